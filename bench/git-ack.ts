/** `git.ack`: time from submit() to the acknowledgement at 100 changes a second, open loop, over HTTP on this machine. */
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startGitServer } from '../lab/git-server.ts';
import { createRemote } from '../store/git/remote.ts';
import { SEARCH_PATH, git } from '../store/testing/sandbox.ts';
import type { TenantStore } from '../store/store.ts';
import { changeNumber, createRemoteWith } from './git-load.ts';
import type { Result } from './result.ts';

const TENANTS = 2000;
const PER_SECOND = 100;
const SECONDS = 20;
const WARM_UP_SECONDS = 3;

/** Milliseconds of each change. Open loop: a change is due at its time, however long the ones before it take. */
async function openLoop(store: TenantStore, from: number, count: number): Promise<number[]> {
  const start = performance.now();
  const waiting: Promise<number>[] = [];
  for (let n = 0; n < count; n += 1) {
    const due = start + (n * 1000) / PER_SECOND;
    const early = due - performance.now();
    if (early > 0) await sleep(early);
    waiting.push(store.submit(changeNumber(from + n, TENANTS)).then(() => performance.now() - due));
  }
  return Promise.all(waiting);
}

function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

export async function acknowledgement(): Promise<Result[]> {
  const sandbox = createRemoteWith(TENANTS);
  git(sandbox.remoteDir, 'config', 'http.receivepack', 'true');
  const server = await startGitServer({ root: dirname(sandbox.remoteDir), env: { PATH: SEARCH_PATH } });
  try {
    const store = await sandbox.open({ remote: createRemote(server.url('remote')) });
    await store.publishNow();
    await openLoop(store, 0, PER_SECOND * WARM_UP_SECONDS);
    const times = (await openLoop(store, PER_SECOND * WARM_UP_SECONDS, PER_SECOND * SECONDS)).sort((a, b) => a - b);
    return [
      { name: 'git.ack.p50', value: quantile(times, 0.5), unit: 'ms' },
      { name: 'git.ack.p99', value: quantile(times, 0.99), unit: 'ms' },
    ];
  } finally {
    await sandbox.close();
    await server.stop();
  }
}
