import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createLog, SILENT_LOG, type Log } from '../../runtime/log.ts';
import type { AcquireOutcome } from './lock-store.ts';
import { PostgresLockStore } from './postgres-store.ts';
import { ask, refreshOf, releaseOf } from './testing/lock-commands.ts';
import { lockStoreContract } from './testing/lock-store-contract.ts';
import { PostgresServer, postgresPrograms } from './testing/postgres-server.ts';

const programs = postgresPrograms(process.env);
if (programs === undefined) console.log('skipped: no PostgreSQL on PATH or under /usr/lib/postgresql (TENANTRY_POSTGRES_BIN names the folder of its programs)');

describe.skipIf(programs === undefined)('PostgresLockStore', () => {
  let server: PostgresServer;
  let made = 0;
  const open: PostgresLockStore[] = [];

  beforeAll(async () => {
    server = new PostgresServer(programs ?? '');
    await server.start();
  });
  afterEach(async () => {
    for (const store of open.splice(0)) await store.close();
  });
  afterAll(() => server.remove());

  function storeOn(url: string, options: { readonly shiftMs?: () => number; readonly log?: Log } = {}): PostgresLockStore {
    const store = new PostgresLockStore({ url, monotonicMs: () => performance.now(), log: SILENT_LOG, ...options });
    open.push(store);
    return store;
  }
  const fresh = (): Promise<string> => server.createDatabase(`locks_${(made += 1)}`);

  lockStoreContract('PostgresLockStore', async () => {
    let shift = 0;
    const url = await fresh();
    const shiftMs = (): number => shift;
    let store = new PostgresLockStore({ url, monotonicMs: () => performance.now() + shift, log: SILENT_LOG, shiftMs });
    return {
      store: () => store,
      advance: (ms) => void (shift += ms),
      restart: async () => {
        await store.close();
        store = new PostgresLockStore({ url, monotonicMs: () => performance.now() + shift, log: SILENT_LOG, shiftMs });
      },
      close: () => store.close(),
    };
  });

  it('is one lock for two processes, with tokens that grow over both', async () => {
    const url = await fresh();
    const [one, two] = [storeOn(url), storeOn(url)];
    const tokens: bigint[] = [];
    const cycle = async (store: PostgresLockStore): Promise<void> => {
      for (let won = 0; won < 20; ) {
        const command = ask();
        const outcome: AcquireOutcome = await store.run(command);
        if (outcome.kind !== 'granted') continue;
        tokens.push(outcome.token);
        won += 1;
        await store.run(releaseOf(command));
      }
    };
    await Promise.all([cycle(one), cycle(one), cycle(two), cycle(two)]);
    expect(tokens).toEqual(Array.from({ length: 80 }, (_, index) => BigInt(index + 1)));
  });

  it('tells a waiter of another process of its turn', async () => {
    const url = await fresh();
    const [one, two] = [storeOn(url), storeOn(url)];
    const holder = ask();
    await one.run(holder);
    const waiting = ask({ wait: true });
    // The first word that its listener hears may be that it listens.
    await two.run(waiting);
    const handed = new Promise<void>((resolve) => {
      two.onTurn(waiting.asked.ticket, () => {
        void two.run(waiting).then(({ kind }) => (kind === 'granted' ? resolve() : undefined));
      });
    });
    await one.run(releaseOf(holder));
    await handed;
  });

  it('holds limits exactly although two processes count', async () => {
    const url = await fresh();
    const [one, two] = [storeOn(url), storeOn(url)];
    const limits = { held: 10, waiting: 1, waitingForOne: 1 };
    const outcomes = await Promise.all(Array.from({ length: 60 }, (_, n) => (n % 2 === 0 ? one : two).run(ask({ resource: `r${n}`, limits }))));
    expect(outcomes.filter(({ kind }) => kind === 'granted')).toHaveLength(10);
  });

  it('gives a lease at most its whole time again when the clock was set back, and brings back none that ended', async () => {
    let shift = 0;
    const store = storeOn(await fresh(), { shiftMs: () => shift });
    const [mine, ended] = [ask({ ttlMs: 10_000 }), ask({ resource: 'ended', ttlMs: 1_000 })];
    await store.run(mine);
    await store.run(ended);
    shift = 1_000;
    expect(await store.run({ kind: 'check', keyspace: 'k', resource: 'ended' })).toEqual({ kind: 'free' });
    shift = -3_600_000;
    expect(await store.run({ kind: 'check', keyspace: 'k', resource: 'ended' })).toEqual({ kind: 'free' });
    expect(await store.run({ kind: 'check', keyspace: 'k', resource: 'r' })).toMatchObject({ kind: 'held', remainingMs: 10_000 });
    shift += 10_000;
    expect(await store.run(ask())).toMatchObject({ kind: 'granted', token: 3n });
  });

  it('goes on when the database is killed and comes back: nothing that was acknowledged is lost', async () => {
    const store = storeOn(await fresh());
    const kept = ask({ owner: 'kept' });
    await store.run(kept);
    await server.kill();
    const during = store.run(ask({ resource: 'during' }));
    await server.start();
    // Sent before the database was back: it is sent again by itself.
    expect(await during).toMatchObject({ kind: 'granted', token: 2n });
    expect(await store.run({ kind: 'check', keyspace: 'k', resource: 'r' })).toMatchObject({ kind: 'held', owner: 'kept' });
    expect(await store.run(refreshOf(kept))).toMatchObject({ kind: 'refreshed' });
    expect(store.healthy()).toBe(true);
  });

  it('answers UNAVAILABLE while the database is away, says so in the log, and never its secret', async () => {
    const lines: string[] = [];
    const url = (await fresh()).replace('tenantry@', 'tenantry:hidden-secret@');
    const store = storeOn(url, { log: createLog({ level: 'debug', destination: { write: (line: string) => void lines.push(line) }, secrets: [url, 'hidden-secret'] }) });
    await store.run(ask());
    await server.query(`ALTER DATABASE locks_${made} ALLOW_CONNECTIONS false`);
    await server.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'locks_${made}'`);
    await expect(store.run(releaseOf(ask()))).rejects.toMatchObject({ code: 'UNAVAILABLE', retryAfterSeconds: 1 });
    expect(store.healthy()).toBe(false);
    await server.query(`ALTER DATABASE locks_${made} ALLOW_CONNECTIONS true`);
    expect(await store.run(ask())).toMatchObject({ kind: 'held' });
    expect(store.healthy()).toBe(true);
    expect(lines.join('\n')).toMatch(/the lock database cannot be reached[\s\S]*the lock database is back/);
    expect(lines.join('\n')).not.toContain('hidden-secret');
  });

  it('refuses the tables of a newer release', async () => {
    const url = await fresh();
    await storeOn(url).run(ask());
    await server.query('UPDATE tenantry_lock_version SET version = 99', `locks_${made}`);
    await expect(storeOn(url).run(ask())).rejects.toMatchObject({ code: 'UNAVAILABLE', cause: { message: expect.stringContaining('have version 99') as string } });
  });
});
