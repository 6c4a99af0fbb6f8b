import { describe, expect, it } from 'vitest';
import { openDatabase } from './database.ts';
import { Journal, RETENTION_MS, type PendingRow, type StoredReceipt } from './journal.ts';

const RECEIPT: StoredReceipt = { tenant: 'acme', commit: 'c', files: ['f'], branches: [{ name: 'b', commit: 'd', files: 1 }], noop: false, removed: false };

describe('Journal', () => {
  function start(maxRows?: number): { journal: Journal; move: (ms: number) => void; row: (caller: string, id: string) => PendingRow } {
    let now = 1000;
    const journal = new Journal(openDatabase(':memory:'), { now: () => now }, { maxRows });
    const row = (caller: string, requestId: string): PendingRow => ({ caller, requestId, digest: 'd', base: 'm', key: journal.keyOf({ caller, requestId }) });
    return { journal, move: (ms) => (now += ms), row };
  }

  it('keeps callers apart', () => {
    const { journal, row } = start();
    journal.begin([row('a', '1')], []);
    expect(journal.find({ caller: 'a', requestId: '1' })).toMatchObject({ digest: 'd', receipt: undefined });
    expect(journal.find({ caller: 'b', requestId: '1' })).toBeUndefined();
    expect(journal.keyOf({ caller: 'a', requestId: '1' })).not.toBe(journal.keyOf({ caller: 'b', requestId: '1' }));
    expect(journal.keyOf({ caller: 'a', requestId: 'b","c' })).not.toBe(journal.keyOf({ caller: 'a","b', requestId: 'c' }));
  });

  it('has keys that another installation cannot make', () => {
    expect(start().journal.keyOf({ caller: 'a', requestId: '1' })).not.toBe(start().journal.keyOf({ caller: 'a', requestId: '1' }));
  });

  it('completes what was begun, and finds it by its key', () => {
    const { journal, row } = start();
    journal.begin([row('a', '1'), row('a', '2')], []);
    journal.finish([{ ...row('a', '1'), receipt: RECEIPT }]);
    expect(journal.pending().map(({ requestId }) => requestId)).toEqual(['2']);
    expect(journal.byKey(row('a', '1').key)?.receipt).toEqual(RECEIPT);
  });

  it('never turns a completed request back', () => {
    const { journal, row } = start();
    journal.finish([{ ...row('a', '1'), receipt: RECEIPT }]);
    journal.begin([{ ...row('a', '1'), digest: 'other' }], []);
    expect(journal.find({ caller: 'a', requestId: '1' })).toMatchObject({ digest: 'd', receipt: RECEIPT });
  });

  it('remembers for a day at least, and forgets after that', () => {
    const { journal, row, move } = start();
    journal.finish([{ ...row('a', '1'), receipt: RECEIPT }]);
    move(24 * 3600 * 1000);
    journal.prune(new Set());
    expect(journal.find({ caller: 'a', requestId: '1' })).toBeDefined();
    move(RETENTION_MS);
    journal.prune(new Set());
    expect(journal.find({ caller: 'a', requestId: '1' })).toBeUndefined();
  });

  it('refuses rather than forgets when it is full', () => {
    const { journal, row, move } = start(2);
    journal.begin([row('a', '1'), row('a', '2')], []);
    expect(() => journal.begin([row('a', '3')], [])).toThrow('journal of requests is full');
    move(RETENTION_MS + 1);
    journal.begin([row('a', '3')], []);
    expect(journal.pending()).toHaveLength(1);
  });

  it('knows the deploy commits that it made, the newest first, and current ones for ever', () => {
    const { journal, move } = start();
    journal.begin([], [{ name: 'b', commit: 'old', files: 1 }]);
    move(1);
    journal.begin([], [{ name: 'b', commit: 'new', files: 1 }]);
    expect(journal.ownTips('b', 5)).toEqual(['new', 'old']);
    move(RETENTION_MS + 1);
    journal.prune(new Set(['new']));
    expect([journal.isOwnTip('b', 'new'), journal.isOwnTip('b', 'old'), journal.isOwnTip('c', 'new')]).toEqual([true, false, false]);
  });
});
