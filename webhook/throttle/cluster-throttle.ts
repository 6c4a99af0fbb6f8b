/** The throttle of writes in a cluster: counts a request against its tenant, and says 429 when there were too many. */
import type { AdmissionSubject, TenantFacts } from '../../policies/admission/subject.ts';
import type { ThrottleDecision, ThrottleLimits } from '../../policies/throttle/windows.ts';
import type { RequestCounters } from '../../runtime/throttle/store.ts';
import type { Answer } from '../server/answer.ts';
import { collectionKey, isCounted } from './counted.ts';

/** Clients of Kubernetes wait as told, up to ten times: longer hints would only look like a hang. */
const MAX_HINT_SECONDS = 32;
/** Calls of one deletecollection follow each other at once. */
const COLLECTION_GAP_MS = 1_000;
/** A collection may take this long on one charge, and hold so many objects; what is beyond costs another. */
const COLLECTION_MS = 30_000;
const COLLECTION_OBJECTS = 500;
const MAX_COLLECTIONS = 10_000;

interface Collection {
  readonly chargedMs: number;
  lastMs: number;
  objects: number;
}

/** Undefined for a tenant without limits: plans of older renderings. */
function limitsOf({ throttle }: TenantFacts): ThrottleLimits | undefined {
  const { requestsPerMinute, requestsPerHour } = throttle;
  if (requestsPerMinute === undefined && requestsPerHour === undefined) return undefined;
  return { requestsPerMinute: requestsPerMinute ?? Number.MAX_SAFE_INTEGER, requestsPerHour: requestsPerHour ?? Number.MAX_SAFE_INTEGER };
}

function refusal(tenant: string, decision: ThrottleDecision, nowMs: number): Answer {
  const seconds = Math.max(1, Math.ceil(decision.retryAfterMs / 1_000));
  const reset = Math.max(1, Math.ceil((decision.resetAtMs - nowMs) / 1_000));
  return {
    allowed: false,
    code: 429,
    reason: 'TooManyRequests',
    retryAfterSeconds: Math.min(seconds, MAX_HINT_SECONDS),
    message: `[tenantry/throttle] tenant ${tenant} has used its ${decision.limit} writes of this ${decision.exhausted ?? 'minute'}, which ends in ${reset} s; try again in ${seconds} s, or ask for a higher limit in the tenant's document (spec.throttle)`,
  };
}

export interface ClusterThrottleOptions {
  readonly store: RequestCounters;
  /** Milliseconds since 1970. */
  readonly nowMs: () => number;
}

export class ClusterThrottle {
  readonly #options: ClusterThrottleOptions;
  readonly #collections = new Map<string, Collection>();

  constructor(options: ClusterThrottleOptions) {
    this.#options = options;
  }

  /** Whether take() has to be asked about such a request. */
  counts(subject: AdmissionSubject): boolean {
    return isCounted(subject) && subject.tenant !== undefined && limitsOf(subject.tenant) !== undefined;
  }

  /** Counts the request; a refusal when it is one too many, else undefined. */
  take({ request, tenant }: AdmissionSubject): Answer | undefined | Promise<Answer | undefined> {
    const limits = tenant === undefined ? undefined : limitsOf(tenant);
    if (tenant === undefined || limits === undefined) return undefined;
    const nowMs = this.#options.nowMs();
    const collection = collectionKey(request);
    if (collection !== undefined && this.#isPaidFor(collection, nowMs)) return undefined;
    const answer = (decision: ThrottleDecision): Answer | undefined => {
      if (!decision.allowed) return refusal(tenant.id, decision, nowMs);
      if (collection !== undefined) this.#pay(collection, nowMs);
      return undefined;
    };
    const decision = this.#options.store.record(`cluster:${tenant.id}`, limits, nowMs);
    return decision instanceof Promise ? decision.then(answer) : answer(decision);
  }

  #isPaidFor(key: string, nowMs: number): boolean {
    const paid = this.#collections.get(key);
    if (paid === undefined || nowMs - paid.lastMs > COLLECTION_GAP_MS || nowMs - paid.chargedMs > COLLECTION_MS || paid.objects >= COLLECTION_OBJECTS) return false;
    paid.lastMs = nowMs;
    paid.objects += 1;
    return true;
  }

  #pay(key: string, nowMs: number): void {
    if (this.#collections.size >= MAX_COLLECTIONS) this.#collections.clear();
    this.#collections.set(key, { chargedMs: nowMs, lastMs: nowMs, objects: 1 });
  }
}
