import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createRequest } from '../../cli/manifest-requests.ts';
import { renderedFacts } from '../../cli/rendered-facts.ts';
import { tenantDocument } from '../../model/testing/documents.ts';
import { loadRepository } from '../../synth/load.ts';
import { tenantManifests } from '../../synth/render.ts';
import { subjectOf } from '../../webhook/review/subject.ts';
import { judge } from './index.ts';
import { objectAt, textAt, type JsonObject } from './json.ts';
import type { Operation, Requester } from './subject.ts';
import { USERS } from './testing/objects.ts';

const { catalog } = loadRepository(fileURLToPath(new URL('../../tenants', import.meta.url)));
if (catalog === undefined) throw new Error('the sample repository cannot be read');
const file = (id: string) => ({ id, file: '', blob: '' });
catalog.put({ ...file('suspended'), document: tenantDocument('suspended', { state: 'Suspended' }) });
catalog.put({ ...file('rich'), document: tenantDocument('rich', { namespaces: [{ suffix: 'dev' }], jobs: { enabled: true }, gitops: { url: 'https://git.example.org/x.git' }, network: { access: ['APIServer'], egress: [{ cidr: '203.0.113.0/24' }] } }) });

const sources = renderedFacts(catalog, undefined);
const objects = [...catalog.tenants()].flatMap(({ id }) => tenantManifests(catalog.inputs(id), 'local') as unknown as readonly JsonObject[]);

/** An update takes all labels off, unless Flux itself makes it. */
function changed(object: JsonObject, user: Requester): JsonObject {
  return user === USERS.shard ? object : { ...object, metadata: { ...objectAt(object, 'metadata'), labels: {} } };
}

async function refusals(object: JsonObject, operation: Operation, user: Requester): Promise<string[]> {
  const plain = createRequest({ object, apiVersion: textAt(object, 'apiVersion') ?? '', kind: textAt(object, 'kind') ?? '' }, { namespace: () => '', userIn: () => user });
  const request = { ...plain, operation, object: operation === 'DELETE' ? undefined : operation === 'UPDATE' ? changed(object, user) : object, oldObject: operation === 'CREATE' ? undefined : object };
  const verdict = judge(await subjectOf(request, sources), 0);
  return verdict.violations.map(({ policy, message }) => `${plain.kind} ${plain.namespace}/${plain.name}: ${policy}: ${message}`);
}

describe('what is rendered', () => {
  it.each(['CREATE', 'UPDATE', 'DELETE'] as const)('may be written by Flux: %s', async (operation) => {
    expect(objects.length).toBeGreaterThan(60);
    expect((await Promise.all(objects.map((object) => refusals(object, operation, USERS.shard)))).flat()).toEqual([]);
  });

  it.each(['tenantAccount', 'gitOps', 'clusterAdmin', 'statefulSetController'] as const)('is out of reach for %s, object by object', async (who) => {
    const scoped = objects.filter(({ kind }) => kind !== 'ClusterRole' && kind !== 'ClusterRoleBinding');
    for (const operation of ['CREATE', 'UPDATE', 'DELETE'] as const) {
      for (const object of scoped) expect(await refusals(object, operation, USERS[who]), `${operation} ${JSON.stringify(object['metadata'])}`).not.toEqual([]);
    }
  });
});
