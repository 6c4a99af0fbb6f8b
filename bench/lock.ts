/** `lock`: durable locks a second at the store's port, and updates that are lost where holders stand still. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteLockStore } from '../api/locks/sqlite-store.ts';
import { Contention } from '../api/locks/testing/contention.ts';
import { ask, releaseOf } from '../api/locks/testing/lock-commands.ts';
import { SILENT_LOG } from '../runtime/log.ts';
import type { Bench, Result } from './result.ts';

const IN_FLIGHT = 50;
const KEYSPACES = 10;
const WARM_UP_MS = 1_000;
const MEASURED_MS = 5_000;
/** Leases of the clients are of one second. */
const PAUSE_MS = 1_500;
const PAUSES = 8;
const BETWEEN = 40;

/** Cycles of acquire and release a second, each on disk before the next begins; `most` is the size of a transaction. */
async function cycles(most: number | undefined): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'tenantry-bench-lock-'));
  const store = new SqliteLockStore({ file: join(folder, 'locks.sqlite'), monotonicMs: () => performance.now(), log: SILENT_LOG, ...(most === undefined ? {} : { most }) });
  let done = 0;
  let running = true;
  const worker = async (index: number): Promise<void> => {
    while (running) {
      const command = ask({ keyspace: `tenant:${index % KEYSPACES}`, resource: `resource-${index}`, owner: `worker-${index}` });
      const outcome = await store.run(command);
      if (outcome.kind !== 'granted') throw new Error(`a free lock was not granted: ${outcome.kind}`);
      const { kind } = await store.run(releaseOf(command));
      if (kind !== 'released') throw new Error(`a lock was not released: ${kind}`);
      done += 1;
    }
  };
  const workers = Array.from({ length: IN_FLIGHT }, (_, index) => worker(index));
  await new Promise((resolve) => setTimeout(resolve, WARM_UP_MS));
  const [from, start] = [done, performance.now()];
  await new Promise((resolve) => setTimeout(resolve, MEASURED_MS));
  const rate = ((done - from) * 1000) / (performance.now() - start);
  running = false;
  await Promise.all(workers);
  await store.close();
  rmSync(folder, { recursive: true });
  return rate;
}

async function rate(): Promise<readonly Result[]> {
  const value = await cycles(undefined);
  const baseline = await cycles(1);
  return [{ name: 'lock.cycle.rate', value, unit: 'acquire+release/s', baseline: { name: 'a transaction for each operation', value: baseline }, ratio: value / baseline }];
}

async function lostUpdates(): Promise<readonly Result[]> {
  const contention = new Contention({ servers: 1, clients: 2 });
  try {
    await contention.start();
    for (let pause = 0; pause < PAUSES; pause += 1) {
      await contention.untilAnswered(BETWEEN);
      await contention.pauseClient(PAUSE_MS, pause % 2);
    }
    await contention.untilAnswered(BETWEEN);
    await contention.finish();
    const { fenced, trusting, writes } = contention.numbers.losses();
    return [{ name: 'lock.lost-updates', value: fenced, unit: `of ${writes} updates`, baseline: { name: 'the same updates without a look at tokens', value: trusting } }];
  } finally {
    await contention.remove();
  }
}

export const benches: readonly Bench[] = [
  { name: 'lock.cycle', results: ['lock.cycle.rate'], run: rate },
  { name: 'lock.lost-updates', results: ['lock.lost-updates'], run: lostUpdates },
];
