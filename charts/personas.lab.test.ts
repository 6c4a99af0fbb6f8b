import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLab, type Lab } from '../lab/lab.ts';
import { openCluster } from '../lab/cluster-objects.ts';
import { gapsIn, type Writable } from '../policies/admission/coverage.ts';
import { apiUser, fluxAccount, type ApiUser } from './testing/api-user.ts';
import { ATTEMPTS, type Attempt, type Who } from './testing/attempts.ts';
import { inputs, richSpec, tenant } from './testing/documents.ts';
import { prepareCluster, type TenantCluster } from './testing/tenant-cluster.ts';

const EVERYBODY = ['system:authenticated'];
/** Allowed, but there is no such pod, or the connection is none that could be upgraded. */
const REACHED = [400, 404];

let folder: string;
let lab: Lab;
let eu1: TenantCluster;
let users: Record<Who, ApiUser>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenantry-personas-'));
  lab = await startLab({ dir: join(folder, 'lab'), clusters: ['eu-1'], env: process.env, nodes: 0, log: () => undefined });
  const cluster = lab.cluster('eu-1');
  eu1 = await prepareCluster(cluster);
  for (const id of ['acme', 'globex']) await eu1.applyTenant(inputs(tenant(id, { ...richSpec(id) })));
  await eu1.applyTenant(inputs(tenant('paused', { ...richSpec('paused'), state: 'Suspended' })));
  const person = (name: string, ...groups: string[]): Promise<ApiUser> => apiUser(cluster, name, [...groups, ...EVERYBODY]);
  users = {
    admin: await person('alice', 'tenantry:acme:admins'),
    user: await person('bob', 'tenantry:acme:users'),
    viewer: await person('carol', 'tenantry:acme:viewers'),
    'admin of a suspended tenant': await person('dave', 'tenantry:paused:admins'),
    'named admin': await person('ann@acme.test'),
    'platform admin': await person('erin', 'tenantry:platform-admins'),
    'cluster admin': eu1.root,
    'shard account': eu1.shard,
    'API account': await fluxAccount(cluster, 'tenantry-api'),
    'source controller': await fluxAccount(cluster, 'source-controller'),
    'GitOps account': await apiUser(cluster, 'system:serviceaccount:tenant-acme:tenantry-gitops', ['system:serviceaccounts', 'system:serviceaccounts:tenant-acme', ...EVERYBODY]),
  };
  // What attempts to delete or change needs to be there: two things that are the tenant's own.
  const own = { namespace: 'tenant-acme' };
  const rules = [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }];
  for (const object of [
    { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata: { name: 'own', ...own }, rules },
    { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'own', ...own }, spec: { podSelector: {}, policyTypes: ['Ingress'] } },
  ]) await eu1.root.apply(object);
  // A namespace that took the name of a tenant to be; only the platform can make one now.
  const maker = await person('mia', 'system:masters', 'tenantry:platform-admins');
  await maker.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'tenant-foreign', labels: { team: 'foreign' } } });
}, 40 * 60_000);

afterAll(async () => {
  await lab?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** As a dry run, so that no attempt changes what the next one meets. Admission and RBAC judge it all the same. */
async function attempt({ who, method, path, body }: Attempt): Promise<{ readonly status: number; readonly message: string }> {
  const dry = method === 'GET' ? '' : `${path.includes('?') ? '&' : '?'}dryRun=All`;
  return users[who].request(method, `${path}${dry}`, body);
}

describe.each([...Map.groupBy(ATTEMPTS, ({ who }) => who)])('%s', (_, attempts) => {
  it.each(attempts.map((one) => [one.refused === undefined ? 'may' : 'may not', one.what, one] as const))('%s %s', async (_may, _what, one) => {
    const { status, message } = await attempt(one);
    if (one.refused === undefined) {
      expect(one.absent === true ? REACHED : [200], message).toContain(status);
      return;
    }
    expect(status, message).toBe(403);
    expect(message).toMatch(one.refused);
  });
});

interface Resource {
  readonly name: string;
  readonly group: string;
  readonly namespaced: boolean;
  readonly verbs: readonly string[];
}

interface ServedGroup {
  readonly name: string;
  readonly versions: readonly { readonly groupVersion: string }[];
}

/** Everything that this API server serves, of every version, subresources too. */
async function everyResource(): Promise<Resource[]> {
  const get = async (path: string): Promise<unknown> => (await eu1.root.client.send({ method: 'GET', path })).body;
  const { groups } = (await get('/apis')) as { groups: readonly ServedGroup[] };
  const paths = [['', '/api/v1'] as const, ...groups.flatMap(({ name, versions }) => versions.map(({ groupVersion }) => [name, `/apis/${groupVersion}`] as const))];
  const lists = await Promise.all(paths.map(async ([group, path]) => {
    const { resources } = (await get(path)) as { resources: readonly Omit<Resource, 'group'>[] };
    return resources.map(({ name, namespaced, verbs }) => ({ name, namespaced, verbs, group }));
  }));
  return [...new Map(lists.flat().map((one) => [`${one.group}/${one.name}`, one])).values()];
}

async function allowed(who: Who, resources: readonly Pick<Resource, 'group' | 'name'>[], namespace: string | undefined, verbs: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const { name, group } of resources) {
    const [resource, subresource] = name.split('/');
    for (const verb of verbs) {
      const spec = { resourceAttributes: { group, resource, verb, ...(subresource === undefined ? {} : { subresource }), ...(namespace === undefined ? {} : { namespace }) } };
      const body = { apiVersion: 'authorization.k8s.io/v1', kind: 'SelfSubjectAccessReview', spec };
      const answer = await users[who].client.send({ method: 'POST', path: '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews', body });
      if ((answer.body as { status: { allowed: boolean } }).status.allowed) found.push(`${verb} ${group}/${name}`);
    }
  }
  return found.sort();
}

const WRITES = ['create', 'update', 'patch', 'delete', 'deletecollection'];

function writableOf({ group, name, verbs }: Resource): Writable {
  return { group, resource: name, verbs };
}

const VERBS = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'];

describe('over everything that the API server serves', () => {
  it('each kind and subresource that can be written in a namespace is judged by a rule that knows it, or exempt for a reason', async () => {
    const writable = (await everyResource()).filter(({ namespaced, verbs }) => namespaced && verbs.some((verb) => WRITES.includes(verb)));
    expect(writable.length).toBeGreaterThan(60);
    expect(gapsIn(writable.map(writableOf))).toEqual([]);
  });

  it('a kind that comes is found to be a gap, and rules about every kind hold for it at once', async () => {
    const schema = { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } };
    const names = { plural: 'gadgets', singular: 'gadget', kind: 'Gadget', listKind: 'GadgetList' };
    const spec = { group: 'example.org', scope: 'Namespaced', names, versions: [{ name: 'v1', served: true, storage: true, schema }] };
    await openCluster(lab.cluster('eu-1').kubeconfigPath).applyDefinitions([{ apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', metadata: { name: 'gadgets.example.org' }, spec }]);
    expect(gapsIn((await everyResource()).filter(({ group }) => group === 'example.org').map(writableOf))).toEqual(['example.org/gadgets']);
    const gadget = { apiVersion: 'example.org/v1', kind: 'Gadget', metadata: { name: 'x', namespace: 'tenant-acme', labels: { 'tenantry.dev/managed': 'true' } } };
    expect((await eu1.root.create(gadget)).message).toContain('[tenantry/managed-objects]');
  });

  it.each(['admin', 'user', 'viewer', 'GitOps account'] as const)('a tenant %s has no right on cluster-scoped kinds but to ask about itself', async (who) => {
    const resources = (await everyResource()).filter(({ namespaced }) => !namespaced);
    expect(resources.length).toBeGreaterThan(30);
    expect(await allowed(who, resources, undefined, VERBS)).toEqual([
      'create authentication.k8s.io/selfsubjectreviews', 'create authorization.k8s.io/selfsubjectaccessreviews', 'create authorization.k8s.io/selfsubjectrulesreviews',
    ]);
  });

  it.each(['admin', 'GitOps account'] as const)('the %s of one tenant has no right in another tenant\'s namespace', async (who) => {
    const resources = (await everyResource()).filter(({ namespaced }) => namespaced);
    expect(await allowed(who, resources, 'tenant-globex', ['get', 'create', 'update', 'delete'])).toEqual([]);
  });

  it('a viewer only reads, and no secrets', async () => {
    const resources = (await everyResource()).filter(({ namespaced }) => namespaced);
    expect(await allowed('viewer', resources, 'tenant-acme', ['create', 'update', 'patch', 'delete', 'deletecollection'])).toEqual([]);
    const reads = await allowed('viewer', resources, 'tenant-acme', ['get', 'list', 'watch']);
    expect(reads.filter((read) => /secrets|exec|attach|portforward|proxy|token/.test(read))).toEqual([]);
    expect(reads).toContain('get /pods/log');
  });

  it('nobody of a tenant writes its walls or takes on another identity', async () => {
    const resources = (await everyResource()).filter(({ name }) => /^(resourcequotas|limitranges|namespaces|endpoints|endpointslices|serviceaccounts\/token|pods\/binding|bindings|daemonsets|pods\/proxy|services\/proxy)/.test(name));
    for (const who of ['admin', 'user', 'GitOps account'] as const) {
      expect(await allowed(who, resources, 'tenant-acme', ['create', 'update', 'patch', 'delete', 'deletecollection'])).toEqual([]);
      const powers = [{ group: 'rbac.authorization.k8s.io', name: 'roles' }, { group: 'rbac.authorization.k8s.io', name: 'clusterroles' }, { group: '', name: 'serviceaccounts' }, { group: '', name: 'users' }, { group: '', name: 'groups' }];
      expect(await allowed(who, powers, 'tenant-acme', ['escalate', 'bind', 'impersonate'])).toEqual([]);
    }
  });
});
