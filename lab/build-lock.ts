import { randomUUID } from 'node:crypto';
import { readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { waitFor } from './wait.ts';
import { LabError } from './lab-error.ts';

const BEAT_MS = 2_000;
const DEAD_AFTER_MS = 30_000;
const PATIENCE_MS = 60 * 60_000;

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

async function tryCreate(file: string, token: string): Promise<boolean> {
  try {
    await writeFile(file, token, { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

async function removeWhenDead(file: string): Promise<void> {
  try {
    const ageMs = Date.now() - (await stat(file)).mtimeMs;
    if (ageMs > DEAD_AFTER_MS) await rm(file, { force: true });
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}

async function release(file: string, token: string): Promise<void> {
  try {
    if ((await readFile(file, 'utf8')) === token) await rm(file, { force: true });
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}

/**
 * Runs `work` while holding the lock file. The holder touches the file every 2 s; a file untouched
 * for 30 s belongs to nobody, so a killed builder, in another container too, blocks no one for long.
 * Two holders at once are conceivable after a long stall; the work must bear that (ours ends with a rename).
 */
export async function withBuildLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  const token = randomUUID();
  const acquire = async (): Promise<true | undefined> => {
    if (await tryCreate(file, token)) return true;
    await removeWhenDead(file);
    return undefined;
  };
  await waitFor(`build lock ${file}`, acquire, { deadlineMs: PATIENCE_MS, intervalMs: 500 });
  let lost: unknown;
  const beat = setInterval(() => {
    const now = new Date();
    utimes(file, now, now).catch((error: unknown) => {
      lost = error;
    });
  }, BEAT_MS);
  try {
    return await work();
  } catch (error) {
    if (lost === undefined) throw error;
    throw new LabError(`build lock ${file} was lost while building`, { cause: error });
  } finally {
    clearInterval(beat);
    await release(file, token);
  }
}
