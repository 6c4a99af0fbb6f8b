/** The audit log: what is written down of a change, and when. Also goes to the ordinary log, at level info. */
import { TenantryError } from '../../model/errors.ts';
import type { Log } from '../../runtime/log.ts';
import { auditEntry, auditLine, type Attempt, type Outcome } from './audit-line.ts';
import { RefusalBudget } from './refusal-budget.ts';

/** Where lines go. */
export interface AuditSink {
  /** Resolves when the line is safe. */
  append(line: string): Promise<void>;
}

export interface AuditLogOptions {
  readonly sink: AuditSink;
  readonly now: () => Date;
  /** Milliseconds of a clock that never goes back. */
  readonly monotonicMs: () => number;
  readonly log: Log;
}

export class AuditLog {
  readonly #options: AuditLogOptions;
  readonly #budget: RefusalBudget;

  constructor(options: AuditLogOptions) {
    this.#options = options;
    this.#budget = new RefusalBudget(options.monotonicMs);
  }

  /** Before a change. @throws TenantryError UNAVAILABLE when it cannot be written down: the change must not happen then */
  async asked(attempt: Attempt): Promise<void> {
    try {
      await this.#write(attempt, { stage: 'asked' });
    } catch (error) {
      this.#options.log.error('the audit log cannot be written, so changes are refused', { error });
      throw new TenantryError('UNAVAILABLE', 'the audit log cannot be written, so nothing is changed; whoever runs this API finds the reason in its log', { cause: error, retryAfterSeconds: 5 });
    }
  }

  /** After a change, however it ended. Never throws: the line before it is written, and what happened has happened. */
  async done(attempt: Attempt, outcome: Omit<Outcome, 'stage' | 'more'>): Promise<void> {
    await this.#attempt(attempt, { stage: 'done', ...outcome });
  }

  /** Instead of a change that the caller may not make. Never throws. */
  async refused(attempt: Attempt, code: string): Promise<void> {
    const more = this.#budget.take(attempt.identity?.id ?? '');
    if (more !== undefined) await this.#attempt(attempt, { stage: 'refused', code, more });
  }

  async #attempt(attempt: Attempt, outcome: Outcome): Promise<void> {
    try {
      await this.#write(attempt, outcome);
    } catch (error) {
      this.#options.log.error('a line of the audit log could not be written', { operationId: attempt.operationId, stage: outcome.stage, code: outcome.code, error });
    }
  }

  #write(attempt: Attempt, outcome: Outcome): Promise<void> {
    const { sink, now, log } = this.#options;
    const entry = auditEntry(now(), attempt, outcome);
    log.info('audit', entry);
    return sink.append(auditLine(entry));
  }
}
