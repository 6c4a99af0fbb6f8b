/** What a process that is gone had begun is taken up by the next one. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TenantryError } from '../../model/errors.ts';
import { createLog } from '../../runtime/log.ts';
import { AccountStates } from '../accounts/account-states.ts';
import { NO_CLOUD, type TenantCloud } from '../accounts/cloud.ts';
import { PurgeTally } from '../accounts/purge-tally.ts';
import { resumeOperation } from '../accounts/resume-operation.ts';
import { NO_CLUSTERS } from '../clusters/observer.ts';
import { MemoryStore } from '../testing/memory-store.ts';
import { samplePlatform, sampleShared } from '../testing/sample-documents.ts';
import { OperationJournal } from './operation-journal.ts';
import { OperationTracker } from './tracker.ts';
import { stateOf, type Begin } from './operation.ts';

const caller = { id: 'local', name: 'A User' };
const begin = (method: string, more: Partial<Begin> = {}): Begin => ({ id: `op-${method}`, tenant: 'acme', method, caller: 'local', resume: undefined, ...more });
const resume = { caller, requestId: undefined, requestDigest: '' };

let purged: string[] = [];
/** What the next purges of the cloud fail with. */
let troubles: Error[] = [];
const cloud: TenantCloud = {
  ...NO_CLOUD,
  purge: async (tenant) => {
    const trouble = troubles.shift();
    if (trouble !== undefined) throw trouble;
    purged.push(tenant.id);
  },
};

let folder: string;
let store: MemoryStore;
let journal: OperationJournal;
let tally: PurgeTally;
let tracker: OperationTracker;

/** As after a restart: the journal is read from disk again. */
function restart(): void {
  journal = new OperationJournal(join(folder, 'operations.sqlite'), () => 5);
  tally = new PurgeTally(join(folder, 'operations.sqlite'));
  const states = new AccountStates({ store, observer: NO_CLUSTERS, generationOf: () => 'g' });
  const log = createLog({ level: 'error', destination: { write: () => undefined } });
  tracker = new OperationTracker({ store, observer: NO_CLUSTERS, states, journal, log, retryMs: 1, resume: (operation) => resumeOperation({ store, cloud, tally }, operation) });
}

async function write(state: 'Active' | 'Suspended' | 'Deleted', operationId = 'op-0'): Promise<void> {
  await store.submit({ tenant: 'acme', verb: 'Put', caller, operationId, apply: () => ({ apiVersion: 'tenantry.dev/v1alpha1', kind: 'Tenant', metadata: { name: 'acme' }, spec: { plan: 'free', state } }) });
}

beforeEach(async () => {
  purged = [];
  troubles = [];
  folder = mkdtempSync(join(tmpdir(), 'tenantry-operations-'));
  store = new MemoryStore({ platform: samplePlatform(), shared: sampleShared(), now: () => new Date(0) });
  restart();
  await write('Active');
});

afterEach(async () => {
  await tracker.stop();
  journal.close();
  rmSync(folder, { recursive: true });
});

async function killed(operation: Begin): Promise<void> {
  journal.begin(operation);
  journal.close();
  restart();
  await tracker.start();
}

describe('an operation that was cut off', () => {
  it.each(['Active', 'Suspended', 'Deleted'] as const)('goes on to the deletion of a tenant that it left %s', async (state) => {
    await write(state);
    await killed(begin('DeleteAccount', { resume }));
    await vi.waitFor(() => expect(journal.get('op-DeleteAccount')).toMatchObject({ done: true }));
    expect([journal.get('op-DeleteAccount')?.error, store.get('acme')?.document.spec.state]).toEqual([undefined, 'Deleted']);
  });

  it.each([true, false])('goes on to the end of a purge (the document was gone: %s)', async (isGone) => {
    await write('Deleted');
    if (isGone) await store.submit({ tenant: 'acme', verb: 'Purge', caller, apply: () => undefined });
    await killed(begin('PurgeAccount', { resume }));
    await vi.waitFor(() => expect(journal.get('op-PurgeAccount')).toMatchObject({ done: true }));
    expect([journal.get('op-PurgeAccount')?.error, store.get('acme')]).toEqual([undefined, undefined]);
  });

  it('purges nothing of a tenant that came back meanwhile', async () => {
    await killed(begin('PurgeAccount', { resume }));
    await vi.waitFor(() => expect(journal.get('op-PurgeAccount')?.error).toContain('it is not deleted'));
    expect([purged, store.get('acme')?.document.spec.state]).toEqual([[], 'Active']);
  });

  it.each(['UNAVAILABLE', 'CANCELLED'] as const)('goes on with a purge that the cloud cut off (%s)', async (code) => {
    await write('Deleted');
    troubles = [new TenantryError(code, 'later')];
    await killed(begin('PurgeAccount', { resume }));
    await vi.waitFor(() => expect(journal.get('op-PurgeAccount')).toMatchObject({ done: true }));
    expect([journal.get('op-PurgeAccount')?.error, store.get('acme'), purged]).toEqual([undefined, undefined, ['acme']]);
  });

  it('is done if its commit is on main', async () => {
    await write('Suspended', 'op-SuspendAccount');
    await killed(begin('SuspendAccount'));
    await vi.waitFor(() => expect(journal.get('op-SuspendAccount')).toMatchObject({ done: true, commit: store.get('acme')?.commit }));
  });

  it('has failed if it is not, and says so', async () => {
    await killed(begin('SuspendAccount'));
    await vi.waitFor(() => expect(journal.get('op-SuspendAccount')?.error).toContain('nothing was changed, ask again'));
    expect(store.get('acme')?.document.spec.state).toBe('Active');
  });

  it('waits for a remote that is away', async () => {
    store.nextFailure = new TenantryError('UNAVAILABLE', 'away');
    await killed(begin('DeleteAccount', { resume }));
    await vi.waitFor(() => expect(journal.get('op-DeleteAccount')?.done).toBe(true));
    expect(store.get('acme')?.document.spec.state).toBe('Deleted');
  });

  it('stays open while clusters have yet to apply it', async () => {
    journal.begin(begin('CreateAccount'));
    const open = journal.get('op-CreateAccount');
    expect([open === undefined ? '' : stateOf(open), journal.openOf('acme').length]).toEqual(['QUEUED', 1]);
  });
});
