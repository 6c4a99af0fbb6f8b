/** `git.ack`: time from submit() to the acknowledgement at 100 changes a second, open loop, over HTTP on this machine. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRemote } from '../store/git/remote.ts';
import { git, type Sandbox } from '../store/testing/sandbox.ts';
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

/** A remote beside the store's process: neither waits for the other's event loop, nor forks the other's memory. */
async function startRemote({ remoteDir }: Sandbox): Promise<{ readonly server: ChildProcess; readonly url: string }> {
  git(remoteDir, 'config', 'http.receivepack', 'true');
  // As in the embedded repository, and as the README advises.
  git(remoteDir, 'config', 'receive.unpackLimit', '1');
  const server = fork(join(import.meta.dirname, 'git-remote-process.ts'), [dirname(remoteDir), 'remote']);
  const ended = once(server, 'exit').then(() => {
    throw new Error('the remote of the benchmark ended before it began');
  });
  const [{ url }] = (await Promise.race([once(server, 'message'), ended])) as [{ readonly url: string }];
  ended.catch(() => undefined);
  return { server, url };
}

export async function acknowledgement(): Promise<Result[]> {
  const sandbox = createRemoteWith(TENANTS);
  const { server, url } = await startRemote(sandbox);
  try {
    const store = await sandbox.open({ remote: createRemote(url) });
    await store.publishNow();
    await openLoop(store, 0, PER_SECOND * WARM_UP_SECONDS);
    const times = (await openLoop(store, PER_SECOND * WARM_UP_SECONDS, PER_SECOND * SECONDS)).sort((a, b) => a - b);
    return [
      { name: 'git.ack.p50', value: quantile(times, 0.5), unit: 'ms' },
      { name: 'git.ack.p99', value: quantile(times, 0.99), unit: 'ms' },
    ];
  } finally {
    await sandbox.close();
    server.disconnect();
  }
}
