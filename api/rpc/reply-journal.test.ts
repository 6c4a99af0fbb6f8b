import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CreateAccountResponseSchema as Created, GetAccountResponseSchema as Got } from '../../proto/gen/acctapi/v1/account_pb.js';
import { ReplyJournal } from './reply-journal.ts';

const HOUR = 3_600_000;
const key = { caller: 'local', requestId: 'r1', digest: 'd1' };

let folder: string;
let now: number;
let journal: ReplyJournal;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenantry-replies-'));
  now = 1_000 * HOUR;
  journal = new ReplyJournal(join(folder, 'r.sqlite'), () => now);
});
afterEach(() => {
  journal.close();
  rmSync(folder, { recursive: true });
});

describe('ReplyJournal', () => {
  it('gives the first reply for at least 24 hours, over a restart too', () => {
    const first = journal.keep(Created, key, { organizationId: 'acme', provisioningTimeSeconds: 0.5 });
    expect(journal.keep(Created, key, { organizationId: 'acme', provisioningTimeSeconds: 9 })).toEqual(first);
    now += 24 * HOUR;
    journal.close();
    journal = new ReplyJournal(join(folder, 'r.sqlite'), () => now);
    expect(journal.find(Created, key)).toEqual(first);
  });

  it('forgets after that', () => {
    journal.keep(Created, key, { organizationId: 'acme' });
    now += 26 * HOUR;
    expect(journal.find(Created, key)).toBeUndefined();
    expect(journal.keep(Created, key, { organizationId: 'next' }).organizationId).toBe('next');
  });

  it('keeps callers apart', () => {
    journal.keep(Created, key, { organizationId: 'acme' });
    expect(journal.find(Created, { ...key, caller: 'other' })).toBeUndefined();
  });

  it('refuses an id that was used for something else', () => {
    journal.keep(Created, key, { organizationId: 'acme' });
    expect(() => journal.find(Created, { ...key, digest: 'd2' })).toThrow('used for another request');
    expect(() => journal.find(Got, key)).toThrow('used for another request');
  });
});
