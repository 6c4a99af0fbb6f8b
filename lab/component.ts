import { logTail, startProcess } from './process.ts';
import type { ManagedProcess, ProcessSpec } from './process.ts';
import { LabError } from './lab-error.ts';
import { waitFor } from './wait.ts';

/** One process of the lab that can be killed and started again with the same flags and state. */
export interface Component {
  readonly name: string;
  readonly logFile: string;
  /** Process id, or undefined when it does not run. */
  pid(): number | undefined;
  /** Starts it and waits until it is ready. Throws LabError when it ends or is not ready in time. */
  start(): Promise<void>;
  /** Signals it and waits until it has ended. Does nothing when it does not run. */
  kill(signal?: NodeJS.Signals): Promise<void>;
}

/** When a component counts as ready: throws or gives undefined until then. */
export type ReadyCheck = () => Promise<true | undefined>;

const READY_DEADLINE_MS = 120_000;
const END_DEADLINE_MS = 30_000;

async function waitUntilReady(spec: ProcessSpec, running: ManagedProcess, isReady: ReadyCheck): Promise<void> {
  const abort = running.ended.then((reason): never => {
    throw new LabError(`${spec.name} ended (${reason}); ${spec.logFile} ends with:\n${logTail(spec.logFile)}`);
  });
  await waitFor(`${spec.name} ready`, isReady, {
    deadlineMs: READY_DEADLINE_MS,
    abort,
    detail: () => `${spec.logFile} ends with:\n${logTail(spec.logFile)}`,
  });
}

async function waitUntilEnded(spec: ProcessSpec, running: ManagedProcess): Promise<void> {
  await waitFor(`${spec.name} ended`, async () => (running.isRunning() ? undefined : true), {
    deadlineMs: END_DEADLINE_MS,
    intervalMs: 10,
  });
}

/** A component that is not running yet. `setpriv` as in startProcess. */
export function createComponent(spec: ProcessSpec, isReady: ReadyCheck, setpriv: string | undefined): Component {
  let current: ManagedProcess | undefined;
  return {
    name: spec.name,
    logFile: spec.logFile,
    pid: () => (current?.isRunning() === true ? current.pid : undefined),
    start: async () => {
      if (current?.isRunning() === true) throw new LabError(`${spec.name} is running already`);
      current = startProcess(spec, setpriv);
      await waitUntilReady(spec, current, isReady);
    },
    kill: async (signal = 'SIGKILL') => {
      if (current === undefined) return;
      current.kill(signal);
      await waitUntilEnded(spec, current);
    },
  };
}
