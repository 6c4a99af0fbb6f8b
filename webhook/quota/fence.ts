/**
 * The fence at `/quota`: the API server asks before it commits a charge to a ResourceQuota, after everything else about
 * the request has been judged. Charges of one tenant are decided together and stored in its ledger with one write.
 */
import type { AdmissionRequest } from '../../policies/admission/subject.ts';
import { ALLOWED, type Answer } from '../server/answer.ts';
import type { Log } from '../../runtime/log.ts';
import type { Amounts } from './amounts.ts';
import { charge, type Verdict } from './charge.ts';
import { judgementOf } from './judgement.ts';
import type { Ledger } from './ledger.ts';
import { observeAll, type Moment } from './observe.ts';
import type { LedgerStore, ObservedQuotas, QuotaStore, TenantRecord } from './ports.ts';
import { recount, type RecountProposal } from './recount.ts';
import { notReady, refusalOf, type Judged } from './refusal.ts';

export interface FenceOptions {
  readonly ledgers: LedgerStore;
  /** What a watch shows of a tenant, if it shows anything. */
  readonly known?: (tenant: string) => TenantRecord | undefined;
  readonly quotas: QuotaStore;
  readonly observed: ObservedQuotas;
  /** User names of the webhook itself. */
  readonly ownUsers: readonly string[];
  readonly youngMs: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly log: Log;
}

/** What the fence needs to know of a call. */
export interface FenceCall {
  /** Aborts when the API server will not wait any longer. */
  readonly signal: AbortSignal;
}

interface Job {
  readonly kind: 'charge' | 'recount';
  readonly tenant: string;
  readonly proposal: RecountProposal;
  readonly signal: AbortSignal;
  readonly settle: (answer: Answer) => void;
  readonly fail: (error: unknown) => void;
}

interface Decided {
  readonly job: Job;
  readonly answer: Answer;
  /** The `status.hard` that must stand before the answer is given. */
  readonly hard?: Amounts;
}

interface Batch {
  readonly ledger: Ledger;
  readonly decided: readonly Decided[];
}

/** How long the answer waits for the watch to show a lowered quota: the API server's own watch is about as fast. */
const SHOWN_MS = 200;
const MAX_WRITTEN = 2_000;

export class Fence {
  readonly #options: FenceOptions;
  readonly #queues = new Map<string, Job[]>();
  /** The newest record that this replica has written of a tenant. */
  readonly #written = new Map<string, TenantRecord>();

  constructor(options: FenceOptions) {
    this.#options = options;
  }

  /** Judges one request about the status of a ResourceQuota. @throws when the ledger cannot be read or written */
  async review(request: AdmissionRequest, { signal }: FenceCall): Promise<Answer> {
    const judgement = judgementOf(request, this.#options.ownUsers);
    if (judgement.kind === 'pass') return ALLOWED;
    if (judgement.kind === 'refuse') return { allowed: false, code: 403, reason: 'Forbidden', message: judgement.message };
    const { kind, tenant, proposal } = judgement;
    return new Promise((settle, fail) => this.#enqueue({ kind, tenant, proposal, signal, settle, fail }));
  }

  #enqueue(job: Job): void {
    const queue = this.#queues.get(job.tenant);
    if (queue !== undefined) return void queue.push(job);
    this.#queues.set(job.tenant, [job]);
    void this.#drain(job.tenant);
  }

  /** One batch after the other; what comes while one is stored is the next. */
  async #drain(tenant: string): Promise<void> {
    for (;;) {
      const jobs = this.#queues.get(tenant)?.splice(0) ?? [];
      const last = jobs.at(-1);
      if (last === undefined) break;
      try {
        await this.#decide(tenant, jobs, last.signal);
      } catch (error) {
        this.#written.delete(tenant);
        for (const job of jobs) job.fail(error);
      }
    }
    this.#queues.delete(tenant);
  }

  /**
   * What is judged on a cached record is true only if the record can be replaced; where nothing has to be written, the
   * newest one is asked for. Recounts are always judged on the newest, since what is not recorded is believed.
   */
  async #decide(tenant: string, jobs: readonly Job[], signal: AbortSignal): Promise<void> {
    const { ledgers } = this.#options;
    let cached = jobs.every(({ kind }) => kind === 'charge') ? this.#recent(tenant) : undefined;
    for (;;) {
      signal.throwIfAborted();
      const record = cached ?? (await ledgers.read(tenant, signal));
      const batch = this.#judge(tenant, record, jobs);
      const isChanged = record?.ledger !== undefined && batch.ledger !== record.ledger;
      if (!isChanged && cached === undefined) return this.#answer(batch.decided);
      const stored = isChanged ? await ledgers.write(record, batch.ledger, signal) : undefined;
      cached = undefined;
      if (stored === undefined || stored === 'conflict') continue;
      this.#remember(stored);
      return this.#answer(batch.decided);
    }
  }

  #judge(tenant: string, record: TenantRecord | undefined, jobs: readonly Job[]): Batch {
    if (record?.ledger === undefined || record.limits === undefined) return undecided(tenant, record, jobs);
    const { limits } = record;
    const moment: Moment = { now: this.#options.now(), youngMs: this.#options.youngMs };
    let ledger = observeAll(record.ledger, this.#options.observed.of(tenant), moment);
    const decided: Decided[] = [];
    for (const job of jobs) {
      if (job.kind === 'recount') {
        ledger = recount(ledger, job.proposal, moment);
        decided.push({ job, answer: ALLOWED });
        continue;
      }
      const outcome = charge(ledger, limits, job.proposal, moment);
      ledger = outcome.ledger;
      decided.push(decision(job, outcome.verdict, { tenant, proposal: job.proposal, ledger, limits }));
    }
    return { ledger, decided };
  }

  /** The newest record that this replica knows of; others may have written since. */
  #recent(tenant: string): TenantRecord | undefined {
    const written = this.#written.get(tenant);
    const shown = this.#options.known?.(tenant);
    if (written === undefined || shown === undefined) return written ?? shown;
    return BigInt(shown.version) > BigInt(written.version) ? shown : written;
  }

  #remember(record: TenantRecord): void {
    this.#written.delete(record.tenant);
    this.#written.set(record.tenant, record);
    const [oldest] = this.#written.keys();
    if (this.#written.size > MAX_WRITTEN && oldest !== undefined) this.#written.delete(oldest);
  }

  #answer(decided: readonly Decided[]): void {
    for (const { job, answer, hard } of decided) {
      if (hard === undefined) job.settle(answer);
      else void this.#tighten(job, hard).finally(() => job.settle(answer));
    }
  }

  /** Lowers `status.hard`, so that the API server judges its waiting requests one by one against what is left. */
  async #tighten({ proposal: { base }, signal }: Job, hard: Amounts): Promise<void> {
    const { quotas, observed, log } = this.#options;
    try {
      const lowered = await quotas.setStatusHard(base, hard, signal);
      if (lowered === 'conflict') return;
      await observed.shows(base.namespace, lowered.version, AbortSignal.any([signal, AbortSignal.timeout(SHOWN_MS)]));
    } catch (error) {
      // The refusal stands without it; it only hits more requests than it must.
      log.warn('could not lower a quota', { namespace: base.namespace, error });
    }
  }
}

function undecided(tenant: string, record: TenantRecord | undefined, jobs: readonly Job[]): Batch {
  const what = record === undefined ? 'its Tenant object is not there' : record.limits === undefined ? 'it has no limits' : 'its usage is not counted yet';
  // A recount needs no ledger: whoever builds one counts anew.
  const decided = jobs.map((job) => ({ job, answer: job.kind === 'recount' ? ALLOWED : notReady(tenant, what) }));
  return { ledger: record?.ledger ?? new Map(), decided };
}

function decision(job: Job, verdict: Verdict, judged: Judged): Decided {
  if (verdict.kind === 'allowed') return { job, answer: ALLOWED };
  const answer = refusalOf(verdict, judged);
  return verdict.kind === 'exceeded' && verdict.hard !== undefined ? { job, answer, hard: verdict.hard } : { job, answer };
}
