/** What every PodIdentities does, whatever is behind it; through the keeper where it is about a tenant. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { AssociationFacts, CloudAccount } from '../ports.ts';
import { TenantKeeper } from '../tenant-keeper.ts';
import { ACCOUNT, BUCKET, wantedOf, type Setting } from './cloud-fixtures.ts';

/** An account with cluster `local` in EKS and the shared role, and ways to do what somebody else does in it. */
export interface PodIdentityWorld {
  readonly account: CloudAccount;
  /** Changes every association of a namespace. */
  change(namespace: string, change: { readonly roleArn?: string; readonly policy?: string; readonly tags?: Record<string, string>; readonly targetRole?: string; readonly addOn?: string }): void;
  /** All that are there, by namespace; written out to compare. */
  all(): readonly (readonly [namespace: string, text: string])[];
  dropCluster(): void;
  dropSharedRole(): void;
}

const soon = (): AbortSignal => AbortSignal.timeout(30_000);
const CLUSTER = { name: 'local', region: 'us-east-1' };

export function podIdentitiesContract(name: string, open: () => Promise<PodIdentityWorld>): void {
  describe(`pod identities: ${name}`, () => {
    let world: PodIdentityWorld;
    let keeper: TenantKeeper;

    beforeEach(async () => {
      world = await open();
      keeper = new TenantKeeper({ accounts: () => world.account, sleep: async () => {} });
    });

    const aws = { strategy: 'pod-identity' } as const;
    const ensure = (id: string, setting: Setting = {}) => keeper.ensure(wantedOf(id, { aws, ...setting }), soon());
    const port = () => world.account.podIdentities ?? expect.fail('none');
    const found = (id: string, ...namespaces: string[]): Promise<readonly AssociationFacts[]> => port().list(CLUSTER, { tenant: id, namespaces }, soon());
    const namespaces = () => world.all().map(([namespace]) => namespace).sort();

    it('associates each namespace as the document wants, and finds nothing to do after that', async () => {
      const spec = { namespaces: [{ suffix: 'dev' }] };
      expect(await ensure('acme', { tenant: spec })).toEqual(['create association of tenant-acme', 'create association of tenant-acme--dev']);
      const wanted = wantedOf('acme', { aws, tenant: spec }).accounts[0]?.associations ?? [];
      const real = await found('acme', 'tenant-acme', 'tenant-acme--dev');
      expect(real.map(({ id: _, ...facts }) => facts)).toEqual(wanted.map((one) => ({ ...one, targetRole: undefined, addOn: undefined })));
      expect(real[0]).toMatchObject({ roleArn: `arn:aws:iam::${ACCOUNT}:role/tenantry/tenantry-shared`, serviceAccount: 'tenantry-workload', tags: { 'tenantry:owner': 'tenantry', 'tenantry:tenant': 'acme' } });
      expect(real[0]?.policy).toContain(`arn:aws:s3:::${BUCKET}/orgs/acme/*`);
      const before = world.all();
      expect([await ensure('acme', { tenant: spec }), world.all()]).toEqual([[], before]);
    });

    it.each([
      ['another role', { roleArn: `arn:aws:iam::${ACCOUNT}:role/admin` }],
      ['a wider session policy', { policy: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}' }],
      ['no session policy', { policy: '' }],
      ['a further role', { targetRole: `arn:aws:iam::${ACCOUNT}:role/admin` }],
    ])('repairs %s', async (_, change) => {
      await ensure('acme');
      const [before] = await found('acme', 'tenant-acme');
      world.change('tenant-acme', change);
      expect(await ensure('acme')).not.toEqual([]);
      const [{ id, ...after } = expect.fail('none')] = await found('acme', 'tenant-acme');
      expect({ ...after, id: before?.id ?? id }).toEqual(before);
      expect([world.all().length, await ensure('acme')]).toEqual([1, []]);
    });

    it('follows the document: namespaces, suspension and back, another bucket, another strategy', async () => {
      await ensure('acme', { tenant: { namespaces: [{ suffix: 'dev' }] } });
      await ensure('ab');
      await ensure('acme', { tenant: { namespaces: [{ suffix: 'dev', state: 'Deleted' }] } });
      expect(namespaces()).toEqual(['tenant-ab', 'tenant-acme']);
      await ensure('acme', { tenant: { namespaces: [{ suffix: 'dev' }] } });
      // A namespace that no document names any more is found too.
      await ensure('acme');
      expect(namespaces()).toEqual(['tenant-ab', 'tenant-acme']);
      await ensure('acme', { tenant: { state: 'Suspended' } });
      expect(namespaces()).toEqual(['tenant-ab']);
      await ensure('acme');
      expect(namespaces()).toEqual(['tenant-ab', 'tenant-acme']);
      await ensure('acme', { aws: { strategy: 'role-per-tenant', keep: ['pod-identity'] } });
      expect(namespaces()).toEqual(['tenant-ab', 'tenant-acme']);
      await ensure('acme', { aws: { strategy: 'role-per-tenant' } });
      expect(namespaces()).toEqual(['tenant-ab']);
    });

    it('takes a suspended tenant\'s away even where the rest cannot be done', async () => {
      await ensure('acme');
      await expect(ensure('acme', { tenant: { state: 'Suspended' }, bucket: false })).rejects.toMatchObject({ code: 'FAILED_PRECONDITION', message: expect.stringContaining('bucket') as string });
      expect(namespaces()).toEqual([]);
    });

    it.each([
      ['of another owner', { tags: { 'tenantry:owner': 'somebody', 'tenantry:tenant': 'acme' } }],
      ['of another tenant', { tags: { 'tenantry:owner': 'tenantry', 'tenantry:tenant': 'other' } }],
      ['without tags', { tags: {} }],
      ['of an add-on', { addOn: `arn:aws:eks:us-east-1:${ACCOUNT}:addon/local/x/1` }],
    ])('never touches one %s', async (_, change) => {
      await ensure('acme');
      world.change('tenant-acme', { ...change, roleArn: `arn:aws:iam::${ACCOUNT}:role/foreign` });
      const before = world.all();
      await expect(ensure('acme')).rejects.toMatchObject({ code: 'FAILED_PRECONDITION', message: expect.stringContaining('tenant-acme/tenantry-workload in local has a pod identity association that is not ours') as string });
      await ensure('acme', { tenant: { state: 'Suspended' } });
      await ensure('acme', { aws: { strategy: 'role-per-tenant' } });
      expect(world.all()).toEqual(before);
    });

    it('tells two tries to make one from each other, and is not astonished that one is gone', async () => {
      await ensure('acme');
      const wanted = wantedOf('acme', { aws }).accounts[0]?.associations[0] ?? expect.fail('none wanted');
      await expect(port().create(wanted, soon())).rejects.toMatchObject({ code: 'ALREADY_EXISTS' });
      const [real = expect.fail('none')] = await found('acme', 'tenant-acme');
      await port().remove(real, soon());
      await port().remove(real, soon());
      await expect(port().update(real, wanted, soon())).rejects.toMatchObject({ code: 'UNAVAILABLE' });
      expect([world.all(), await found('acme', 'tenant-acme')]).toEqual([[], []]);
    });

    it('says what is missing: a cluster, or the shared role', async () => {
      await ensure('acme');
      expect([await port().isSetUp(soon()), await port().tenants(CLUSTER, soon())]).toEqual([true, ['acme']]);
      world.dropCluster();
      await expect(ensure('other')).rejects.toMatchObject({ code: 'FAILED_PRECONDITION', message: expect.stringContaining('cluster local is not in EKS') as string });
    });

    it('asks for the shared role where the strategy is in use, and needs none elsewhere', async () => {
      world.dropSharedRole();
      for (const state of ['Active', 'Suspended'] as const) await expect(ensure('acme', { tenant: { state } })).rejects.toMatchObject({ code: 'FAILED_PRECONDITION', message: expect.stringContaining(`role tenantry-shared in account ${ACCOUNT}`) as string });
      await ensure('acme', { aws: { strategy: 'role-per-tenant' } });
      expect(world.all()).toEqual([]);
    });

    it('ends when it is told to', async () => {
      await expect(port().list(CLUSTER, { tenant: 'acme', namespaces: ['tenant-acme'] }, AbortSignal.abort())).rejects.toMatchObject({ code: 'CANCELLED' });
    });
  });
}
