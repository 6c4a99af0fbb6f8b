/** Histories of real processes that are killed, stopped, and whose clocks are set: they must be linearizable. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setTimeout as sleep } from 'node:timers/promises';
import { Contention, faultsOf } from './testing/contention.ts';
import { PostgresServer, postgresPrograms } from './testing/postgres-server.ts';

/** Longer than a lease of the clients, shorter than a waiter has for taking what it is handed. */
const PAUSE_MS = 1_500;
/** Operations between two harms. */
const SOME = 60;
const HOUR_MS = 3_600_000;

describe('locks in SQLite', { timeout: 120_000 }, () => {
  let contention: Contention;
  beforeEach(async () => {
    contention = new Contention({ servers: 1, clients: 2 });
    await contention.start();
  });
  afterEach(() => contention.remove());

  it('are linearizable while their server is killed, stands still and has its clock set, and holders stand still', async () => {
    for (const wrongByMs of [HOUR_MS, -HOUR_MS]) {
      await contention.untilAnswered(SOME);
      contention.stepClock(wrongByMs);
      await contention.untilAnswered(SOME);
      await contention.killServer();
      await contention.untilAnswered(SOME);
      await contention.pauseClient(PAUSE_MS);
      await contention.pauseServer(PAUSE_MS);
    }
    await contention.untilAnswered(SOME);
    const histories = await contention.finish();
    expect(faultsOf(histories)).toEqual([]);
    expect([...histories.values()].flat().filter(({ what }) => what.kind === 'acquire' && typeof what.outcome === 'object').length).toBeGreaterThan(50);
    const losses = contention.numbers.losses();
    console.log(`locks in SQLite: ${losses.writes} guarded writes, ${losses.refused} refused by their token; lost ${losses.fenced} with tokens, ${losses.trusting} without`);
    expect(losses.fenced).toBe(0);
  });
});

const programs = postgresPrograms(process.env);
if (programs === undefined) console.log('skipped: no PostgreSQL on PATH or under /usr/lib/postgresql (TENANTRY_POSTGRES_BIN names the folder of its programs)');

describe.skipIf(programs === undefined)('locks in PostgreSQL', { timeout: 120_000 }, () => {
  let server: PostgresServer;
  let contention: Contention;
  beforeEach(async () => {
    server = new PostgresServer(programs ?? '');
    await server.start();
    contention = new Contention({ url: server.url(), servers: 2, clients: 2 });
    await contention.start();
  });
  afterEach(async () => {
    await contention.remove();
    await server.remove();
  });

  it('are linearizable over two servers while the database and servers are killed and stand still, and holders too', async () => {
    await contention.untilAnswered(SOME);
    await server.kill();
    await sleep(200);
    await server.start();
    await contention.untilAnswered(SOME);
    await contention.pauseClient(PAUSE_MS);
    contention.stepClock(HOUR_MS, 0);
    contention.stepClock(-HOUR_MS, 1);
    await contention.killServer(0);
    await contention.untilAnswered(SOME);
    await contention.pauseServer(PAUSE_MS, 1);
    await server.kill();
    await contention.pauseServer(PAUSE_MS, 0);
    await server.start();
    await contention.untilAnswered(SOME);
    const histories = await contention.finish();
    expect(faultsOf(histories)).toEqual([]);
    const losses = contention.numbers.losses();
    console.log(`locks in PostgreSQL: ${losses.writes} guarded writes, ${losses.refused} refused by their token; lost ${losses.fenced} with tokens, ${losses.trusting} without`);
    expect(losses.fenced).toBe(0);
  });
});
