/** Keeps the private clone fast: every batch leaves a pack or loose objects, and nobody else gathers them. */
import { cleanText } from './git/clean-text.ts';
import type { Mirror } from './git/mirror.ts';
import type { Journal } from './journal.ts';
import type { TenantHistory } from './history.ts';
import type { Clock, Log } from './ports.ts';
import type { RepositoryState } from './repository-state.ts';

export interface MaintenanceParts {
  readonly mirror: Mirror;
  readonly journal: Journal;
  readonly history: TenantHistory;
  readonly state: RepositoryState;
  readonly clock: Clock;
  readonly log: Log;
}

/** Pushes after which packs are gathered in a quiet moment: each leaves a pack, and every look-up goes through them all. */
const REPACK_EVERY = 50;
/** Pushes after which they are gathered although there is none, some 45 s of the heaviest load: gathering slows pushes down. */
const REPACK_AT_LAST = 500;
const PRUNE_EVERY_MS = 3_600_000;
const REPACK_DEADLINE_MS = 600_000;

export class Maintenance {
  readonly #parts: MaintenanceParts;
  #pushes = 0;
  #prunedAt: number;
  #running: Promise<void> | undefined;

  constructor(parts: MaintenanceParts) {
    this.#parts = parts;
    this.#prunedAt = parts.clock.now();
  }

  /** A push was made. Even without a quiet moment packs must not grow without end. */
  notePush(): void {
    this.#pushes += 1;
    if (this.#pushes >= REPACK_AT_LAST) this.#start();
  }

  whenIdle(): void {
    if (this.#pushes >= REPACK_EVERY) this.#start();
    const now = this.#parts.clock.now();
    if (now - this.#prunedAt < PRUNE_EVERY_MS) return;
    this.#prunedAt = now;
    const tips = [...this.#parts.state.branches.values()].flatMap(({ tip }) => (tip === undefined ? [] : [tip]));
    this.#parts.journal.prune(new Set(tips));
    this.#parts.history.save();
  }

  /** Resolves when nothing runs any more. */
  async close(): Promise<void> {
    await this.#running;
  }

  #start(): void {
    if (this.#running) return;
    this.#pushes = 0;
    this.#running = this.#repack().finally(() => (this.#running = undefined));
  }

  /** Geometric: each run touches as little as keeps the number of packs logarithmic. Nothing is ever thrown away. */
  async #repack(): Promise<void> {
    const { mirror, log } = this.#parts;
    try {
      await mirror.run(['repack', '-d', '-q', '--geometric=2'], { deadlineMs: REPACK_DEADLINE_MS, background: true });
      await mirror.run(['commit-graph', 'write', '--reachable', '--changed-paths', '--split', '--no-progress'], { deadlineMs: REPACK_DEADLINE_MS, background: true });
    } catch (error) {
      log.warn('repack-failed', { message: cleanText(String(error)) });
    }
  }
}
