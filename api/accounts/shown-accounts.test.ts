import { describe, expect, it } from 'vitest';
import { GetAccountResponseSchema } from '../../proto/gen/acctapi/v1/account_pb.js';
import type { StoredTenant } from '../../store/store.ts';
import { replyBytes, replyJson } from '../rpc/encoded.ts';
import { MemoryStore } from '../testing/memory-store.ts';
import { samplePlatform, sampleShared } from '../testing/sample-documents.ts';
import type { AccountState } from './account-status.ts';
import { unattached } from './progress.ts';
import { ShownAccounts } from './shown-accounts.ts';

const PROGRESS = [unattached('local', 'deploy/local/tenants-00')];
const ACTIVE: AccountState = { status: 'ACTIVE', message: 'published', progress: PROGRESS };
const TENANT: StoredTenant = {
  id: 'acme', etag: 'e1', commit: 'c1', createdAt: new Date(0), updatedAt: new Date(0),
  document: { apiVersion: 'tenantry.dev/v1alpha1', kind: 'Tenant', metadata: { name: 'acme' }, spec: { plan: 'free', state: 'Active' } },
};

function shown(mostBytes?: number) {
  const store = new MemoryStore({ platform: samplePlatform(), shared: sampleShared(), now: () => new Date(0) });
  let main = 'm1';
  const accounts = new ShownAccounts({ catalog: () => store.catalog(), head: () => main }, mostBytes);
  return { accounts, move: () => (main = 'm2') };
}

describe('ShownAccounts', () => {
  it('shows the same reply while nothing has changed', () => {
    const { accounts } = shown();
    const first = accounts.show(TENANT, ACTIVE, 'members');
    expect(first).toMatchObject({ organizationId: 'acme', status: 'ACTIVE', etag: 'e1' });
    expect(accounts.show({ ...TENANT }, { ...ACTIVE, progress: [...PROGRESS] }, 'members')).toBe(first);
    expect(accounts.show(TENANT, ACTIVE, 'platform')).not.toBe(first);
  });

  it.each<readonly [string, Partial<StoredTenant>, Partial<AccountState>]>([
    ['its etag', { etag: 'e2' }, {}],
    ['its commit', { commit: 'c2' }, {}],
    ['the time of its change', { updatedAt: new Date(1000) }, {}],
    ['the time of its creation', { createdAt: new Date(1000) }, {}],
    ['its status', {}, { status: 'UPDATING' }],
    ['the word on it', {}, { message: 'waiting' }],
    ['what a cluster says', {}, { progress: [{ ...unattached('local', 'deploy/local/tenants-00'), state: 'READY' }] }],
    ['the number of clusters', {}, { progress: [] }],
  ])('makes another one after a change of %s', (_what, tenant, state) => {
    const { accounts } = shown();
    const first = accounts.show(TENANT, ACTIVE, 'members');
    const next = accounts.show({ ...TENANT, ...tenant }, { ...ACTIVE, ...state }, 'members');
    expect(next).not.toEqual(first);
  });

  it('makes another one after main has moved: plan, cluster or platform may have changed', () => {
    const { accounts, move } = shown();
    const first = accounts.show(TENANT, ACTIVE, 'members');
    move();
    expect(accounts.show(TENANT, ACTIVE, 'members')).not.toBe(first);
  });

  it('keeps no more bytes than it may, of those that were asked for last', () => {
    const one = shown();
    one.accounts.show(TENANT, ACTIVE, 'members');
    const { accounts } = shown(2 * one.accounts.bytes);
    const show = (id: string) => accounts.show({ ...TENANT, id }, ACTIVE, 'members');
    const [acme] = [show('acme'), show('globex')];
    expect(show('acme')).toBe(acme);
    const umbrella = show('umbrella');
    expect([show('acme'), show('umbrella')]).toEqual([acme, umbrella]);
    expect(show('acme')).toBe(acme);
    const globex = show('globex');
    expect(show('globex')).toBe(globex);
    expect(show('umbrella')).not.toBe(umbrella);
    expect(accounts.bytes).toBe(2 * one.accounts.bytes);
  });

  it('counts what an account takes, however much a cluster says of it, and once when it is made again', () => {
    const { accounts, move } = shown();
    for (const words of ['', 'x'.repeat(20_000)]) {
      const state = { ...ACTIVE, progress: [{ ...unattached('local', 'b'), message: words }] };
      const reply = accounts.show(TENANT, state, 'members');
      const encoded = replyJson(GetAccountResponseSchema, reply).length + replyBytes(GetAccountResponseSchema, reply).length;
      expect(accounts.bytes).toBeGreaterThan(encoded);
      expect(accounts.bytes).toBeLessThan(10_000 + 4 * words.length);
      move();
    }
  });

  it('keeps nothing that is larger than all that it may keep', () => {
    const { accounts } = shown(1_000);
    expect(accounts.show(TENANT, ACTIVE, 'members')).toMatchObject({ organizationId: 'acme' });
    expect(accounts.bytes).toBe(0);
  });
});
