import { existsSync } from 'node:fs';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCluster } from './cluster-objects.ts';
import { startLab } from './lab.ts';
import type { LabOptions } from './lab.ts';
import { isAlive, readLabState } from './lab-state.ts';
import { configMap } from './testing/objects.ts';

const COLD_BUILD_MS = 40 * 60_000;

let folder: string;
let base: Omit<LabOptions, 'clusters'>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenantry-lab-'));
  base = { dir: join(folder, 'lab'), env: process.env, nodes: 0, flux: false };
});

afterEach(() => rm(folder, { recursive: true }));

/** Command lines of processes that name a file in that folder; empty where /proc is missing. */
async function processesUnder(path: string): Promise<string[]> {
  if (!existsSync('/proc/self/cmdline')) return [];
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name) && existsSync(`/proc/${name}/cmdline`));
  const lines = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '(ended)')));
  return lines.filter((line) => line.includes(path));
}

describe('startLab()', () => {
  it('starts clusters that are strangers to each other', { timeout: COLD_BUILD_MS }, async () => {
    const lab = await startLab({ ...base, clusters: ['eu-1', 'us-1'] });
    try {
      const [eu, us] = ['eu-1', 'us-1'].map((name) => openCluster(lab.cluster(name).kubeconfigPath));
      await eu?.create(configMap('here', 'default'));
      await expect(us?.read(configMap('here', 'default'))).rejects.toMatchObject({ status: 404 });
      expect(lab.cluster('eu-1').server).not.toBe(lab.cluster('us-1').server);
      expect(() => lab.cluster('ap-1')).toThrow('no cluster "ap-1"; there are eu-1, us-1');
      await expect(lab.killProcess('eu-1', 'kubelet')).rejects.toThrow(
        'no component "kubelet"; there are etcd, kube-apiserver',
      );
      const state = await readLabState(lab.dir);
      await lab.stop();
      const processes = state?.clusters.flatMap(({ components }) =>
        components.flatMap((component) => component.process ?? []),
      );
      expect(processes).toHaveLength(8);
      expect(processes?.filter(isAlive)).toEqual([]);
    } finally {
      await lab.stop();
    }
  });

  it(
    'tells what a component said when it does not start, and leaves nothing running',
    { timeout: COLD_BUILD_MS },
    async () => {
      const start = startLab({ ...base, clusters: ['eu-1'], apiServerFlags: ['--no-such-flag'] });
      await expect(start).rejects.toThrow(/eu-1\/kube-apiserver ended \(exit code 1\).*unknown flag: --no-such-flag/s);
      expect(await processesUnder(folder)).toEqual([]);
      // The folder is kept for its logs, and can be used again.
      const again = await startLab({ ...base, clusters: ['eu-1'] });
      await again.stop();
    },
  );

  it.each([
    { clusters: [], want: 'at least one cluster' },
    { clusters: ['a', 'a'], want: 'must differ: a, a' },
    { clusters: ['../up'], want: '"../up" cannot name a cluster' },
    { clusters: ['git'], want: '"git" cannot name a cluster' },
  ])('refuses the names $clusters', async ({ clusters, want }) => {
    await expect(startLab({ ...base, clusters })).rejects.toThrow(want);
  });
});
