/** What stands in for the fence where the webhook only judges: no ledger, no charge, no projector. */
import type { Part } from '../../runtime/lifecycle.ts';
import { faultAnswer } from '../server/answer.ts';
import type { Reviewer } from '../server/endpoint.ts';
import type { Gate } from '../review/validate.ts';

export interface QuotaPart extends Part {
  /** What stands at /quota. */
  readonly review: Reviewer;
  /** To be asked about what /validate allows. */
  readonly gate: Gate;
  /** Why this replica cannot be relied on yet; empty when it can. */
  problems(): readonly string[];
}

export function previewQuota(): QuotaPart {
  return {
    name: 'no quota fence',
    review: () => faultAnswer('this webhook only judges (--preview): it keeps no quota'),
    gate: { refusal: () => undefined },
    problems: () => [],
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
  };
}
