/** What makes a watch look again: what is about its tenant, and nothing else. */
import { create } from '@bufbuild/protobuf';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { shardBranch, shardOf } from '../../model/layout.ts';
import { tenantDocument } from '../../model/testing/documents.ts';
import { WatchAccountRequestSchema } from '../../proto/gen/acctapi/v1/account_pb.js';
import type { ClusterChange, ClusterObserver } from '../clusters/observer.ts';
import { OperationJournal } from '../operations/operation-journal.ts';
import type { Call } from '../rpc/call.ts';
import { MemoryStore } from '../testing/memory-store.ts';
import { samplePlatform, sampleShared } from '../testing/sample-documents.ts';
import type { AccountState } from './account-status.ts';
import { NO_CLOUD } from './cloud.ts';
import type { AccountServiceOptions } from './options.ts';
import { watchAccount } from './watch-account.ts';

const own = shardBranch('local', shardOf('acme', 16));
const other = shardBranch('local', (shardOf('acme', 16) + 1) % 16);

let folder: string;
let journal: OperationJournal;
let looks: number;
let looked: () => void;
const going = new AbortController();
const listeners = new Set<(change: ClusterChange) => void>();
const tell = (change: Omit<ClusterChange, 'cluster'>): void => listeners.forEach((listener) => listener({ cluster: 'local', ...change }));
const observer: ClusterObserver = { view: () => undefined, onChange: (listener) => (listeners.add(listener), () => listeners.delete(listener)) };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenantry-watch-'));
  journal = new OperationJournal(join(folder, 'operations.sqlite'), () => 1);
  looks = 0;
  looked = () => undefined;
});
afterEach(() => {
  journal.close();
  rmSync(folder, { recursive: true });
});

it('looks again at changes of its tenant and of the branches that hold it', async () => {
  const store = new MemoryStore({ platform: samplePlatform(), shared: sampleShared(), now: () => new Date(0) });
  store.write(tenantDocument('acme'));
  const states = { stateOf: async (): Promise<AccountState> => {
    looks += 1;
    looked();
    // Another text each time, so that each look is seen.
    return { status: 'ACTIVE', message: `look ${looks}`, progress: [] };
  } };
  const options = { store, observer, operations: journal, cloud: NO_CLOUD, states, now: () => 0 } as unknown as AccountServiceOptions;
  const call: Call = { identity: undefined, operationId: 'x', door: 'grpc', signal: going.signal, arrivedAtMs: 0, setHeader: () => undefined };
  const views = watchAccount(options, create(WatchAccountRequestSchema, { organizationId: 'acme' }), call);
  const next = async () => (await views.next()).value as { readonly statusMessage: string };
  expect((await next()).statusMessage).toBe('look 1');
  for (const change of [{ tenant: 'acme' }, { branch: own }, {}]) {
    const view = next();
    // The generator waits now; what is about others does not wake it.
    await new Promise((resolve) => setImmediate(resolve));
    tell({ tenant: 'globex' });
    tell({ branch: other });
    tell({ tenant: 'globex', branch: own });
    await new Promise((resolve) => setImmediate(resolve));
    const before = looks;
    tell(change);
    await view;
    expect(looks).toBe(before + 1);
  }
  expect(looks).toBe(4);
  const last = next();
  going.abort();
  await last;
  await views.return(undefined);
  expect(listeners.size).toBe(0);
});
