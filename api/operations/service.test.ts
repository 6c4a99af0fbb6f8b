/** Calls that wait for an operation, without a door: how many there may be, and that each gives its place back. */
import { create } from '@bufbuild/protobuf';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WaitOperationRequestSchema } from '../../proto/gen/acctapi/v1/account_pb.js';
import type { Call } from '../rpc/call.ts';
import { MOST_OF_CALLER } from '../rpc/stream-places.ts';
import { OperationJournal } from './operation-journal.ts';
import { pushed } from './operation.ts';
import { operationMethods } from './service.ts';

let folder: string;
let journal: OperationJournal;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenantry-waits-'));
  journal = new OperationJournal(join(folder, 'operations.sqlite'), () => 1);
  journal.begin({ id: 'op', tenant: 'acme', method: 'UpdateAccount', caller: 'ann', resume: undefined });
});
afterEach(() => {
  journal.close();
  rmSync(folder, { recursive: true });
});

function caller(id: string, signal: AbortSignal): Call {
  return { identity: { id, name: '', email: '', platformAdmin: true, tenants: new Map() }, operationId: 'call', door: 'grpc', signal, arrivedAtMs: 0, setHeader: () => undefined };
}

describe('WaitOperation', () => {
  it('has so many places for each caller, and gives them back to whoever goes or is answered', async () => {
    const wait = operationMethods(journal).find(({ desc }) => desc.name === 'WaitOperation');
    if (wait?.kind !== 'unary') return expect.fail('there is no such method');
    const request = create(WaitOperationRequestSchema, { operationId: 'op', timeoutSeconds: 100 });
    const going = new AbortController();
    const left = wait.invoke(request, caller('ann', going.signal));
    const waiting = Array.from({ length: MOST_OF_CALLER - 1 }, () => wait.invoke(request, caller('ann', new AbortController().signal)));
    const next = () => wait.invoke(request, caller('ann', new AbortController().signal));
    await expect(next()).rejects.toMatchObject({ code: 'RESOURCE_EXHAUSTED', message: expect.stringMatching(/^256 calls that wait for an operation of yours are open here, which is the most; end some/) as string });
    waiting.push(wait.invoke(request, caller('bob', new AbortController().signal)));
    going.abort();
    await left;
    waiting.push(next());
    journal.update('op', (open) => pushed(open, 'c1', 2));
    journal.update('op', (open) => ({ ...open, done: true }));
    expect(await Promise.all(waiting)).toHaveLength(MOST_OF_CALLER + 1);
    // Unknown ones give their place back too.
    for (let call = 0; call <= MOST_OF_CALLER; call += 1) await expect(wait.invoke(create(WaitOperationRequestSchema, { operationId: 'none' }), caller('ann', going.signal))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
