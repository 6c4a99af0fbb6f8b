/**
 * What the projector does next with one ResourceQuota, so that the API server's own judgement follows the ledger: settle a
 * charge that nobody finished, loosen `status.hard`, bring `spec.hard` after it, ask for a recount. At most one write.
 */
import { WORKLOAD_KEYS } from '../../model/quota.ts';
import { ZERO } from '../../model/quantity.ts';
import { growth, type Amounts } from './amounts.ts';
import { isWithin, loosened, nextSpec, sameLimits } from './hard.ts';
import type { Entry } from './ledger.ts';
import { chargedBy, stillYoung } from './observe.ts';
import { ticketOf, type QuotaSnapshot } from './snapshot.ts';

export interface QuotaTimes {
  /** How long a charge may be on its way to the quota controller's cache. */
  readonly youngMs: number;
  /** After this long an open charge is taken for lost and settled. */
  readonly settleMs: number;
}

/**
 * A charge is young for 5 s: the API server stores an object milliseconds after its charge, and the controller's cache
 * follows within the same time. Longer is safer in an overloaded cluster, and holds back released amounts for longer.
 */
export const QUOTA_TIMES: QuotaTimes = { youngMs: 5_000, settleMs: 3_000 };

export type Step =
  /** Change the version and nothing else, so that a late charge on the old one must fail. */
  | { readonly kind: 'touch' }
  | { readonly kind: 'loosen'; readonly hard: Amounts }
  | { readonly kind: 'align'; readonly hard: Amounts }
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'rest' };

export interface Projected {
  /** Of the ledger, with `seen` observed. */
  readonly entry: Entry;
  readonly seen: QuotaSnapshot;
  readonly limits: Amounts;
  /** What the tenant has left. */
  readonly room: Amounts;
  /** Whether the namespace is let go. */
  readonly isLeaving: boolean;
  readonly now: number;
}

const REST: Step = { kind: 'rest' };

/** An open charge is waited for, then settled. */
function inFlight({ entry, now }: Projected, { settleMs }: QuotaTimes): Step {
  const oldest = Math.min(...entry.attempts.map(({ at }) => at));
  const ms = settleMs - (now - oldest);
  return ms > 0 ? { kind: 'wait', ms: Math.min(ms, settleMs) } : { kind: 'touch' };
}

/** No workloads where nothing may start any more; Git says the same. */
function withoutWorkloads(limits: Amounts): Amounts {
  return new Map([...limits].map(([key, limit]) => [key, WORKLOAD_KEYS.has(key) ? ZERO : limit]));
}

export function nextStep(projected: Projected, times: QuotaTimes): Step {
  const { entry, seen, room, isLeaving, now } = projected;
  if (entry.attempts.length > 0) return inFlight(projected, times);
  const limits = isLeaving ? withoutWorkloads(projected.limits) : projected.limits;
  // The plan has changed, or somebody else has written the quota.
  if (!isWithin(seen.specHard, limits)) return { kind: 'align', hard: nextSpec(seen, limits) };
  const looser = isLeaving ? undefined : loosened(seen, room, limits);
  if (looser !== undefined) return { kind: 'loosen', hard: looser };
  // A recount that was asked for and has not been written yet answers everything below.
  if (ticketOf(seen.specHard) > ticketOf(seen.hard)) return REST;
  const young = stillYoung(entry.young, { now, youngMs: times.youngMs });
  const doubted = growth(chargedBy(young), entry.doubt).size > 0;
  const isBehind = !sameLimits(seen.specHard, seen.hard);
  if (doubted || (isBehind && !isLeaving && young.length === 0)) return { kind: 'align', hard: nextSpec(seen, limits) };
  if (!isBehind && entry.doubt.size === 0) return REST;
  const [first] = young;
  return first === undefined ? REST : { kind: 'wait', ms: first.at + times.youngMs - now };
}
