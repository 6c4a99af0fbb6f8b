/** What admission would say to the manifests of one tenant, as faults with file, line and object. */
import type { Catalog, TenantEntry } from '../model/catalog.ts';
import { clusterNamesOf } from '../model/catalog.ts';
import { serviceAccountUser } from '../model/accounts.ts';
import { TenantryError } from '../model/errors.ts';
import { sortFaults, type Fault } from '../model/fault.ts';
import { namespacesOf, primaryNamespace } from '../model/ids.ts';
import { GITOPS_NAME } from '../model/names.ts';
import { nearest } from '../model/nearest.ts';
import { quoted, shown } from '../model/shown.ts';
import { textAt } from '../policies/admission/json.ts';
import type { Requester } from '../policies/admission/subject.ts';
import { subjectOf, type SubjectSources } from '../webhook/review/subject.ts';
import { finalVerdict } from './final-verdict.ts';
import type { FoundFiles } from './manifest-files.ts';
import { createRequest, isClusterKind } from './manifest-requests.ts';
import { parseManifests, type PlacedObject } from './manifests.ts';
import { renderedFacts } from './rendered-facts.ts';

export interface ManifestCheck {
  /** What would be refused, sorted. */
  readonly faults: readonly Fault[];
  /** What is worth knowing and would not be refused; whole lines. */
  readonly notes: readonly string[];
  /** Objects that were judged. */
  readonly objects: number;
}

interface Judging {
  readonly entry: TenantEntry;
  /** One for each of the tenant's clusters. */
  readonly clusters: readonly SubjectSources[];
  readonly nowMs: number;
}

/** Who applies the manifests: Flux with the account of the tenant's source, or else an admin of the tenant. */
function applierIn(entry: TenantEntry, namespace: string): Requester {
  if (entry.document.spec.gitops === undefined) return { username: 'you', groups: [`tenantry:${entry.id}:admins`, 'system:authenticated'] };
  const groups = ['system:serviceaccounts', `system:serviceaccounts:${namespace}`, 'system:authenticated'];
  return { username: serviceAccountUser(namespace, GITOPS_NAME), groups };
}

/** Flux puts all objects of a tenant's source into one namespace, whatever they say. */
function inItsNamespace(placed: PlacedObject, entry: TenantEntry): PlacedObject {
  const { gitops } = entry.document.spec;
  if (gitops === undefined || isClusterKind(placed.kind)) return placed;
  const metadata = placed.object['metadata'];
  const namespace = gitops.namespace ?? primaryNamespace(entry.id);
  return { ...placed, object: { ...placed.object, metadata: { ...(typeof metadata === 'object' ? metadata : {}), namespace } } };
}

function titleOf({ object, kind }: PlacedObject, namespace: string): string {
  const name = textAt(object, 'metadata', 'name') ?? textAt(object, 'metadata', 'generateName') ?? '(unnamed)';
  return shown(`${kind} ${namespace === '' || kind === 'Namespace' ? name : `${namespace}/${name}`}`, 200);
}

/** What no tenant may write at all, whatever admission says. */
function outOfReach(placed: PlacedObject, namespace: string, entry: TenantEntry): Pick<Fault, 'message' | 'fix'> | undefined {
  if (isClusterKind(placed.kind)) return { message: `${placed.kind} lies in no namespace, and tenants have no right to such kinds`, fix: 'remove it; ask the platform for what it was to do' };
  const names = namespacesOf(entry.document).map(({ name }) => name);
  if (names.includes(namespace)) return undefined;
  const near = nearest(namespace, names);
  return { message: `${quoted(namespace)} is no namespace of tenant ${quoted(entry.id)}`, fix: near === undefined ? `it has ${names.join(', ')}` : `did you mean ${quoted(near)}?` };
}

async function judgeObject(given: PlacedObject, file: string, { entry, clusters, nowMs }: Judging): Promise<Pick<ManifestCheck, 'faults' | 'notes'>> {
  const placed = inItsNamespace(given, entry);
  const request = createRequest(placed, { namespace: () => primaryNamespace(entry.id), userIn: (namespace) => applierIn(entry, namespace) });
  const title = titleOf(placed, request.namespace);
  const at = (path: string) => ({ file, line: given.lineOf(path), path: path === '' ? title : `${title}: ${path}` });
  const out = outOfReach(placed, request.namespace, entry);
  if (out !== undefined) return { faults: [{ ...at('metadata.namespace'), path: title, policy: 'manifest', ...out }], notes: [] };
  const verdicts = await Promise.all(clusters.map(async (sources) => finalVerdict(await subjectOf(request, sources), nowMs).verdict));
  return {
    faults: verdicts.flatMap(({ violations }) => violations).map(({ policy, path, message, fix }) => ({ ...at(path), policy, message, fix })),
    notes: verdicts.flatMap(({ warnings }) => warnings).map((warning) => `${file}:${given.lineOf('')}: ${title}: ${shown(warning, 300)}`),
  };
}

function distinct<T>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}

/**
 * Judges manifests in every cluster of the tenant, as if they were created there.
 * @throws TenantryError NOT_FOUND for an unknown tenant
 */
export async function checkManifests({ files, kustomizations }: FoundFiles, id: string, catalog: Catalog, nowMs: number): Promise<ManifestCheck> {
  const entry = catalog.tenant(id);
  if (entry === undefined) {
    const near = nearest(id, [...catalog.tenants()].map((each) => each.id));
    throw new TenantryError('NOT_FOUND', `there is no tenant ${quoted(id)}${near === undefined ? '' : `; did you mean ${quoted(near)}?`}`);
  }
  const clusters = clusterNamesOf(entry.document, catalog.platform).map((cluster) => renderedFacts(catalog, cluster));
  const parsed = files.map(({ path, text }) => ({ path, ...parseManifests(text, path) }));
  const judged = await Promise.all(parsed.flatMap(({ path, objects }) => objects.map((placed) => judgeObject(placed, path, { entry, clusters, nowMs }))));
  const hints = kustomizations.map((path) => `${shown(path, 300)}: overlays and patches are not applied here; check what \`kustomize build\` writes instead`);
  return {
    faults: sortFaults(distinct([...parsed.flatMap(({ faults }) => faults), ...judged.flatMap(({ faults }) => faults)])),
    notes: [...hints, ...distinct(judged.flatMap(({ notes }) => notes))],
    objects: judged.length,
  };
}
