/** Isolation over the API: which requests are taken, what they make of the document, and what a reply shows. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clusterDocument } from '../../model/testing/documents.ts';
import { AccountProvisioningService, OrganizationType } from '../../proto/gen/acctapi/v1/account_pb.js';
import { callRpc, startTestApi, type TestApi } from '../testing/test-api.ts';

const accounts = AccountProvisioningService.method;
/** The memory store writes everything on that day. */
const WRITTEN = Date.parse('2026-01-02T03:04:05Z');
const DAY = 86_400_000;

let test: TestApi;
let address: string;
let now: number;

beforeEach(async () => {
  now = WRITTEN;
  test = await startTestApi({ now: () => now });
  address = test.grpcAddress;
});
afterEach(() => test.stop());

const specOf = (id: string) => test.store.get(id)?.document.spec;
const give = (name: string, spec: Parameters<typeof clusterDocument>[1]) => void test.store.catalog().putShared(clusterDocument(name, spec));
const update = (organizationType: OrganizationType, rest: object = {}) => callRpc(address, accounts.updateAccount, { organizationId: 'acme', organizationType, ...rest });

describe('CreateAccount', () => {
  it.each<[string, OrganizationType, Parameters<typeof clusterDocument>[1], object, string]>([
    ['NODE', OrganizationType.NODE, { nodePools: [{ tenant: 'acme' }] }, { isolation: 'NodePool', clusters: [{ name: 'ground' }] }, 'acme'],
    ['CLUSTER', OrganizationType.CLUSTER, { tenant: 'acme' }, { isolation: 'Cluster', clusters: [{ name: 'ground' }] }, ''],
  ])('%s goes where the platform has a place', async (_, organizationType, cluster, spec, nodePool) => {
    give('ground', cluster);
    await callRpc(address, accounts.createAccount, { organizationId: 'acme', organizationType });
    expect(specOf('acme')).toEqual({ plan: 'free', state: 'Active', ...spec });
    expect(await callRpc(address, accounts.getAccount, { organizationId: 'acme' })).toMatchObject({ organizationType, nodePool, clusters: [{ cluster: 'ground' }] });
  });

  it.each([
    ['NODE', OrganizationType.NODE, 'cluster "local" has no node pool for tenant "acme"'],
    ['CLUSTER', OrganizationType.CLUSTER, 'cluster "local" is not tenant "acme"\'s own'],
  ])('%s is refused where it has none', async (_, organizationType, words) => {
    give('ground', { tenant: 'acme-2', nodePools: [{ tenant: 'acme-2' }] });
    await expect(callRpc(address, accounts.createAccount, { organizationId: 'acme', organizationType })).rejects.toMatchObject({ code: 9, details: expect.stringContaining(`[tenantry/isolation-supported] ${words}`) as string });
    expect(test.store.get('acme')).toBeUndefined();
  });
});

describe('UpdateAccount', () => {
  beforeEach(async () => void (await callRpc(address, accounts.createAccount, { organizationId: 'acme' })));

  it('goes to nodes of its own and back', async () => {
    give('local', { nodePools: [{ tenant: 'acme' }] });
    await update(OrganizationType.NODE);
    expect(specOf('acme')).toEqual({ plan: 'free', state: 'Active', isolation: 'NodePool' });
    await update(OrganizationType.NAMESPACE, { displayName: 'Acme' });
    expect(specOf('acme')).toEqual({ plan: 'free', state: 'Active', isolation: 'Namespace', displayName: 'Acme' });
  });

  it('goes to a cluster of its own, lets the old one go after the retention time, and comes back', async () => {
    give('own', { tenant: 'acme' });
    await update(OrganizationType.CLUSTER);
    const leaving = { plan: 'free', state: 'Active', isolation: 'Cluster', clusters: [{ name: 'own' }, { name: 'local', state: 'Deleted' }] };
    expect(specOf('acme')).toEqual(leaving);
    expect(await callRpc(address, accounts.getAccount, { organizationId: 'acme' })).toMatchObject({ organizationType: OrganizationType.CLUSTER, clusters: [{ cluster: 'own' }, { cluster: 'local' }] });
    now = WRITTEN + 6 * DAY;
    await update(OrganizationType.CLUSTER);
    expect(specOf('acme')).toEqual(leaving);
    now = WRITTEN + 7 * DAY;
    await update(OrganizationType.CLUSTER);
    expect(specOf('acme')).toEqual({ ...leaving, clusters: [{ name: 'own' }] });
    await update(OrganizationType.NAMESPACE);
    expect(specOf('acme')).toEqual({ ...leaving, isolation: 'Namespace', clusters: [{ name: 'local' }, { name: 'own', state: 'Deleted' }] });
  });

  it.each([
    ['NODE', OrganizationType.NODE, 'cluster "local" has no node pool for tenant "acme"'],
    ['CLUSTER', OrganizationType.CLUSTER, 'cluster "local" is not tenant "acme"\'s own'],
  ])('%s is refused where the platform has no place, and previewed as a finding', async (_, organizationType, words) => {
    const before = test.store.head();
    await expect(update(organizationType)).rejects.toMatchObject({ code: 9, details: expect.stringContaining(words) as string });
    const preview = await callRpc(address, accounts.previewAccount, { organizationId: 'acme', organizationType });
    expect(preview).toMatchObject({ allowed: false, findings: [{ policy: 'isolation-supported', message: words }] });
    expect(test.store.head()).toBe(before);
  });

  it('is refused for a deleted tenant: what is on its way out goes nowhere else', async () => {
    give('own', { tenant: 'acme' });
    await callRpc(address, accounts.deleteAccount, { organizationId: 'acme' });
    const before = test.store.head();
    await expect(update(OrganizationType.CLUSTER)).rejects.toMatchObject({ code: 9, details: expect.stringContaining('UndeleteAccount brings it back') as string });
    expect(test.store.head()).toBe(before);
  });

  it('tells before what a move would do', async () => {
    give('own', { tenant: 'acme' });
    const { allowed, findings, changes } = await callRpc(address, accounts.previewAccount, { organizationId: 'acme', organizationType: OrganizationType.CLUSTER });
    expect([allowed, findings]).toEqual([true, []]);
    expect(new Set(changes.map(({ cluster }) => cluster))).toEqual(new Set(['own', 'local']));
    expect(specOf('acme')).toEqual({ plan: 'free', state: 'Active' });
  });

  it('says nothing of whose a cluster is', async () => {
    give('local', { tenant: 'globex' });
    const refusal = await update(OrganizationType.UNSPECIFIED, { displayName: 'Acme' }).catch((error: unknown) => error as { details: string });
    expect(refusal).toMatchObject({ code: 3, details: expect.stringContaining('[tenantry/own-cluster] cluster "local" is another tenant\'s own') as string });
    expect(JSON.stringify(refusal)).not.toContain('globex');
  });
});
