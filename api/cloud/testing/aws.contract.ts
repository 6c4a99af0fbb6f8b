/** What every CloudAccount does, whatever is behind it. */
import { beforeEach, describe, expect, it } from 'vitest';
import { tenantDocument } from '../../../model/testing/documents.ts';
import { NOTHING_PURGED } from '../../accounts/cloud.ts';
import type { CloudAccount, PrefixPlace, RoleFacts } from '../ports.ts';
import { canonicalPolicy } from '../policy/statement.ts';
import { TenantKeeper } from '../tenant-keeper.ts';
import { PREFIX_POLICY, storedPlace, SUSPENDED_POLICY_NAME, wantedCloud } from '../wanted.ts';
import { ACCOUNT, BUCKET, cloudCatalog, PLACE, wantedOf, type Setting } from './cloud-fixtures.ts';
import { takenBy } from './taken.ts';

/** An account with an empty bucket, and ways to do what somebody else does in it. */
export interface World {
  readonly account: CloudAccount;
  /** Makes a role that is not ours. */
  addRole(name: string, tags: Readonly<Record<string, string>>): Promise<void>;
  attachPolicy(role: string): Promise<void>;
  addProfile(role: string): Promise<void>;
  putObject(key: string): Promise<void>;
  /** Leaves a delete marker where the bucket has versions. */
  deleteObject(key: string): Promise<void>;
  beginUpload(key: string): Promise<void>;
  /** Keys of all versions, markers and uploads. */
  held(): Promise<readonly string[]>;
}

const soon = (): AbortSignal => AbortSignal.timeout(30_000);

export function awsContract(name: string, open: () => Promise<World>): void {
  describe(`AWS: ${name}`, () => {
    let world: World;
    let keeper: TenantKeeper;
    let id = 'acme';
    let count = 0;

    beforeEach(async () => {
      world = await open();
      // Worlds may be shared, ids are not.
      id = `acme-${(count += 1)}`;
      keeper = new TenantKeeper({ accounts: () => world.account, sleep: async () => {} });
    });

    const ensure = (setting: Setting = {}) => keeper.ensure(wantedOf(id, setting), soon());
    const role = async (): Promise<RoleFacts> => (await world.account.roles.read(`tenant-${id}`, soon())) ?? expect.fail('no role');
    const place = (): PrefixPlace => ({ accountId: ACCOUNT, bucket: BUCKET, prefix: `orgs/${id}/` });

    it('makes role and prefix as the document wants, and finds nothing to do after that', async () => {
      await ensure();
      const [wanted] = wantedOf(id).accounts;
      const real = await role();
      expect(real).toMatchObject({ arn: `arn:aws:iam::${ACCOUNT}:role/tenantry/tenant-${id}`, boundary: `arn:aws:iam::${ACCOUNT}:policy/tenantry/tenantry-boundary`, tags: { 'tenantry:owner': 'tenantry', 'tenantry:tenant': id }, attached: [] });
      expect(canonicalPolicy(real.trust)).toBe(canonicalPolicy(wanted?.role?.trust ?? ''));
      expect([...real.policies].map(([policy, text]) => [policy, canonicalPolicy(text)])).toEqual([...(wanted?.role?.policies ?? [])].map(([policy, text]) => [policy, canonicalPolicy(text)]));
      expect(await world.held()).toContain(`orgs/${id}/`);
      expect(await ensure()).toEqual([]);
      expect(await role()).toEqual(real);
      expect((await world.held()).filter((key) => key === `orgs/${id}/`)).toHaveLength(1);
    });

    it('repairs whatever somebody changed', async () => {
      await ensure();
      const before = await role();
      const apply = (step: Parameters<CloudAccount['roles']['apply']>[1]) => world.account.roles.apply(`tenant-${id}`, step, soon());
      await apply({ kind: 'put-policy', policy: 'more', text: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}' });
      await apply({ kind: 'put-policy', policy: PREFIX_POLICY, text: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}' });
      await apply({ kind: 'set-trust', trust: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}]}' });
      await apply({ kind: 'set-boundary', boundary: 'arn:aws:iam::aws:policy/AdministratorAccess' });
      await world.attachPolicy(`tenant-${id}`);
      await ensure();
      expect(await role()).toEqual(before);
    });

    it('follows the document: namespaces, suspension and back', async () => {
      await ensure();
      await ensure({ tenant: { namespaces: [{ suffix: 'dev' }] } });
      expect((await role()).trust).toContain(`tenant-${id}--dev`);
      await ensure({ tenant: { state: 'Suspended' } });
      expect([...(await role()).policies.keys()].sort()).toEqual([PREFIX_POLICY, SUSPENDED_POLICY_NAME]);
      await ensure();
      expect([...(await role()).policies.keys()]).toEqual([PREFIX_POLICY]);
      await ensure({ tenant: { cloud: { aws: { enabled: false } } } });
      expect(await world.account.roles.read(`tenant-${id}`, soon())).toBeUndefined();
    });

    it('never adopts, changes or removes a role that is not the tenant\'s', async () => {
      await world.addRole(`tenant-${id}`, { 'tenantry:owner': 'somebody' });
      const before = await role();
      await expect(ensure()).rejects.toMatchObject({ code: 'FAILED_PRECONDITION', message: expect.stringContaining('not ours') as string });
      await expect(ensure({ tenant: { cloud: { aws: { enabled: false } } } })).rejects.toMatchObject({ code: 'FAILED_PRECONDITION' });
      expect(await role()).toEqual(before);
    });

    it('tells two tries to make a role from each other', async () => {
      await ensure();
      const wanted = wantedOf(id).accounts[0]?.role ?? expect.fail('no role wanted');
      await expect(world.account.roles.apply(wanted.name, { kind: 'create', role: wanted }, soon())).rejects.toMatchObject({ code: 'ALREADY_EXISTS' });
    });

    it('removes a role whatever it is bound to, and is not astonished that it is gone', async () => {
      await ensure();
      await world.attachPolicy(`tenant-${id}`);
      await world.addProfile(`tenant-${id}`);
      const remove = () => keeper.removeRole(PLACE, `tenant-${id}`, { owner: 'tenantry', tenant: id, signal: soon() });
      expect(await world.account.roles.names(soon())).toContain(`tenant-${id}`);
      expect(await remove()).toBe(`arn:aws:iam::${ACCOUNT}:role/tenantry/tenant-${id}`);
      expect(await remove()).toBeUndefined();
      expect(await world.account.roles.names(soon())).not.toContain(`tenant-${id}`);
    });

    it('empties the prefix with versions, markers and uploads, and nothing beside it', async () => {
      await ensure();
      const stays = [`orgs/${id}b/kept`, `orgs/${id}`, `orgs/${id}-b/kept`];
      for (const key of stays) await world.putObject(key);
      await world.putObject(`orgs/${id}/one`);
      await world.putObject(`orgs/${id}/one`);
      await world.deleteObject(`orgs/${id}/one`);
      await world.putObject(`orgs/${id}/deep/two`);
      await world.beginUpload(`orgs/${id}/three`);
      const held = (await world.held()).filter((key) => key.startsWith(`orgs/${id}/`)).length;
      const where = storedPlace(tenantDocument(id), cloudCatalog()) ?? expect.fail('no place');
      const emptied = await takenBy((gone) => keeper.emptyPrefix(where, soon(), gone));
      expect([emptied.multipartUploads, emptied.objectVersions]).toEqual([1, held - 1]);
      expect((await world.held()).filter((key) => key.startsWith(`orgs/${id}/`))).toEqual([]);
      expect(await world.held()).toEqual(expect.arrayContaining(stays));
      expect(await takenBy((gone) => keeper.emptyPrefix(where, soon(), gone))).toEqual(NOTHING_PURGED);
    });

    it('empties a prefix of more than one page', async () => {
      await Promise.all(Array.from({ length: 1_050 }, (_, index) => world.putObject(`orgs/${id}/${index}`)));
      const where = storedPlace(tenantDocument(id), cloudCatalog()) ?? expect.fail('no place');
      expect(await takenBy((gone) => keeper.emptyPrefix(where, soon(), gone))).toEqual({ ...NOTHING_PURGED, objectVersions: 1_050 });
    });

    it('says that a bucket is missing, and finds nothing in it', async () => {
      const setting = { tenant: { cloud: { aws: { bucket: 'nowhere-at-all' } } } };
      await expect(ensure(setting)).rejects.toMatchObject({ code: 'FAILED_PRECONDITION', message: expect.stringContaining('bucket') as string });
      expect(await takenBy((gone) => world.account.prefixes.empty({ ...place(), bucket: 'nowhere-at-all' }, soon(), gone))).toEqual(NOTHING_PURGED);
    });

    it('ends when it is told to', async () => {
      await expect(keeper.ensure(wantedCloud(tenantDocument(id), cloudCatalog()), AbortSignal.abort())).rejects.toMatchObject({ code: 'CANCELLED' });
    });
  });
}
