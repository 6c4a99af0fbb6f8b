/** One endpoint: from the text of a call to the text of its answer. Whatever goes wrong on the way is a refusal. */
import type { AdmissionRequest } from '../../policies/admission/subject.ts';
import type { Log } from '../../runtime/log.ts';
import { faultAnswer, type Answer } from './answer.ts';
import { budgetMs, Deadline, type CallContext } from './call-context.ts';
import type { Endpoint, VerdictLabel, WebhookMetrics } from './metrics.ts';
import { replyText } from './reply.ts';
import { parseReview, ReviewFault, type Review } from './review.ts';

/** Judges one request. May answer at once; what it throws becomes a refusal with code 500. */
export type Reviewer = (request: AdmissionRequest, context: CallContext) => Answer | Promise<Answer>;

export interface HttpReply {
  readonly status: 200 | 400;
  readonly body: string;
}

export interface EndpointOptions {
  readonly name: Endpoint;
  readonly review: Reviewer;
  readonly metrics: WebhookMetrics;
  readonly log: Log;
  readonly monotonicMs: () => number;
}

type Judged = readonly [Answer, VerdictLabel];

class DeadlinePassed extends Error {
  override readonly name = 'DeadlinePassed';
}

/** The answer, or DeadlinePassed when the API server will not wait for it. */
async function inTime(answer: Promise<Answer>, deadline: Deadline): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DeadlinePassed()), Math.ceil(deadline.remainingMs()));
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

function verdictOf(answer: Answer): VerdictLabel {
  if (answer.allowed) return 'allowed';
  if (answer.code === 429) return 'throttled';
  return (answer.code ?? 403) >= 500 ? 'fault' : 'refused';
}

export class ReviewEndpoint {
  readonly #options: EndpointOptions;

  constructor(options: EndpointOptions) {
    this.#options = options;
  }

  /**
   * `timeout` is the call's query parameter of that name, `arrivedMs` when it came, by the monotonic clock. At once where
   * it can be. Never throws.
   */
  answer(body: string, timeout: unknown, arrivedMs = this.#options.monotonicMs()): HttpReply | Promise<HttpReply> {
    const { name, metrics, monotonicMs } = this.#options;
    const seconds = (): number => (monotonicMs() - arrivedMs) / 1_000;
    const review = this.#read(body);
    if (review instanceof ReviewFault) {
      metrics.reviewed({ endpoint: name, operation: 'none', verdict: 'malformed', seconds: seconds() });
      return refusedReview(review);
    }
    const { operation } = review.request;
    const told = ([answer, verdict]: Judged): HttpReply => {
      metrics.reviewed({ endpoint: name, operation, verdict, seconds: seconds() });
      return { status: 200, body: replyText(review.uid, answer) };
    };
    const judged = this.#judge(review, new Deadline(review.uid, arrivedMs + budgetMs(timeout), monotonicMs));
    return judged instanceof Promise ? judged.then(told) : told(judged);
  }

  #read(body: string): Review | ReviewFault {
    try {
      return parseReview(body);
    } catch (error) {
      if (error instanceof ReviewFault) return error;
      this.#options.log.error('a review could not be read', { error });
      return new ReviewFault('the review could not be read');
    }
  }

  #judge(review: Review, deadline: Deadline): Judged | Promise<Judged> {
    const done = (answer: Answer): Judged => [answer, verdictOf(answer)];
    try {
      const made = this.#options.review(review.request, deadline);
      return made instanceof Promise ? inTime(made, deadline).then(done).catch((error: unknown) => this.#failed(error, review, deadline)) : done(made);
    } catch (error) {
      return this.#failed(error, review, deadline);
    }
  }

  #failed(error: unknown, { request: { resource, operation } }: Review, deadline: Deadline): Judged {
    const { name, log } = this.#options;
    if (error instanceof DeadlinePassed || deadline.remainingMs() === 0) {
      log.warn('a review took longer than the API server waits', { endpoint: name, resource });
      return [{ ...faultAnswer('tenantry could not decide in time; try again'), code: 504, reason: 'Timeout' }, 'timeout'];
    }
    // The cause is for the log only: it may hold what the caller must not see.
    log.error('a review failed', { endpoint: name, resource, operation, error });
    return [faultAnswer('tenantry failed to judge the request and refuses what it cannot judge; try again, then tell the platform team'), 'fault'];
  }
}

function refusedReview(fault: ReviewFault): HttpReply {
  if (fault.uid === undefined) return { status: 400, body: JSON.stringify({ error: fault.message }) };
  return { status: 200, body: replyText(fault.uid, { allowed: false, code: 400, reason: 'BadRequest', message: `the review is malformed: ${fault.message}` }) };
}
