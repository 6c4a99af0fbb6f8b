import { existsSync } from 'node:fs';
import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withBuildLock } from './build-lock.ts';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenantry-lock-'));
  file = join(folder, 'build.lock');
});

afterEach(() => rm(folder, { recursive: true }));

describe('withBuildLock()', () => {
  it('lets one in at a time', async () => {
    let inside = 0;
    const work = async (): Promise<number> => {
      inside += 1;
      const seen = inside;
      await new Promise((resolve) => setTimeout(resolve, 20));
      inside -= 1;
      return seen;
    };
    expect(await Promise.all([withBuildLock(file, work), withBuildLock(file, work)])).toEqual([1, 1]);
    expect(existsSync(file)).toBe(false);
  });

  it('frees the lock when the work fails, and passes the failure on', async () => {
    await expect(withBuildLock(file, () => Promise.reject(new Error('compiler')))).rejects.toThrow('compiler');
    expect(existsSync(file)).toBe(false);
  });

  it('takes over from a builder that was killed', async () => {
    await writeFile(file, 'dead');
    const longAgo = new Date(Date.now() - 60_000);
    await utimes(file, longAgo, longAgo);
    await expect(withBuildLock(file, async () => 'built')).resolves.toBe('built');
  });
});
