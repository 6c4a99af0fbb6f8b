/**
 * What of the API of a cluster is judged: for everything that can be written in a tenant's namespace either rules that
 * know the kind, or a reason why the rules about every kind (what is rendered, reserved labels, owners, identities in
 * the cloud, shape) are enough. A kind that is in neither list is a gap, which a test over discovery finds.
 */
import { ADMISSION_POLICIES } from './index.ts';
import type { AdmissionRequest, Operation } from './subject.ts';

/** One writable resource or subresource, as discovery lists it. */
export interface Writable {
  readonly group: string;
  /** `pods` or `pods/exec`. */
  readonly resource: string;
  readonly verbs: readonly string[];
}

/** `group/resource` → why the rules about every kind are enough. */
export const EXEMPT: ReadonlyMap<string, string> = new Map([
  ['/configmaps', 'data of the tenant; nothing acts on it outside of its pods'],
  ['/events', 'notes that nothing acts on; counted by no quota, bounded by EventRateLimit'],
  ['events.k8s.io/events', 'notes that nothing acts on; counted by no quota, bounded by EventRateLimit'],
  ['/pods/attach', 'reaches containers that were judged, with RBAC of the namespace'],
  ['/pods/exec', 'reaches containers that were judged, with RBAC of the namespace'],
  ['/pods/portforward', 'reaches containers that were judged, by way of the kubelet'],
  ['/serviceaccounts', 'identities in the cloud are judged by cloud-identity, tokens by account-tokens, use in pods by account-use'],
  ['apps/controllerrevisions', 'history of the tenant\'s own workloads; pods that come of it are judged'],
  ['authorization.k8s.io/localsubjectaccessreviews', 'a question, which changes nothing'],
  ['resource.k8s.io/resourceclaims', 'devices are counted and bound when a pod uses them, and pods are judged; admin access needs a label of the namespace'],
  ['resource.k8s.io/resourceclaimtemplates', 'the same, claim by claim'],
  ['scheduling.k8s.io/podgroups', 'groups of the tenant\'s own pods, each of which is judged'],
  ['scheduling.k8s.io/workloads', 'groups of the tenant\'s own pods, each of which is judged'],
]);

const OPERATIONS: Readonly<Record<string, Operation>> = { create: 'CREATE', update: 'UPDATE', patch: 'UPDATE', delete: 'DELETE', deletecollection: 'DELETE' };
/** Subresources that are connected to rather than written. */
const CONNECTED: ReadonlySet<string> = new Set(['attach', 'exec', 'portforward', 'proxy']);

function requestFor({ group, resource }: Writable, operation: Operation): AdmissionRequest {
  const [name = '', subResource = ''] = resource.split('/');
  return {
    operation, group, version: 'v1', kind: '', resource: name, subResource, namespace: 'tenant-acme', name: '', object: undefined, oldObject: undefined, options: undefined, dryRun: false,
    user: { username: '', groups: [] },
  };
}

/** A kind that nobody knows: a rule with a say on it has one on every kind, and so says nothing of one. */
const UNKNOWN: Writable = { group: 'nobody.example.org', resource: 'unknowns', verbs: [] };

function judging(writable: Writable, operations: ReadonlySet<Operation>): Set<string> {
  const requests = [...operations].map((operation) => requestFor(writable, operation));
  return new Set(ADMISSION_POLICIES.filter((policy) => requests.some((request) => policy.judges(request))).map(({ id }) => id));
}

/** Ids of the rules that know the kind and judge at least one way of writing it. */
export function rulesFor(writable: Writable): string[] {
  const connected = CONNECTED.has(writable.resource.split('/')[1] ?? '');
  const operations = new Set<Operation>(connected ? ['CONNECT'] : writable.verbs.flatMap((verb) => OPERATIONS[verb] ?? []));
  const general = judging(UNKNOWN, operations);
  return [...judging(writable, operations)].filter((id) => !general.has(id));
}

/** What of these is neither judged by a rule that knows it nor exempt: gaps. */
export function gapsIn(writables: readonly Writable[]): string[] {
  return writables.filter((writable) => rulesFor(writable).length === 0 && !EXEMPT.has(`${writable.group}/${writable.resource}`)).map(({ group, resource }) => `${group}/${resource}`);
}
