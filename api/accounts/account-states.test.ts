import { beforeEach, describe, expect, it } from 'vitest';
import { TenantryError } from '../../model/errors.ts';
import { shardBranch, shardOf } from '../../model/layout.ts';
import type { TenantDocument } from '../../model/tenant.ts';
import type { ClusterChange, ClusterObserver } from '../clusters/observer.ts';
import { MemoryStore } from '../testing/memory-store.ts';
import { samplePlatform, sampleShared } from '../testing/sample-documents.ts';
import { AccountStates } from './account-states.ts';

const branch = shardBranch('local', shardOf('acme', 16));

function document(id: string): TenantDocument {
  return { apiVersion: 'tenantry.dev/v1alpha1', kind: 'Tenant', metadata: { name: id }, spec: { plan: 'free', state: 'Active' } };
}

let store: MemoryStore;
let states: AccountStates;
let shown: Map<string, string>;
let applied: string | undefined;
let tell: (change: ClusterChange) => void;
let rendered: number;
let generation: string;
let away: string | undefined;

beforeEach(() => {
  store = new MemoryStore({ platform: samplePlatform(), shared: sampleShared(), now: () => new Date(0) });
  shown = new Map();
  applied = undefined;
  rendered = 0;
  generation = 'g1';
  away = undefined;
  const listeners: ((change: ClusterChange) => void)[] = [];
  tell = (change) => listeners.forEach((listener) => listener(change));
  const observer: ClusterObserver = {
    view: (cluster) => (cluster === 'local' ? { problem: away, generation: (id) => shown.get(id), branch: (name) => ({ cluster, branch: name, ready: true, at: new Date(0), ...(applied === undefined ? {} : { appliedCommit: applied }) }) } : undefined),
    onChange: (listener) => {
      listeners.push(listener);
      return () => undefined;
    },
  };
  states = new AccountStates({
    store, observer,
    generationOf: () => {
      rendered += 1;
      return generation;
    },
  });
});

async function status(): Promise<string> {
  const tenant = store.get('acme');
  if (tenant === undefined) throw new Error('no tenant');
  return (await states.stateOf(tenant)).status;
}

describe('AccountStates', () => {
  it('follows a tenant from its commit to its cluster, and through a change', async () => {
    store.write(document('acme'));
    expect(await status()).toBe('PROVISIONING');
    shown.set('acme', 'g1');
    tell({ cluster: 'local', tenant: 'acme' });
    expect(await status()).toBe('PROVISIONING');
    applied = 'c1';
    tell({ cluster: 'local', branch });
    expect(await status()).toBe('ACTIVE');
    generation = 'g2';
    store.write({ ...document('acme'), spec: { plan: 'pro', state: 'Active' } });
    expect(await status()).toBe('UPDATING');
    shown.set('acme', 'g2');
    tell({ cluster: 'local', tenant: 'acme' });
    expect(await status()).toBe('ACTIVE');
  });

  it('is not ready while the applied commit does not hold the rendering', async () => {
    store.write(document('acme'));
    shown.set('acme', 'g1');
    applied = 'c0';
    store.published = false;
    expect(await status()).toBe('PROVISIONING');
  });

  it('asks nobody again while nothing changed', async () => {
    store.write(document('acme'));
    shown.set('acme', 'g1');
    applied = 'c1';
    for (let round = 0; round < 5; round += 1) expect(await status()).toBe('ACTIVE');
    expect([rendered, store.asked]).toEqual([1, 1]);
    tell({ cluster: 'local', branch: 'deploy/local/tenants-99' });
    await status();
    expect(rendered).toBe(1);
  });

  it('looks once for all that ask at the same time, and again for whoever asks after a change', async () => {
    const tenant = store.write(document('acme'));
    shown.set('acme', 'g1');
    applied = 'c1';
    const ask = () => Array.from({ length: 100 }, () => states.stateOf(tenant));
    const first = ask();
    tell({ cluster: 'local', tenant: 'acme' });
    const answers = await Promise.all([...first, ...ask()]);
    expect(new Set(answers.map((state) => state.status))).toEqual(new Set(['ACTIVE']));
    expect([rendered, store.asked]).toEqual([2, 2]);
  });

  it('says so as soon as the cluster cannot be asked any more, and when it can again', async () => {
    const tenant = store.write(document('acme'));
    const message = async () => (await states.stateOf(tenant, 'platform')).message;
    const before = await message();
    away = 'the cluster does not answer';
    expect(await message()).toContain('the cluster does not answer');
    away = undefined;
    expect(await message()).toBe(before);
  });

  it('keeps no answer that was under way when a cluster changed', async () => {
    store.write(document('acme'));
    shown.set('acme', 'g1');
    applied = 'c1';
    let answer: (published: boolean) => void = () => {};
    const ask = store.isPublished.bind(store);
    store.isPublished = () => new Promise((resolve) => (answer = resolve));
    const pending = status();
    store.isPublished = ask;
    tell({ cluster: 'local', tenant: 'acme' });
    answer(false);
    expect(await pending).toBe('PROVISIONING');
    expect(await status()).toBe('ACTIVE');
  });

  it('tells an account without the remote, and hides no other failure', async () => {
    store.write(document('acme'));
    shown.set('acme', 'g1');
    applied = 'c1';
    store.published = new TenantryError('UNAVAILABLE', 'away');
    expect(await status()).toBe('PROVISIONING');
    store.published = new TenantryError('INTERNAL', 'broken');
    tell({ cluster: 'local', tenant: 'acme' });
    await expect(status()).rejects.toThrow('broken');
  });

  it('knows failures of tenants by their problem', async () => {
    store.write(document('acme'));
    store.reported.push({ subject: 'acme', kind: 'waiting', message: 'w', faults: [] }, { subject: 'acme', kind: 'held', message: 'h', faults: [] }, { subject: 'other', kind: 'invalid', message: 'i', faults: [] });
    expect(await status()).toBe('FAILED');
    expect(await states.statuses()).toEqual(new Map([['acme', 'FAILED']]));
  });

  it('shows a tenant whose plan is missing', async () => {
    store.write({ ...document('acme'), spec: { plan: 'gone', state: 'Active' } });
    store.reported.push({ subject: 'acme', kind: 'invalid', message: 'plan gone is unknown', faults: [] });
    expect(await status()).toBe('FAILED');
  });
});
