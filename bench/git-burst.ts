/** `git.burst`: changes a second from submit() to the acknowledged push, 256 in flight, beside simple-git. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { simpleGit } from 'simple-git';
import { emitDocument } from '../model/emit.ts';
import { tenantFile } from '../model/layout.ts';
import { git, tenantDocument, type Sandbox } from '../store/testing/sandbox.ts';
import { createRemoteWith, runClosedLoop, tenantName } from './git-load.ts';
import type { Result } from './result.ts';

const IN_FLIGHT = 256;
const WARM_UP = 300;
const CHANGES = 4000;
const BASELINE_CHANGES = 25;
const SIZES = [100, 1000, 10_000];
const CHANGES_OF_A_SIZE = 1500;

/** add + commit + push for each change in a clone with a work tree: changes a second. */
async function withSimpleGit(sandbox: Sandbox): Promise<number> {
  const clone = join(sandbox.dir, 'baseline');
  git(sandbox.dir, 'clone', '-q', sandbox.remoteDir, clone);
  git(clone, 'config', 'user.name', 'Bench');
  git(clone, 'config', 'user.email', 'bench@example.org');
  const repository = simpleGit(clone);
  const start = performance.now();
  for (let n = 0; n < BASELINE_CHANGES; n += 1) {
    const file = tenantFile(tenantName(n));
    mkdirSync(dirname(join(clone, file)), { recursive: true });
    writeFileSync(join(clone, file), emitDocument(tenantDocument(tenantName(n), { plan: 'starter', displayName: `Baseline ${n}` })));
    await repository.add(file);
    await repository.commit(`Change ${n}`);
    await repository.push('origin', 'main');
  }
  const rate = (BASELINE_CHANGES * 1000) / (performance.now() - start);
  rmSync(clone, { recursive: true, force: true });
  return rate;
}

interface Measured {
  readonly rate: number;
  /** Seconds of the first publishing of all tenants. */
  readonly publish: number;
}

type Sized = Measured & { readonly tenants: number };

async function measure(sandbox: Sandbox, tenants: number, changes: number): Promise<Measured> {
  const store = await sandbox.open();
  const start = performance.now();
  await store.publishNow();
  const publish = (performance.now() - start) / 1000;
  await runClosedLoop(store, { from: 0, to: WARM_UP, inFlight: IN_FLIGHT, tenants });
  const before = Number(git(sandbox.remoteDir, 'rev-list', '--count', 'main'));
  const seconds = await runClosedLoop(store, { from: WARM_UP, to: WARM_UP + changes, inFlight: IN_FLIGHT, tenants });
  const commits = Number(git(sandbox.remoteDir, 'rev-list', '--count', 'main')) - before;
  if (commits !== changes) throw new Error(`${changes} changes made ${commits} commits`);
  return { rate: changes / seconds, publish };
}

export async function burst(): Promise<Result[]> {
  const sandbox = createRemoteWith(2000);
  try {
    const { rate } = await measure(sandbox, 2000, CHANGES);
    const baseline = await withSimpleGit(sandbox);
    return [{ name: 'git.burst', value: rate, unit: 'changes/s', baseline: { name: 'simple-git add+commit+push', value: baseline }, ratio: rate / baseline }];
  } finally {
    await sandbox.close();
  }
}

/** The same for repositories of several sizes; each beside what the size before promises if growth is linear. */
export async function burstGrowth(): Promise<Result[]> {
  const results: Result[] = [];
  let before: Sized | undefined;
  for (const tenants of SIZES) {
    const sandbox = createRemoteWith(tenants);
    try {
      const now = { tenants, ...(await measure(sandbox, tenants, CHANGES_OF_A_SIZE)) };
      results.push(rateOf(now, before), publishOf(now, before));
      before = now;
    } finally {
      await sandbox.close();
    }
  }
  return results;
}

/** A change costs the same in a larger repository: the ratio stays near 1. */
function rateOf({ tenants, rate }: Sized, before: Sized | undefined): Result {
  const result = { name: `git.burst.${tenants}`, value: rate, unit: 'changes/s' };
  if (before === undefined) return result;
  return { ...result, baseline: { name: `with ${before.tenants} tenants`, value: before.rate }, ratio: rate / before.rate };
}

/** Publishing all costs as much for each tenant: the ratio stays near 1, or above where a start weighs less. */
function publishOf({ tenants, publish }: Sized, before: Sized | undefined): Result {
  const result = { name: `git.publish.${tenants}`, value: publish, unit: 's' };
  if (before === undefined) return result;
  const linear = (before.publish * tenants) / before.tenants;
  return { ...result, baseline: { name: `${before.tenants} tenants, times ${tenants / before.tenants}`, value: linear }, ratio: linear / publish };
}
