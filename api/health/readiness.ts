/** Whether this process should get calls: everything that must be up is, and nobody asked it to stop. */

export interface Readiness {
  readonly ready: () => boolean;
  /** What is not ready, in words; empty when all is. */
  readonly missing: () => readonly string[];
  /** Called with the new state whenever it changes. */
  readonly onChange: (listener: (ready: boolean) => void) => void;
  /** From now on never ready again. */
  readonly drain: () => void;
  /** Looks again at everything. */
  readonly refresh: () => void;
}

/** One thing that must be up: true, or what is missing. */
export type ReadyCheck = () => true | string;

/** Ready when every check is true. */
export function createReadiness(checks: readonly ReadyCheck[]): Readiness {
  const listeners: ((ready: boolean) => void)[] = [];
  let draining = false;
  const missing = (): string[] => [
    ...(draining ? ['the process is stopping'] : []),
    ...checks.map((check) => check()).filter((outcome) => outcome !== true),
  ];
  const ready = (): boolean => missing().length === 0;
  let told: boolean | undefined;
  const refresh = (): void => {
    const now = ready();
    if (now === told) return;
    told = now;
    for (const listener of listeners) listener(now);
  };
  return {
    ready,
    missing,
    onChange: (listener) => void listeners.push(listener),
    drain: () => {
      draining = true;
      refresh();
    },
    refresh,
  };
}
