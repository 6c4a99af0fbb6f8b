import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SILENT_LOG } from '../../runtime/log.ts';
import { SqliteLockStore } from './sqlite-store.ts';
import { ask, refreshOf } from './testing/lock-commands.ts';
import { lockStoreContract } from './testing/lock-store-contract.ts';

let folder: string;
let now: number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenantry-locks-'));
  now = 5_000;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function open(): SqliteLockStore {
  return new SqliteLockStore({ file: join(folder, 'locks.sqlite'), monotonicMs: () => now, log: SILENT_LOG });
}

lockStoreContract('SqliteLockStore', async () => {
  let store = open();
  return {
    store: () => store,
    advance: (ms) => void (now += ms),
    restart: async () => {
      await store.close();
      // The clock of another process, or of another machine, begins anywhere.
      now = 17;
      store = open();
    },
    close: () => store.close(),
  };
});

describe('SqliteLockStore', () => {
  it('stands still while nobody runs: a lock has what it had when the time was last written', async () => {
    const before = open();
    await before.run(ask({ owner: 'a', ttlMs: 10_000 }));
    now += 7_000;
    await before.run(ask({ resource: 'another' }));
    await before.close();
    now = 99_000_000;
    const after = open();
    expect(await after.run(ask({ owner: 'b' }))).toEqual({ kind: 'held', owner: 'a', remainingMs: 3_000 });
    now += 3_000;
    expect(await after.run(ask({ owner: 'b' }))).toMatchObject({ kind: 'granted', token: 3n });
    await after.close();
  });

  it('keeps no ticket of calls that ended with their process', async () => {
    const before = open();
    const holder = ask({ owner: 'holder', ttlMs: 1_000 });
    await before.run(holder);
    await before.run(ask({ owner: 'waiter', wait: true }));
    await before.close();
    const after = open();
    now += 1_000;
    expect(await after.run({ kind: 'check', keyspace: 'k', resource: 'r' })).toEqual({ kind: 'free' });
    await after.close();
  });

  it('is not opened by an older release', async () => {
    await open().close();
    const database = new DatabaseSync(join(folder, 'locks.sqlite'));
    database.exec('PRAGMA user_version = 99');
    database.close();
    expect(open).toThrow('has version 99');
  });

  it('answers UNAVAILABLE and is not healthy while the disk refuses, and recovers', async () => {
    const store = open();
    const mine = ask();
    await store.run(mine);
    const spoiler = new DatabaseSync(join(folder, 'locks.sqlite'));
    spoiler.exec('ALTER TABLE held RENAME TO hidden');
    await expect(store.run(refreshOf(mine))).rejects.toMatchObject({ code: 'UNAVAILABLE', retryAfterSeconds: 1 });
    expect(store.healthy()).toBe(false);
    spoiler.exec('ALTER TABLE hidden RENAME TO held');
    spoiler.close();
    expect(await store.run(refreshOf(mine))).toMatchObject({ kind: 'refreshed' });
    expect(store.healthy()).toBe(true);
    await store.close();
  });
});
