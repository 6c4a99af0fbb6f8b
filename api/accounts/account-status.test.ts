import { describe, expect, it } from 'vitest';
import type { TenantState } from '../../model/tenant.ts';
import type { Problem, StoredTenant } from '../../store/store.ts';
import { accountStateOf } from './account-status.ts';
import { progressIn, unattached, type Progress } from './progress.ts';

const created = new Date('2026-01-01T00:00:00Z');

function tenant(state: TenantState, changed = false): StoredTenant {
  return {
    id: 'acme', etag: 'e', commit: 'c', createdAt: created, updatedAt: changed ? new Date('2026-01-02T00:00:00Z') : created,
    document: { apiVersion: 'tenantry.dev/v1alpha1', kind: 'Tenant', metadata: { name: 'acme' }, spec: { plan: 'free', state } },
  };
}

function progress(state: Progress['state'], appliedGeneration: string, cluster = 'local'): Progress {
  return { cluster, state, message: `m-${cluster}`, branch: 'b', appliedCommit: '', generation: 'g2', appliedGeneration, attached: true };
}

function problem(kind: Problem['kind']): Problem {
  return { subject: 'acme', kind, message: 'why', faults: [] };
}

describe('accountStateOf()', () => {
  it.each<readonly [string, StoredTenant, readonly Progress[], Problem | undefined, string]>([
    ['nobody attached', tenant('Active'), [unattached('local', 'b')], undefined, 'ACTIVE'],
    ['no object yet', tenant('Active'), [progress('PUSHED', '')], undefined, 'PROVISIONING'],
    ['not asked yet', tenant('Active'), [progress('UNKNOWN', '')], undefined, 'PROVISIONING'],
    ['object there, branch not whole', tenant('Active'), [progress('APPLIED', 'g2')], undefined, 'PROVISIONING'],
    ['ready', tenant('Active'), [progress('READY', 'g2')], undefined, 'ACTIVE'],
    ['one of two ready', tenant('Active'), [progress('READY', 'g2'), progress('PUSHED', '', 'far')], undefined, 'PROVISIONING'],
    ['one attached and ready, one not attached', tenant('Active'), [progress('READY', 'g2'), unattached('far', 'b')], undefined, 'ACTIVE'],
    ['earlier generation there', tenant('Active'), [progress('PUSHED', 'g1')], undefined, 'UPDATING'],
    ['changed, object newest, branch not whole', tenant('Active', true), [progress('APPLIED', 'g2')], undefined, 'UPDATING'],
    ['suspending', tenant('Suspended', true), [progress('PUSHED', 'g1')], undefined, 'UPDATING'],
    ['suspended', tenant('Suspended', true), [progress('READY', 'g2')], undefined, 'SUSPENDED'],
    ['suspended, nobody attached', tenant('Suspended'), [unattached('local', 'b')], undefined, 'SUSPENDED'],
    ['deleting', tenant('Deleted', true), [progress('PUSHED', 'g1')], undefined, 'DELETING'],
    ['deleted', tenant('Deleted', true), [progress('READY', 'g2')], undefined, 'DELETED'],
    ['invalid', tenant('Active', true), [progress('READY', 'g2')], problem('invalid'), 'FAILED'],
    ['held', tenant('Active'), [progress('PUSHED', '')], problem('held'), 'FAILED'],
    ['vanished', tenant('Active'), [unattached('local', 'b')], problem('vanished'), 'FAILED'],
    ['waiting is no failure', tenant('Deleted', true), [progress('PUSHED', 'g1')], problem('waiting'), 'DELETING'],
    ['a trouble of the branch is no failure of the tenant', tenant('Active'), [progress('READY', 'g2')], problem('branch'), 'ACTIVE'],
  ])('%s', (...[, stored, found, trouble, want]) => {
    expect(accountStateOf(stored, found, trouble).status).toBe(want);
  });

  it.each<readonly [string, TenantState, readonly Progress[], string]>([
    ['a new one', 'Active', [unattached('local', 'b')], 'PROVISIONING'],
    ['a new one that its cluster has', 'Active', [progress('READY', 'g2')], 'PROVISIONING'],
    ['one that is suspended', 'Suspended', [progress('READY', 'g2')], 'UPDATING'],
    ['one that is deleted', 'Deleted', [progress('READY', 'g2')], 'DELETING'],
  ])('waits for the cloud: %s', (_, state, found, want) => {
    expect(accountStateOf(tenant(state), found, undefined, 'AWS: later')).toMatchObject({ status: want, message: 'waiting for AWS: later', awaited: 'AWS: later' });
  });

  it('says why', () => {
    expect(accountStateOf(tenant('Active'), [progress('PUSHED', ''), progress('READY', 'g2', 'far')], undefined).message).toBe('waiting for local (m-local)');
    expect(accountStateOf(tenant('Active'), [], problem('held')).message).toBe('held: why');
  });
});

describe('progressIn()', () => {
  const at = new Date(0);
  const input = (view: { generation?: string; problem?: string; ready?: boolean; applied?: string; message?: string; reason?: string; follows?: boolean }, published: boolean | undefined) =>
    progressIn({
      cluster: 'local', tenant: 'acme', branch: 'b', generation: 'g2', published,
      view: {
        problem: view.problem,
        generation: () => view.generation,
        branch: () => (view.follows === false ? undefined : { cluster: 'local', branch: 'b', ready: view.ready, at, ...(view.applied === undefined ? {} : { appliedCommit: view.applied }), ...(view.reason === undefined ? {} : { reason: view.reason }), ...(view.message === undefined ? {} : { message: view.message }) }),
      },
    });

  it.each([
    ['ready', input({ generation: 'g2', ready: true, applied: 'c' }, true), 'READY', /^applied$/],
    ['object only', input({ generation: 'g2', applied: 'c' }, false), 'APPLIED', /which does not hold this change yet/],
    ['cannot tell', input({ generation: 'g2', applied: 'c' }, undefined), 'APPLIED', /could not be found out/],
    ['earlier', input({ generation: 'g1', applied: 'c' }, true), 'PUSHED', /has applied c of the branch/],
    ['refused', input({ ready: false, reason: 'BuildFailed', message: 'no' }, false), 'PUSHED', /^Flux: BuildFailed: no$/],
    ['not followed', input({ follows: false }, false), 'PUSHED', /does not follow b there yet/],
    ['away, never seen', input({ problem: 'cluster local does not answer' }, false), 'UNKNOWN', /does not answer/],
    ['away, seen ready', input({ problem: 'away', generation: 'g2' }, true), 'READY', /last seen; away/],
  ])('%s', (_what, found, state, message) => {
    expect(found.state).toBe(state);
    expect(found.message).toMatch(message);
  });
});
