/** What the webhook counts. Labels come from closed sets only: no name of a tenant, user, object or namespace. */
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { ADMISSION_POLICIES } from '../../policies/admission/index.ts';
import type { Operation } from '../../policies/admission/subject.ts';
import type { ShedReason } from './load-gate.ts';

export const ENDPOINTS = ['validate', 'mutate', 'quota'] as const;
export type Endpoint = (typeof ENDPOINTS)[number];
/** `fault`: refused because we failed; `malformed`: refused because no API server sends such a review. */
export type VerdictLabel = 'allowed' | 'refused' | 'throttled' | 'malformed' | 'fault' | 'timeout';

/** Seconds. The API server's own timeouts end at 30. */
const BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Seconds of one policy: most take microseconds. */
const POLICY_BUCKETS = [0.000_01, 0.000_1, 0.001, 0.01, 0.1];

const POLICY_LABELS: ReadonlySet<string> = new Set(ADMISSION_POLICIES.map(({ id }) => id));

export interface ReviewFigures {
  readonly endpoint: Endpoint;
  readonly operation: Operation | 'none';
  readonly verdict: VerdictLabel;
  readonly seconds: number;
}

export class WebhookMetrics {
  readonly registry = new Registry();
  readonly #reviews: Histogram<'endpoint' | 'operation' | 'verdict'>;
  readonly #policies: Counter<'policy' | 'verdict'>;
  readonly #policySeconds: Histogram<'policy' | 'verdict'>;
  readonly #shed: Counter<'reason'>;
  readonly #faults: Counter<'endpoint'>;
  readonly #expiry: Gauge;
  readonly #ready: Gauge;
  readonly #fallbacks: Counter;

  constructor() {
    const registers = [this.registry];
    this.#reviews = new Histogram({ name: 'tenantry_admission_review_seconds', help: 'Time to answer a review.', labelNames: ['endpoint', 'operation', 'verdict'], buckets: BUCKETS, registers });
    this.#policies = new Counter({ name: 'tenantry_admission_violations_total', help: 'Reviews in which a policy found something, by what came of it.', labelNames: ['policy', 'verdict'], registers });
    this.#policySeconds = new Histogram({ name: 'tenantry_admission_policy_seconds', help: 'Time of one policy in one review of many, by whether it found something.', labelNames: ['policy', 'verdict'], buckets: POLICY_BUCKETS, registers });
    this.#shed = new Counter({ name: 'tenantry_admission_shed_total', help: 'Calls turned away before their body was read.', labelNames: ['reason'], registers });
    this.#faults = new Counter({ name: 'tenantry_admission_faults_total', help: 'Reviews refused because the webhook itself failed.', labelNames: ['endpoint'], registers });
    this.#expiry = new Gauge({ name: 'tenantry_webhook_certificate_expiry_timestamp_seconds', help: 'When the served certificate ends.', registers });
    this.#ready = new Gauge({ name: 'tenantry_webhook_ready', help: '1 while this replica takes calls.', registers });
    this.#fallbacks = new Counter({ name: 'tenantry_throttle_fallbacks_total', help: 'Requests counted locally because the counter store failed.', registers });
    for (const endpoint of ENDPOINTS) this.#faults.inc({ endpoint }, 0);
  }

  reviewed({ endpoint, operation, verdict, seconds }: ReviewFigures): void {
    this.#reviews.observe({ endpoint, operation, verdict }, seconds);
    if (verdict === 'fault' || verdict === 'timeout') this.#faults.inc({ endpoint });
  }

  violated(policy: string, verdict: 'refused' | 'warned' | 'audited'): void {
    this.#policies.inc({ policy: POLICY_LABELS.has(policy) ? policy : 'other', verdict });
  }

  policyTook(policy: string, verdict: 'passed' | 'found', seconds: number): void {
    this.#policySeconds.observe({ policy: POLICY_LABELS.has(policy) ? policy : 'other', verdict }, seconds);
  }

  shed(reason: ShedReason): void {
    this.#shed.inc({ reason });
  }

  certificateEnds(at: Date): void {
    this.#expiry.set(Math.floor(at.getTime() / 1_000));
  }

  ready(isReady: boolean): void {
    this.#ready.set(isReady ? 1 : 0);
  }

  throttledLocally(): void {
    this.#fallbacks.inc();
  }
}
