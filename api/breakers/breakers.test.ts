import { Registry } from 'prom-client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TenantryError } from '../../model/errors.ts';
import { sampleShared, samplePlatform } from '../testing/sample-documents.ts';
import { MemoryStore } from '../testing/memory-store.ts';
import { memoryAws } from './testing/failing-aws.ts';
import { guardedAccounts } from '../cloud/guarded-accounts.ts';
import { showBreakers } from './breaker-metrics.ts';
import { createBreakers, type Breakers, type Scope } from './breakers.ts';
import { guardedStore } from './guarded-store.ts';

const ACME: Scope = { dependency: 'git', tenant: 'acme' };
const AWAY = new TenantryError('UNAVAILABLE', 'the remote is away');

let breakers: Breakers;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: 1_000_000 });
  breakers = createBreakers({ now: () => Date.now() });
});
afterEach(() => {
  vi.useRealTimers();
});

async function fail(scope: Scope, times: number, error: Error = AWAY): Promise<void> {
  for (let turn = 0; turn < times; turn += 1) await expect(breakers.run(scope, () => Promise.reject(error))).rejects.toThrow();
}

const succeed = (scope: Scope): Promise<string> => breakers.run(scope, async () => 'done');
const stateOf = (tenant: string, dependency: string): string | undefined => breakers.of(tenant).find((one) => one.dependency === dependency)?.state;

describe('a circuit breaker', () => {
  it('is open after five failures in a row, asks nobody then, and tells when to come again', async () => {
    await fail(ACME, 4);
    expect(stateOf('acme', 'git')).toBe('closed');
    await fail(ACME, 1);
    let asked = 0;
    await expect(breakers.run(ACME, async () => (asked += 1))).rejects.toMatchObject({ code: 'UNAVAILABLE', retryAfterSeconds: 10, message: 'the tenants repository for tenant acme failed 5 times in a row and is left alone for a moment; ask again in 10 s (the last time: the remote is away)' });
    expect(asked).toBe(0);
    expect(breakers.of('acme')).toContainEqual({ dependency: 'git', name: '', state: 'open', retryAtMs: 1_010_000 });
  });

  it('tries one call after ten seconds, and is closed by its success', async () => {
    await fail(ACME, 5);
    vi.setSystemTime(1_009_999);
    await expect(succeed(ACME)).rejects.toThrow('left alone');
    vi.setSystemTime(1_010_000);
    expect(stateOf('acme', 'git')).toBe('half-open');
    expect(await succeed(ACME)).toBe('done');
    expect(stateOf('acme', 'git')).toBe('closed');
    await fail(ACME, 4);
    expect(await succeed(ACME)).toBe('done');
  });

  it('is open again when the one call fails', async () => {
    await fail(ACME, 5);
    vi.setSystemTime(1_010_000);
    await fail(ACME, 1);
    expect(breakers.of('acme')).toContainEqual({ dependency: 'git', name: '', state: 'open', retryAtMs: 1_020_000 });
  });

  it.each([
    ['a refusal', new TenantryError('INVALID_ARGUMENT', 'no')],
    ['a caller that went away', new TenantryError('CANCELLED', 'gone')],
    ['a fault of ours', new Error('bug')],
  ])('does not count %s', async (_, error) => {
    await fail(ACME, 20, error);
    expect(stateOf('acme', 'git')).toBe('closed');
  });

  it('begins to count anew with every success', async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      await fail(ACME, 4);
      await succeed(ACME);
    }
    expect(stateOf('acme', 'git')).toBe('closed');
  });

  it('says nothing about other tenants, dependencies and clusters', async () => {
    await fail(ACME, 5);
    await fail({ dependency: 'cluster', name: 'east' }, 5);
    for (const scope of [{ dependency: 'git', tenant: 'globex' }, { dependency: 'aws', tenant: 'acme' }, { dependency: 'cluster', name: 'west' }] satisfies Scope[]) expect(await succeed(scope)).toBe('done');
    expect(breakers.of('globex').map(({ dependency, name, state }) => [dependency, name, state])).toEqual([['git', '', 'closed'], ['cluster', 'east', 'open'], ['aws', '', 'closed'], ['callback', '', 'closed']]);
  });

  it('keeps those that are open when many others fail a little', async () => {
    await fail(ACME, 5);
    for (let index = 0; index < 10_500; index += 1) await breakers.run({ dependency: 'git', tenant: `t${index}` }, () => Promise.reject(AWAY)).catch(() => undefined);
    expect(stateOf('acme', 'git')).toBe('open');
  });
});

describe('showBreakers()', () => {
  it('counts by dependency and state, and names nobody', async () => {
    const registry = new Registry();
    showBreakers(registry, breakers);
    await fail(ACME, 5);
    await fail({ dependency: 'git', tenant: 'globex' }, 5);
    const text = await registry.metrics();
    expect(text).toContain('tenantry_api_circuit_breakers{dependency="git",state="open"} 2');
    expect(text).toContain('tenantry_api_circuit_breakers{dependency="aws",state="open"} 0');
    expect(text).not.toContain('acme');
    vi.setSystemTime(1_010_000);
    expect(await registry.metrics()).toContain('tenantry_api_circuit_breakers{dependency="git",state="half-open"} 2');
  });
});

describe('guardedStore()', () => {
  it('leaves a remote alone that fails for a tenant', async () => {
    const inner = new MemoryStore({ platform: samplePlatform(), shared: sampleShared(), now: () => new Date(0) });
    const store = guardedStore(inner, breakers);
    const submit = (tenant: string) => store.submit({ tenant, verb: 'v', caller: { id: 'c' }, apply: () => ({ apiVersion: 'tenantry.dev/v1alpha1', kind: 'Tenant', metadata: { name: tenant }, spec: { plan: 'free', state: 'Active' } }) });
    for (let turn = 0; turn < 5; turn += 1) {
      inner.nextFailure = AWAY;
      await expect(submit('acme')).rejects.toThrow('away');
    }
    await expect(submit('acme')).rejects.toThrow('left alone');
    expect((await submit('globex')).tenant.id).toBe('globex');
    vi.setSystemTime(1_010_000);
    expect((await submit('acme')).tenant.id).toBe('acme');
  });
});

describe('guardedAccounts()', () => {
  it('counts every call of a tenant, of roles and of prefixes, and those of no tenant apart', async () => {
    const aws = memoryAws();
    const guarded = guardedAccounts(aws.accounts, breakers)({ accountId: '111122223333', partition: 'aws', region: 'x', rolePath: '/tenantry/' });
    const { signal } = new AbortController();
    aws.failing = (tenant) => tenant === 'acme';
    for (let turn = 0; turn < 3; turn += 1) await expect(guarded.roles.read('tenant-acme', signal)).rejects.toThrow('AWS is away');
    for (let turn = 0; turn < 2; turn += 1) await expect(guarded.prefixes.ensure({ accountId: '111122223333', bucket: 'b', prefix: 'orgs/acme/' }, signal)).rejects.toThrow('AWS is away');
    await expect(guarded.roles.profilesOf('tenant-acme', signal)).rejects.toThrow('AWS for tenant acme failed 5 times in a row');
    expect(await guarded.roles.read('tenant-ac', signal)).toBeUndefined();
    expect(await guarded.roles.names(signal)).toEqual([]);
    const list = (tenant: string) => guarded.podIdentities?.list({ name: 'eks', region: 'x' }, { tenant, namespaces: [] }, signal);
    expect(await list('globex')).toEqual([]);
    await expect(list('acme')).rejects.toThrow('left alone');
  });
});
