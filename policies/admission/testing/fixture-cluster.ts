/** A cluster in which every fixture can be tried: cells, kinds, people, and switches for floor and webhook. */
import { apiUser, type ApiUser } from '../../../charts/testing/api-user.ts';
import { createApiClient, type AnyObject, type ApiClient } from '../../../lab/api-client.ts';
import { openCluster } from '../../../lab/cluster-objects.ts';
import type { LabCluster } from '../../../lab/cluster.ts';
import { waitFor } from '../../../lab/wait.ts';
import { prepareJudgedCluster, type JudgedCluster } from '../../../webhook/testing/judged-cluster.ts';
import { FLUX_NAMESPACE } from '../../../model/accounts.ts';
import { MANAGED_LABEL, PERSONA_ROLES } from '../../../model/names.ts';
import { textAt, type JsonObject } from '../json.ts';
import { answerTo, collectionOf, named, type Answered } from './fixture-calls.ts';
import { cellBasics, cellContents, cellNamespaces, definitionsFor, oldObjects, type Placed } from './fixture-cells.ts';

const DEADLINE = { deadlineMs: 120_000 };
const RBAC = 'rbac.authorization.k8s.io';
const BINDINGS = '/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicybindings';
const AT_ONCE = 12;

export interface FixtureCluster {
  readonly judged: JudgedCluster;
  /** Makes what others may not: a member of system:masters and a platform admin. */
  readonly maker: ApiUser;
  /** Answers to all fixtures, each sent by the user that it names, by key. */
  tryAll(): Promise<ReadonlyMap<string, Answered>>;
  /** The same, all of them sent by one user. */
  tryAllAs(user: ApiUser): Promise<ReadonlyMap<string, Answered>>;
  /** Gives everything back as it is rendered: Pod Security, and the persona of a tenant admin to that group. */
  asRendered(admins: string): Promise<void>;
  /** What bindings of the floor do from now on; `none` takes them away. */
  setFloor(action: 'Deny' | 'Warn' | 'none'): Promise<void>;
}

/** Several at a time, in order of the list. */
async function each<T>(items: readonly T[], act: (item: T) => Promise<void>): Promise<void> {
  const rest = items.values();
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (const item of rest) await act(item);
  }));
}

interface Group {
  readonly versions: readonly { readonly groupVersion: string }[];
}

/** `group/resource` of everything that is served. */
async function servedKinds(client: ApiClient): Promise<Set<string>> {
  const get = async (path: string): Promise<unknown> => (await client.send({ method: 'GET', path })).body;
  const { groups } = (await get('/apis')) as { readonly groups: readonly Group[] };
  const lists = await Promise.all(groups.flatMap(({ versions }) => versions).map(async ({ groupVersion }) => {
    const { resources } = (await get(`/apis/${groupVersion}`)) as { readonly resources: readonly { readonly name: string }[] };
    return resources.map(({ name }) => `${groupVersion.split('/')[0] ?? ''}/${name}`);
  }));
  return new Set(lists.flat());
}

/** Whoever a fixture names may do everything: what is tried is admission. */
async function allow(maker: ApiUser, users: readonly string[]): Promise<void> {
  const rules = [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }];
  const subjects = users.map((name) => ({ apiGroup: RBAC, kind: 'User', name }));
  await maker.apply({ apiVersion: `${RBAC}/v1`, kind: 'ClusterRole', metadata: { name: 'everything' }, rules });
  await maker.apply({ apiVersion: `${RBAC}/v1`, kind: 'ClusterRoleBinding', metadata: { name: 'everything' }, roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: 'everything' }, subjects });
}

/** Kinds that the platform itself is applied with; Flux need not run. */
const FLUX = [
  { group: 'kustomize.toolkit.fluxcd.io', resource: 'kustomizations', kind: 'Kustomization' },
  { group: 'source.toolkit.fluxcd.io', resource: 'gitrepositories', kind: 'GitRepository' },
];

const CLASSES: readonly AnyObject[] = [
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: FLUX_NAMESPACE } },
  { apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata: { name: 'tenant-low' }, value: -10 },
  ...['tenant-gvisor', 'nvidia'].map((name) => ({ apiVersion: 'node.k8s.io/v1', kind: 'RuntimeClass', metadata: { name }, handler: 'runsc' })),
  // A pod that stands on a node which is not there is collected.
  { apiVersion: 'v1', kind: 'Node', metadata: { name: 'node-1' } },
];

/** The API server leaves status out, and what is being deleted has to be deleted first. */
async function makeOld(maker: ApiUser, { request, object }: ReturnType<typeof oldObjects>[number]): Promise<void> {
  const { deletionTimestamp, ...metadata } = named(object, request)['metadata'] as JsonObject;
  const held = deletionTimestamp === undefined ? metadata : { ...metadata, finalizers: ['example.org/hold'] };
  await maker.client.send({ method: 'POST', path: collectionOf(request), body: { ...object, metadata: held } });
  if (deletionTimestamp !== undefined) await maker.client.send({ method: 'DELETE', path: `${collectionOf(request)}/${textAt(object, 'metadata', 'name') ?? ''}` });
}

async function quotasAreCounted(client: ApiClient): Promise<true | undefined> {
  const { body } = await client.send({ method: 'GET', path: '/api/v1/resourcequotas' });
  const { items } = body as { readonly items: readonly { readonly status?: { readonly hard?: unknown } }[] };
  return items.length > 0 && items.every(({ status }) => status?.hard !== undefined) ? true : undefined;
}

/** What must be there before the floor is: it would let nobody make half of it. */
async function layOut(lab: LabCluster, maker: ApiUser, all: readonly Placed[]): Promise<void> {
  await each(cellNamespaces(all), (namespace) => maker.apply(namespace));
  const requests = [...all.map(({ request }) => request), ...FLUX.map((kind) => ({ ...kind, version: 'v1' }))];
  await openCluster(lab.kubeconfigPath).applyDefinitions(definitionsFor(requests, await servedKinds(maker.client)));
  await each([...CLASSES, ...cellBasics(all)], (object) => maker.apply(object));
  const room = { cpu: '1000', memory: '1000Gi', 'ephemeral-storage': '1000Gi', pods: '1000' };
  await maker.request('PATCH', '/api/v1/nodes/node-1/status', { status: { capacity: room, allocatable: room } });
  await each(oldObjects(all), (old) => makeOld(maker, old));
  await allow(maker, [...new Set(all.map(({ request }) => request.user.username))]);
}

/** A request that only the floor refuses, or warns about. */
async function floorSays(probe: ApiUser): Promise<'Deny' | 'Warn' | 'none'> {
  const body = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'probe', labels: { 'tenantry.dev/managed': 'true' } } };
  const outcome = await probe.request('POST', '/api/v1/namespaces/default/configmaps?dryRun=All', body);
  if (outcome.message.includes('[tenantry/managed-objects]')) return 'Deny';
  const { headers } = await probe.client.send({ method: 'POST', path: '/api/v1/namespaces/default/configmaps?dryRun=All', body });
  return String(headers['warning'] ?? '').includes('[tenantry/managed-objects]') ? 'Warn' : 'none';
}

/** Applies the platform, with the floor in force and no webhook, and everything that fixtures need. */
export async function prepareFixtures(lab: LabCluster, all: readonly Placed[]): Promise<FixtureCluster> {
  const maker = await apiUser(lab, 'maker', ['system:masters', 'tenantry:platform-admins']);
  await layOut(lab, maker, all);
  const judged = await prepareJudgedCluster(lab);
  await each(cellContents(all), (object) => maker.apply(object));
  await waitFor('the quotas of all cells', () => quotasAreCounted(maker.client), DEADLINE);
  const users = new Map<string, ApiClient>();
  for (const { request: { user } } of all) {
    if (!users.has(user.username)) users.set(user.username, createApiClient(await lab.clientFor(user.username, user.groups)));
  }
  const run = async (clientOf: (one: Placed) => ApiClient): Promise<ReadonlyMap<string, Answered>> => {
    const answers = new Map<string, Answered>();
    await each(all, async (one) => void answers.set(one.key, await answerTo(clientOf(one), one)));
    return answers;
  };
  const bindings = ((await maker.client.send({ method: 'GET', path: BINDINGS })).body as { readonly items: readonly AnyObject[] }).items;
  return {
    judged,
    maker,
    tryAll: () => run(({ request }) => users.get(request.user.username) ?? maker.client),
    tryAllAs: (user) => run(() => user.client),
    asRendered: async (admins) => {
      const names = cellNamespaces(all).filter(({ metadata }) => metadata?.labels?.[MANAGED_LABEL] === 'true').map(({ metadata }) => metadata?.name ?? '');
      const labels = { 'pod-security.kubernetes.io/enforce': 'restricted', 'pod-security.kubernetes.io/enforce-version': 'v1.30' };
      await each(names, async (namespace) => {
        await maker.client.send({ method: 'PATCH', path: `/api/v1/namespaces/${namespace}`, body: { metadata: { labels } }, contentType: 'application/merge-patch+json' });
        const subjects = [{ apiGroup: RBAC, kind: 'Group', name: admins }];
        await maker.apply({ apiVersion: `${RBAC}/v1`, kind: 'RoleBinding', metadata: { name: 'admins', namespace }, roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: PERSONA_ROLES.admin }, subjects });
      });
    },
    setFloor: async (action) => {
      for (const { metadata, spec } of bindings) {
        const path = `${BINDINGS}/${metadata?.name ?? ''}`;
        await maker.request('DELETE', path);
        const body = { apiVersion: 'admissionregistration.k8s.io/v1', kind: 'ValidatingAdmissionPolicyBinding', metadata: { name: metadata?.name, labels: metadata?.labels }, spec: { ...(spec as object), validationActions: [action] } };
        if (action !== 'none') await maker.client.send({ method: 'POST', path: BINDINGS, body });
      }
      await waitFor(`the floor to say ${action}`, async () => ((await floorSays(judged.root)) === action ? true : undefined), DEADLINE);
    },
  };
}
