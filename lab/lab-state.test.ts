import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { claimLabFolder, identify, isAlive, readLabState, writeLabState } from './lab-state.ts';
import type { LabState, ProcessIdentity } from './lab-state.ts';

let folder: string;
let dir: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenantry-state-'));
  dir = join(folder, 'lab');
});

afterEach(() => rm(folder, { recursive: true }));

function stateOf(owner: ProcessIdentity): LabState {
  return { owner, ready: true, git: { root: '', url: '' }, clusters: [] };
}

describe('identify()', () => {
  it('tells a process from a later one with its number', () => {
    const self = identify(process.pid);
    expect(self).toBeDefined();
    expect(isAlive(self ?? { pid: 0, startedAt: '' })).toBe(true);
    expect(isAlive({ pid: process.pid, startedAt: 'another time' })).toBe(false);
  });

  it('is undefined for no process', () => {
    expect(identify(2 ** 22 + 1)).toBeUndefined();
  });
});

describe('claimLabFolder()', () => {
  it('makes the folder', async () => {
    await claimLabFolder(dir);
    expect(await readdir(dir)).toEqual([]);
  });

  it('refuses a folder where a lab runs', async () => {
    await mkdir(dir);
    await writeLabState(dir, stateOf(identify(process.pid) ?? { pid: 0, startedAt: '' }));
    await expect(claimLabFolder(dir)).rejects.toThrow(`a lab runs in ${dir} already (process ${process.pid})`);
  });

  it('clears the folder of a dead lab', async () => {
    await mkdir(join(dir, 'eu-1'), { recursive: true });
    await writeLabState(dir, stateOf({ pid: process.pid, startedAt: 'another time' }));
    await claimLabFolder(dir);
    expect(await readdir(dir)).toEqual([]);
    expect(await readLabState(dir)).toBeUndefined();
  });

  it('never clears what is no lab', async () => {
    await mkdir(dir);
    await writeFile(join(dir, 'thesis.txt'), 'years of work');
    await expect(claimLabFolder(dir)).rejects.toThrow('is not empty and holds no lab');
    expect(await readdir(dir)).toEqual(['thesis.txt']);
  });
});
