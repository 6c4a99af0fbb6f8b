/** /validate: the isolation policies; for what they allow, whether quota is counted, and then the throttle. */
import { judge } from '../../policies/admission/index.ts';
import type { AdmissionRequest, AdmissionSubject } from '../../policies/admission/subject.ts';
import { refusalText, runPolicy, type RunPolicy, type Verdict } from '../../policies/admission/verdict.ts';
import type { Answer } from '../server/answer.ts';
import type { CallContext } from '../server/call-context.ts';
import type { Reviewer } from '../server/endpoint.ts';
import type { WebhookMetrics } from '../server/metrics.ts';
import type { ClusterThrottle } from '../throttle/cluster-throttle.ts';
import { subjectOf, type SubjectSources } from './subject.ts';

/** Asked about what the policies allow: a namespace whose quota is not counted yet takes no pods. */
export interface Gate {
  /** A refusal, or undefined when there is nothing against the request. */
  refusal(request: AdmissionRequest, context: CallContext): undefined | Promise<Answer | undefined>;
}

export interface ValidateOptions {
  readonly sources: SubjectSources;
  readonly gate: Gate;
  readonly throttle: ClusterThrottle;
  readonly metrics: WebhookMetrics;
  /** Milliseconds since 1970. */
  readonly nowMs: () => number;
  /** Milliseconds of a clock that never goes back. */
  readonly monotonicMs: () => number;
}

/** Two readings of the clock for each policy cost more than most policies do: one review in so many is measured. */
const MEASURED_EVERY = 256;

/** Runs policies, in some reviews with a clock around each. */
function measuring({ metrics, monotonicMs }: Pick<ValidateOptions, 'metrics' | 'monotonicMs'>): () => RunPolicy {
  const timed: RunPolicy = (policy, subject) => {
    const startMs = monotonicMs();
    const found = policy.check(subject);
    metrics.policyTook(policy.id, found.length === 0 ? 'passed' : 'found', (monotonicMs() - startMs) / 1_000);
    return found;
  };
  let reviews = 0;
  return () => (reviews++ % MEASURED_EVERY === 0 ? timed : runPolicy);
}

function count(metrics: WebhookMetrics, verdict: Verdict): void {
  for (const policy of new Set(verdict.violations.map((violation) => violation.policy))) metrics.violated(policy, 'refused');
  for (const [policy, text] of Object.entries(verdict.audit)) metrics.violated(policy, text.startsWith('warn') ? 'warned' : 'audited');
}

function answerOf(verdict: Verdict): Answer {
  const { allowed, warnings, audit, violations } = verdict;
  if (allowed) return { allowed, warnings, audit };
  return { allowed, warnings, audit: { ...audit, refused: [...new Set(violations.map(({ policy }) => policy))].join(',') }, message: refusalText(violations) };
}

export function validateReviewer({ sources, gate, throttle, metrics, nowMs, monotonicMs }: ValidateOptions): Reviewer {
  const runner = measuring({ metrics, monotonicMs });
  const charge = (subject: AdmissionSubject, answer: Answer): Answer | Promise<Answer> => {
    const refusal = throttle.counts(subject) ? throttle.take(subject) : undefined;
    return refusal instanceof Promise ? refusal.then((found) => found ?? answer) : refusal ?? answer;
  };
  const decide = (subject: AdmissionSubject, context: CallContext): Answer | Promise<Answer> => {
    const verdict = judge(subject, nowMs(), runner());
    count(metrics, verdict);
    const answer = answerOf(verdict);
    if (!answer.allowed) return answer;
    const gated = gate.refusal(subject.request, context);
    return gated === undefined ? charge(subject, answer) : gated.then((refusal) => refusal ?? charge(subject, answer));
  };
  return (request, context) => {
    const subject = subjectOf(request, sources);
    return subject instanceof Promise ? subject.then((found) => decide(found, context)) : decide(subject, context);
  };
}
