/** Runs the projector: a pass for a tenant soon after something happened to it, and for all of them now and then. */
import type { Log } from '../../runtime/log.ts';
import type { Part } from '../../runtime/lifecycle.ts';
import type { Projector } from './projector.ts';

export interface ProjectorLoopOptions {
  readonly projector: Pick<Projector, 'pass'>;
  /** All tenants that are known now. */
  readonly tenants: () => Iterable<string>;
  /** Only one replica needs to project. */
  readonly isLeader: () => boolean;
  readonly log: Log;
}

/** A pass comes when a burst of events has paused for so long, or has lasted for so long. */
const GATHER_MS = 50;
const BURST_MS = 500;
const SWEEP_MS = 30_000;
const RETRY_MS = 1_000;

interface Scheduled {
  readonly dueMs: number;
  /** When the first event came that it answers; undefined when none did. */
  readonly sinceMs: number | undefined;
  readonly timer: NodeJS.Timeout;
}

export class ProjectorLoop implements Part {
  readonly name = 'quota projector';
  readonly #options: ProjectorLoopOptions;
  readonly #scheduled = new Map<string, Scheduled>();
  readonly #running = new Map<string, Promise<void>>();
  readonly #stop = new AbortController();
  #sweep: NodeJS.Timeout | undefined;

  constructor(options: ProjectorLoopOptions) {
    this.#options = options;
  }

  async start(): Promise<void> {
    this.#sweep = setInterval(() => this.wakeAll(), SWEEP_MS);
    this.wakeAll();
  }

  async stop(): Promise<void> {
    clearInterval(this.#sweep);
    this.#stop.abort();
    for (const { timer } of this.#scheduled.values()) clearTimeout(timer);
    this.#scheduled.clear();
    await Promise.all(this.#running.values());
  }

  /** Looks at every tenant soon: at the start, and when this replica has become the leader. */
  wakeAll(): void {
    for (const tenant of this.#options.tenants()) this.wake(tenant);
  }

  /** Looks at a tenant soon, because something about it changed. */
  wake(tenant: string): void {
    const nowMs = performance.now();
    const sinceMs = this.#scheduled.get(tenant)?.sinceMs ?? nowMs;
    this.#set(tenant, Math.min(nowMs + GATHER_MS, sinceMs + BURST_MS), sinceMs);
  }

  /** Looks at a tenant then, or earlier if that is due. */
  #schedule(tenant: string, afterMs: number): void {
    const dueMs = performance.now() + afterMs;
    const known = this.#scheduled.get(tenant);
    if (known === undefined || known.dueMs > dueMs) this.#set(tenant, dueMs, known?.sinceMs);
  }

  #set(tenant: string, dueMs: number, sinceMs: number | undefined): void {
    if (this.#stop.signal.aborted) return;
    clearTimeout(this.#scheduled.get(tenant)?.timer);
    const timer = setTimeout(() => this.#begin(tenant), Math.max(0, dueMs - performance.now()));
    this.#scheduled.set(tenant, { dueMs, sinceMs, timer });
  }

  #begin(tenant: string): void {
    this.#scheduled.delete(tenant);
    // One pass at a time for each tenant; a new event waits for the next.
    if (this.#running.has(tenant)) return this.#schedule(tenant, GATHER_MS);
    this.#running.set(tenant, this.#pass(tenant).finally(() => this.#running.delete(tenant)));
  }

  async #pass(tenant: string): Promise<void> {
    const { projector, isLeader, log } = this.#options;
    if (!isLeader()) return;
    try {
      const again = await projector.pass(tenant, this.#stop.signal);
      if (again !== undefined) this.#schedule(tenant, again);
    } catch (error) {
      if (this.#stop.signal.aborted) return;
      log.warn('could not bring quotas and ledger in step', { tenant, error });
      this.#schedule(tenant, RETRY_MS);
    }
  }
}
