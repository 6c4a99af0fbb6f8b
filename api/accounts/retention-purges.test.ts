/** Which deleted tenants are purged by themselves, and what is left of that. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TenantryError } from '../../model/errors.ts';
import type { PlatformSpec } from '../../model/platform.ts';
import { clusterDocument, planDocument, platformDocument, tenantDocument } from '../../model/testing/documents.ts';
import { createLog, SILENT_LOG } from '../../runtime/log.ts';
import { AuditLog } from '../audit/audit-log.ts';
import { NO_CLUSTERS } from '../clusters/observer.ts';
import { OperationJournal } from '../operations/operation-journal.ts';
import { MemoryStore } from '../testing/memory-store.ts';
import { AccountStates } from './account-states.ts';
import { NO_CLOUD, type TenantCloud } from './cloud.ts';
import { PurgeTally } from './purge-tally.ts';
import { RetentionPurges } from './retention-purges.ts';

const deletedAt = Date.parse('2026-01-01T00:00:00Z');
const DAY = 86_400_000;

let folder: string;
let journal: OperationJournal;
let tally: PurgeTally;
let store: MemoryStore;
let lines: string[];
let trouble: Error | undefined;
let now: number;
let ids = 0;
/** Lines of the audit log, in short, with what the store had at the time. */
let audited: unknown[];
let isFull = false;

async function written(line: string): Promise<void> {
  if (isFull) throw new Error('the disk is full');
  const { stage, rpc, tenant, caller, door, operationId, code, commit } = JSON.parse(line) as Record<string, unknown>;
  audited.push([stage, rpc, tenant, (caller as { id: string }).id, door, operationId, code, commit, left()]);
}

const cloud: TenantCloud = {
  ...NO_CLOUD,
  purge: async (_tenant, _signal, gone) => {
    if (trouble !== undefined) throw trouble;
    gone({ objectVersions: 3, multipartUploads: 1, roles: ['arn:r'] });
  },
};

function purges(removal: PlatformSpec['removal']): RetentionPurges {
  store = new MemoryStore({ platform: platformDocument(removal === undefined ? {} : { removal }), shared: [planDocument('pro'), clusterDocument('local')], now: () => new Date(deletedAt) });
  const states = new AccountStates({ store, observer: NO_CLUSTERS, generationOf: () => 'g' });
  const log = createLog({ level: 'info', destination: { write: (line) => void lines.push(line) } });
  const audit = new AuditLog({ sink: { append: async (line) => await written(line) }, now: () => new Date(now), monotonicMs: () => now, log: SILENT_LOG });
  return new RetentionPurges({ store, states, cloud, tally, operations: journal, audit, log, newOperationId: () => `op-${(ids += 1)}` });
}

const deleted = (...names: string[]) => names.forEach((id) => store.write(tenantDocument(id, { state: 'Deleted' })));
const left = () => store.list({ limit: 100 }).tenants.map(({ id, document }) => (document.spec.purging === true ? `${id}!` : id));

beforeEach(() => {
  [lines, audited, trouble, isFull, now] = [[], [], undefined, false, deletedAt + 8 * DAY];
  folder = mkdtempSync(join(tmpdir(), 'tenantry-purges-'));
  journal = new OperationJournal(join(folder, 'operations.sqlite'), () => now);
  tally = new PurgeTally(join(folder, 'operations.sqlite'));
});
afterEach(() => {
  journal.close();
  tally.close();
  rmSync(folder, { recursive: true });
});

describe('RetentionPurges', () => {
  it.each<[string, PlatformSpec['removal'], number, string[]]>([
    ['after the retention time', { purge: 'Automatic' }, 8, ['alive']],
    ['not before', { purge: 'Automatic' }, 6, ['alive', 'gone-1', 'gone-2', 'gone-3']],
    ['not by default', {}, 8, ['alive', 'gone-1', 'gone-2', 'gone-3']],
    ['not more than the budget in one pass', { purge: 'Automatic', budget: 2 }, 8, ['alive', 'gone-3']],
    ['with a budget of none', { purge: 'Automatic', budget: 0 }, 8, ['alive', 'gone-1', 'gone-2', 'gone-3']],
    ['by the platform\'s own number of days', { purge: 'Automatic', retentionDays: 30 }, 8, ['alive', 'gone-1', 'gone-2', 'gone-3']],
  ])('purges %s', async (_, removal, days, want) => {
    now = deletedAt + days * DAY;
    const part = purges(removal);
    store.write(tenantDocument('alive'));
    deleted('gone-1', 'gone-2', 'gone-3');
    await part.pass();
    expect(left()).toEqual(want);
  });

  it('leaves an operation and a receipt', async () => {
    const part = purges({ purge: 'Automatic' });
    deleted('gone');
    await part.pass();
    expect(journal.get(`op-${ids}`)).toMatchObject({ tenant: 'gone', method: 'PurgeAccount', caller: 'tenantry', commit: store.head() });
    expect(lines.map((line) => JSON.parse(line) as { fields: unknown }).map(({ fields }) => fields)).toEqual([expect.objectContaining({ tenant: 'gone', objectVersions: 3, multipartUploads: 1, roles: 'arn:r', commit: store.head() })]);
  });

  it('writes down what it does as a call would, before it begins and after it', async () => {
    const part = purges({ purge: 'Automatic' });
    deleted('gone', 'held');
    trouble = new TenantryError('FAILED_PRECONDITION', 'an object is under legal hold');
    await part.pass();
    trouble = undefined;
    now += 120_000;
    await part.pass();
    const rpc = 'acctapi.v1.AccountProvisioningService/PurgeAccount';
    const line = (stage: string, tenant: string, operation: number, code: string | undefined, there: readonly string[]) => [stage, rpc, tenant, 'tenantry', 'itself', `op-${operation}`, code, code === 'OK' ? expect.stringMatching(/./) as string : undefined, there];
    const first = ids - 3;
    expect(audited).toEqual([
      line('asked', 'gone', first, undefined, ['gone', 'held']), line('done', 'gone', first, 'FAILED_PRECONDITION', ['gone!', 'held']),
      line('asked', 'held', first + 1, undefined, ['gone!', 'held']), line('done', 'held', first + 1, 'FAILED_PRECONDITION', ['gone!', 'held!']),
      line('asked', 'gone', first + 2, undefined, ['gone!', 'held!']), line('done', 'gone', first + 2, 'OK', ['held!']),
      line('asked', 'held', first + 3, undefined, ['held!']), line('done', 'held', first + 3, 'OK', []),
    ]);
  });

  it('purges nothing while that cannot be written down', async () => {
    const part = purges({ purge: 'Automatic' });
    deleted('gone');
    isFull = true;
    await part.pass();
    expect([left(), journal.openOf('gone')]).toEqual([['gone'], []]);
    isFull = false;
    now += 120_000;
    await part.pass();
    expect(left()).toEqual([]);
  });

  it('finishes what was begun, before anything else and without being told to', async () => {
    const part = purges({ purge: 'Automatic', budget: 1 });
    deleted('a-first', 'b-second');
    trouble = new TenantryError('FAILED_PRECONDITION', 'an object is under legal hold');
    await part.pass();
    expect([left(), journal.get(`op-${ids}`)?.error]).toEqual([['a-first!', 'b-second'], 'an object is under legal hold']);
    // Tried again later each time; meanwhile the others have their turn.
    now += 59_000;
    await part.pass();
    expect(left()).toEqual(['a-first!', 'b-second!']);
    trouble = undefined;
    now += 120_000;
    await part.pass();
    await part.pass();
    expect(left()).toEqual([]);
    const manual = purges({});
    store.write(tenantDocument('begun', { state: 'Deleted', purging: true }));
    now = deletedAt;
    await manual.pass();
    expect(left()).toEqual([]);
  });

  it('leaves a tenant alone whose purge somebody is at', async () => {
    const part = purges({ purge: 'Automatic' });
    deleted('gone');
    journal.begin({ id: 'by-hand', tenant: 'gone', method: 'PurgeAccount', caller: 'ann', resume: undefined });
    await part.pass();
    expect(left()).toEqual(['gone']);
  });
});
