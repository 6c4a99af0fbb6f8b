/**
 * The decision about one charge of the API server: a proposal to raise `used` of one ResourceQuota. It is let through if
 * the tenant's sum over all namespaces, counting everything that may still be on its way, fits in every resource that
 * grows. Otherwise the answer names the lower `status.hard` against which the API server shall judge its waiting requests.
 */
import { compareQuantities } from '../../model/quantity.ts';
import { addAmounts, amountOf, growth, sameAmounts, type Amounts } from './amounts.ts';
import { roomIn, reservedIn, usedIn, type Charge, type Entry, type Ledger } from './ledger.ts';
import { observe, withEntry, type Moment } from './observe.ts';
import type { QuotaSnapshot } from './snapshot.ts';
import { tightened } from './hard.ts';

export interface Proposal {
  /** The committed ResourceQuota that the charge is based on. */
  readonly base: QuotaSnapshot;
  /** `status.used` as it shall become. */
  readonly used: Amounts;
}


export type Verdict =
  | { readonly kind: 'allowed' }
  /** Based on a version that is not the newest: it cannot be committed. */
  | { readonly kind: 'stale' }
  /** Not a charge: it lowers `used`, or nothing is known of the quota. */
  | { readonly kind: 'no-charge' }
  /** Namespaces whose usage of these resources nobody has counted yet. */
  | { readonly kind: 'uncounted'; readonly namespaces: readonly string[]; readonly resources: readonly string[] }
  /** Too many proposals on one version are open. */
  | { readonly kind: 'busy' }
  | { readonly kind: 'exceeded'; readonly resources: readonly string[]; readonly hard: Amounts | undefined };

export interface Outcome {
  readonly ledger: Ledger;
  readonly verdict: Verdict;
}

/** API servers that charge one namespace at a time; each has one proposal open at most, and may repeat it. */
const MAX_ATTEMPTS = 16;

function withAttempt(entry: Entry, attempt: Charge): Entry | undefined {
  const others = entry.attempts.filter(({ grow }) => !sameAmounts(grow, attempt.grow));
  return others.length >= MAX_ATTEMPTS ? undefined : { ...entry, attempts: [...others, attempt] };
}

function uncounted(ledger: Ledger, resources: readonly string[]): Verdict | undefined {
  const isUncounted = (entry: Entry): boolean => resources.some((key) => !entry.used.has(key));
  const namespaces = [...ledger].filter(([, entry]) => isUncounted(entry)).map(([name]) => name).sort();
  return namespaces.length === 0 ? undefined : { kind: 'uncounted', namespaces, resources };
}

/** The resources of which more would be charged than the tenant may have. */
function exceeded(ledger: Ledger, limits: Amounts, resources: readonly string[]): readonly string[] {
  const total = addAmounts(usedIn(ledger), reservedIn(ledger));
  return resources.filter((key) => compareQuantities(amountOf(total, key), amountOf(limits, key)) > 0).sort();
}

/** Decides about one proposal; the ledger that comes back must be stored before the answer is given. */
export function charge(ledger: Ledger, limits: Amounts, { base, used }: Proposal, moment: Moment): Outcome {
  const { namespace } = base;
  const entry = observe(ledger.get(namespace), base, moment);
  if (entry === undefined || base.used === undefined) return { ledger, verdict: { kind: 'no-charge' } };
  const observed = withEntry(ledger, namespace, entry);
  const refused = (verdict: Verdict): Outcome => ({ ledger: observed, verdict });
  if (base.version < entry.version || base.uid !== entry.uid) return refused({ kind: 'stale' });
  if (growth(used, base.used).size > 0) return refused({ kind: 'no-charge' });
  const grow = growth(base.used, used);
  const limited = [...grow.keys()].filter((key) => limits.has(key));
  const unknown = uncounted(observed, limited);
  if (unknown !== undefined) return refused(unknown);
  const charged = withAttempt(entry, { at: moment.now, grow });
  if (charged === undefined) return refused({ kind: 'busy' });
  const next = withEntry(ledger, namespace, charged);
  const resources = exceeded(next, limits, limited);
  if (resources.length === 0) return { ledger: next, verdict: { kind: 'allowed' } };
  return refused({ kind: 'exceeded', resources, hard: tightened(base, roomIn(observed, limits)) });
}
