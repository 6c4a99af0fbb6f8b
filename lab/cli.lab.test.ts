import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCluster } from './cluster-objects.ts';
import { findExecutable } from './environment.ts';
import { isAlive, readLabState } from './lab-state.ts';
import type { ProcessIdentity } from './lab-state.ts';
import { waitFor } from './wait.ts';

const COLD_BUILD_MS = 40 * 60_000;

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function lab(...args: readonly string[]): Promise<Outcome> {
  const main = join(import.meta.dirname, 'main.ts');
  return new Promise((resolve) => {
    execFile(process.execPath, [main, ...args], (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err });
    });
  });
}

let folder: string;
let dir: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenantry-lab-'));
  dir = join(folder, 'lab');
});

afterAll(async () => {
  await lab('down', '--dir', dir);
  await rm(folder, { recursive: true, force: true });
});

async function processesOfLab(): Promise<ProcessIdentity[]> {
  const state = await readLabState(dir);
  return (state?.clusters ?? []).flatMap(({ components }) =>
    components.flatMap((component) => component.process ?? []),
  );
}

describe('npm run lab', () => {
  it('starts a lab in the background and says where it is', { timeout: COLD_BUILD_MS }, async () => {
    const up = await lab('up', '--dir', dir, '--names', 'eu-1', '--nodes', '2');
    expect(up.err).not.toContain('did not start');
    expect(up).toMatchObject({ code: 0, out: expect.stringContaining('Cluster eu-1  https://127.0.0.1:') as string });
    expect((await processesOfLab()).filter(isAlive)).toHaveLength(7);

    const status = await lab('status', '--dir', dir);
    expect(status.out).toContain('eu-1: ready');
    const { out } = await lab('kubeconfig', 'eu-1', '--dir', dir);
    const node = { apiVersion: 'v1', kind: 'Node', metadata: { name: 'node-2' } };
    await expect(openCluster(out.trim()).read(node)).resolves.toMatchObject({ kind: 'Node' });
    const second = await lab('up', '--dir', dir);
    expect(second).toMatchObject({ code: 1, err: expect.stringContaining('runs in') as string });
  });

  const setpriv = findExecutable('setpriv', process.env);
  it.skipIf(setpriv === undefined)('leaves no process when it is killed with SIGKILL', async () => {
    const [processes, state] = [await processesOfLab(), await readLabState(dir)];
    if (state?.owner === undefined) throw new Error('the lab does not run');
    process.kill(state.owner.pid, 'SIGKILL');
    await waitFor('end of all processes', async () => (processes.filter(isAlive).length === 0 ? true : undefined), {
      deadlineMs: 10_000,
    });
    expect(await lab('status', '--dir', dir)).toMatchObject({
      code: 1,
      err: expect.stringContaining('no lab runs in') as string,
    });
  });

  it('starts over in the folder of a dead lab, and deletes it on the way down', async () => {
    expect(await lab('up', '--dir', dir, '--nodes', '0')).toMatchObject({ code: 0 });
    const processes = await processesOfLab();
    expect(processes.filter(isAlive)).toHaveLength(6);
    expect(await lab('down', '--dir', dir)).toMatchObject({
      code: 0,
      out: expect.stringContaining('stopped') as string,
    });
    expect(processes.filter(isAlive)).toEqual([]);
    expect(existsSync(dir)).toBe(false);
  });
});
