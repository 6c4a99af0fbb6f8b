/** Collects commands while a batch is being written, and gives them all to the next one: group commit. */
import { TenantryError } from '../../model/errors.ts';
import type { LockCommand, LockOutcome, OutcomeOf } from './lock-store.ts';

interface Entry {
  readonly command: LockCommand;
  readonly resolve: (outcome: LockOutcome) => void;
  readonly reject: (error: unknown) => void;
}

/** An outcome, or why there is none. */
export type Answer = { readonly outcome: LockOutcome } | { readonly error: unknown };

export interface BatcherOptions {
  /** Most commands of one transaction. */
  readonly most: number;
  /** Most commands that may wait for their turn; more are refused. */
  readonly mostWaiting: number;
  /** Writes a batch; gives the answers in the order of the commands. */
  readonly write: (commands: readonly LockCommand[]) => Promise<readonly Answer[]> | readonly Answer[];
}

export class Batcher {
  readonly #options: BatcherOptions;
  readonly #entries: Entry[] = [];
  #running: Promise<void> | undefined;
  #closed = false;

  constructor(options: BatcherOptions) {
    this.#options = options;
  }

  submit<C extends LockCommand>(command: C): Promise<OutcomeOf<C>> {
    if (this.#closed) return Promise.reject(unavailable('the lock database is closed: the process is stopping'));
    if (this.#entries.length >= this.#options.mostWaiting) return Promise.reject(unavailable(`${this.#entries.length} lock commands wait for the database already`));
    const { promise, resolve, reject } = Promise.withResolvers<LockOutcome>();
    this.#entries.push({ command, resolve, reject });
    this.#running ??= this.#run();
    // A batch answers each command with the outcome of its kind, which the list of them cannot say.
    return promise as Promise<OutcomeOf<C>>;
  }

  /** Refuses further commands, and resolves when those before are answered. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#running;
  }

  async #run(): Promise<void> {
    // What else comes in this turn of the event loop joins the batch.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#entries.length > 0) {
      const entries = this.#entries.splice(0, this.#options.most);
      const answers = await this.#write(entries);
      entries.forEach(({ resolve, reject }, index) => {
        const answer = answers[index];
        if (answer !== undefined && 'outcome' in answer) resolve(answer.outcome);
        else reject(answer?.error ?? new Error('a batch gave no answer'));
      });
      // Those who were answered may ask again, and everything else of this process has its turn.
      await new Promise((resolve) => setImmediate(resolve));
    }
    this.#running = undefined;
  }

  async #write(entries: readonly Entry[]): Promise<readonly Answer[]> {
    try {
      return await this.#options.write(entries.map(({ command }) => command));
    } catch (error) {
      return entries.map(() => ({ error }));
    }
  }
}

export function unavailable(message: string, cause?: unknown): TenantryError {
  return new TenantryError('UNAVAILABLE', `${message}; ask again`, { retryAfterSeconds: 1, cause });
}
