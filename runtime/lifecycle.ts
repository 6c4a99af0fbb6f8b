/** Ordered start and stop of the parts of a process, and its signals. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from './log.ts';

/** Something that runs: started in order, stopped in the opposite order. */
export interface Part {
  readonly name: string;
  start(): Promise<void>;
  /** Ends gracefully; when `signal` aborts, at once. */
  stop(signal: AbortSignal): Promise<void>;
}

export interface LifecycleOptions {
  readonly log: Log;
  /** How long one part may take to stop gracefully, and again to stop at once. */
  readonly stopTimeoutMs: number;
}

/** Starts parts one after the other; a part that fails stops those before it and rethrows. */
export class Lifecycle {
  readonly #options: LifecycleOptions;
  readonly #running: Part[] = [];
  #stopping: Promise<boolean> | undefined;

  constructor(options: LifecycleOptions) {
    this.#options = options;
  }

  /** Starts one part. @throws what its start threw, after everything started before it has stopped */
  async start(part: Part): Promise<void> {
    if (this.#stopping !== undefined) throw new Error(`cannot start ${part.name}: the process is stopping`);
    try {
      await part.start();
      this.#running.push(part);
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  /** Stops all parts, the last one first. Later calls wait for the first. True when every part stopped cleanly. */
  stop(): Promise<boolean> {
    this.#stopping ??= this.#stopAll();
    return this.#stopping;
  }

  async #stopAll(): Promise<boolean> {
    let clean = true;
    for (const part of this.#running.splice(0).reverse()) {
      clean = (await this.#stopOne(part)) && clean;
    }
    return clean;
  }

  async #stopOne(part: Part): Promise<boolean> {
    const { log, stopTimeoutMs } = this.#options;
    const hurry = new AbortController();
    const done = new AbortController();
    const stopped = part.stop(hurry.signal).then(
      () => true,
      (error: unknown) => {
        log.error('a part failed to stop', { part: part.name, error });
        return false;
      },
    );
    const limit = async (): Promise<false> => {
      await delay(stopTimeoutMs, undefined, { signal: done.signal });
      log.warn('a part takes too long to stop', { part: part.name, stopTimeoutMs });
      hurry.abort();
      await delay(stopTimeoutMs, undefined, { signal: done.signal });
      return false;
    };
    try {
      return await Promise.race([stopped, limit()]);
    } finally {
      done.abort();
    }
  }
}

/** The few events of `process` that matter here. */
export interface SignalSource {
  on(signal: NodeJS.Signals, listener: () => void): unknown;
  off(signal: NodeJS.Signals, listener: () => void): unknown;
}

/**
 * Calls `first` on the first SIGTERM or SIGINT and `again` on every further one.
 * Gives back the function that takes the listeners away.
 */
export function onStopSignals(source: SignalSource, first: (signal: string) => void, again: () => void): () => void {
  let seen = false;
  const listeners = (['SIGTERM', 'SIGINT'] as const).map((signal) => {
    const listener = (): void => {
      if (seen) return again();
      seen = true;
      first(signal);
    };
    source.on(signal, listener);
    return [signal, listener] as const;
  });
  return () => {
    for (const [signal, listener] of listeners) source.off(signal, listener);
  };
}
