/** What admission would say to Flux when it applies what a tenants repository renders. */
import type { Catalog } from '../model/catalog.ts';
import { clusterNamesOf } from '../model/catalog.ts';
import { SHARD_USER } from '../model/accounts.ts';
import { sortFaults, type Fault } from '../model/fault.ts';
import { shown } from '../model/shown.ts';
import { judge } from '../policies/admission/index.ts';
import { textAt, type JsonObject } from '../policies/admission/json.ts';
import type { Requester } from '../policies/admission/subject.ts';
import { tenantManifests } from '../synth/render.ts';
import { subjectOf, type SubjectSources } from '../webhook/review/subject.ts';
import { createRequest } from './manifest-requests.ts';
import { factsFrom } from './rendered-facts.ts';

const FLUX: Requester = { username: SHARD_USER, groups: ['system:serviceaccounts', 'system:authenticated'] };

async function judgeRendered(object: JsonObject, file: string, sources: SubjectSources, nowMs: number): Promise<Fault[]> {
  const [apiVersion = '', kind = ''] = [textAt(object, 'apiVersion'), textAt(object, 'kind')];
  const request = createRequest({ object, apiVersion, kind }, { namespace: () => '', userIn: () => FLUX });
  const title = shown(`rendered ${kind} ${request.namespace === '' || kind === 'Namespace' ? request.name : `${request.namespace}/${request.name}`}`, 200);
  const { violations } = judge(await subjectOf(request, sources), nowMs);
  return violations.map(({ policy, path, message, fix }) => ({ file, line: 0, path: path === '' ? title : `${title}: ${path}`, policy, message, fix }));
}

/** Judges every object of every tenant in every cluster; what is found would stop a shard. The catalog has no faults. */
export async function checkRendered(catalog: Catalog, nowMs: number): Promise<Fault[]> {
  const found: Fault[] = [];
  for (const { id, file, document } of catalog.tenants()) {
    for (const cluster of clusterNamesOf(document, catalog.platform)) {
      const objects = tenantManifests(catalog.inputs(id), cluster) as unknown as readonly JsonObject[];
      const sources = factsFrom((each) => (each === id ? objects : []));
      for (const object of objects) found.push(...(await judgeRendered(object, file, sources, nowMs)));
    }
  }
  // Clusters mostly agree.
  return sortFaults([...new Map(found.map((fault) => [JSON.stringify(fault), fault])).values()]);
}
