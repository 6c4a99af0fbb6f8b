import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LabError } from './lab-error.ts';

/** A process, told apart from a later one with the same number. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Start time in clock ticks since boot; empty where /proc is missing. */
  readonly startedAt: string;
}

/** What `lab.json` in the folder of a lab says. */
export interface LabState {
  /** Missing once the lab has been stopped and its folder kept. */
  readonly owner?: ProcessIdentity;
  /** False until everything is ready. */
  readonly ready: boolean;
  readonly git: { readonly root: string; readonly url: string };
  readonly clusters: readonly LabClusterState[];
}

/** One cluster in `lab.json`. */
export interface LabClusterState {
  readonly name: string;
  readonly server: string;
  readonly kubeconfigPath: string;
  readonly caFile: string;
  readonly components: readonly LabComponentState[];
}

/** One process in `lab.json`; `process` is missing when it did not run then. */
export interface LabComponentState {
  readonly name: string;
  readonly logFile: string;
  readonly process?: ProcessIdentity;
}

const STATE_FILE = 'lab.json';

/** The identity of a running process; undefined when there is none with that number. */
export function identify(pid: number): ProcessIdentity | undefined {
  const stat = `/proc/${pid}/stat`;
  if (existsSync('/proc/self/stat')) {
    try {
      // The program's name stands in parentheses and may hold blanks; field 22 counts from before it.
      const fields = readFileSync(stat, 'latin1')
        .replace(/^.*\) /s, '')
        .split(' ');
      return { pid, startedAt: fields[19] ?? '' };
    } catch (error) {
      if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH'))
        return undefined;
      throw error;
    }
  }
  try {
    process.kill(pid, 0);
    return { pid, startedAt: '' };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return undefined;
    throw error;
  }
}

/** Whether that very process still runs. */
export function isAlive(process: ProcessIdentity): boolean {
  const now = identify(process.pid);
  return now !== undefined && now.startedAt === process.startedAt;
}

/** Who runs that lab now; undefined when nobody does. */
export function ownerOf(state: LabState | undefined): ProcessIdentity | undefined {
  return state?.owner !== undefined && isAlive(state.owner) ? state.owner : undefined;
}

/** Kills what still runs of a lab whose owner is dead: only where setpriv is missing is there anything. */
export function endLeftovers(state: LabState): void {
  const processes = state.clusters.flatMap(({ components }) =>
    components.flatMap((component) => component.process ?? []),
  );
  for (const { pid } of processes.filter(isAlive)) process.kill(-pid, 'SIGKILL');
}

/** The state of the lab in `dir`; undefined when no lab was ever started there. */
export async function readLabState(dir: string): Promise<LabState | undefined> {
  const file = join(dir, STATE_FILE);
  if (!existsSync(file)) return undefined;
  return JSON.parse(await readFile(file, 'utf8')) as LabState;
}

/** Replaces `lab.json`; readers see the old one or the new one. */
export async function writeLabState(dir: string, state: LabState): Promise<void> {
  const draft = join(dir, `${STATE_FILE}.draft`);
  await writeFile(draft, `${JSON.stringify(state, undefined, 2)}\n`, { mode: 0o600 });
  await rename(draft, join(dir, STATE_FILE));
}

/**
 * Makes `dir` an empty folder for a new lab. What a dead lab left there is removed.
 * @throws LabError when a lab runs there, or the folder holds something that is no lab
 */
export async function claimLabFolder(dir: string): Promise<void> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const state = await readLabState(dir);
  const owner = ownerOf(state);
  if (owner !== undefined) {
    throw new LabError(`a lab runs in ${dir} already (process ${owner.pid}); stop it or choose another folder`);
  }
  const names = await readdir(dir);
  if (state === undefined && names.length > 0) {
    throw new LabError(`${dir} is not empty and holds no lab; choose another folder`);
  }
  if (state !== undefined) endLeftovers(state);
  await Promise.all(names.map((name) => rm(join(dir, name), { recursive: true, force: true })));
}
