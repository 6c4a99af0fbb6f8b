/**
 * What an observed, committed ResourceQuota says about the charges and recounts that were on their way. This is the only
 * place where the ledger's bound falls.
 *
 * A new version decides the fate of every attempt on the one before: either it is the version that the attempt wrote, or
 * the attempt can never be committed. That needs that no version that changed `used` goes unseen: charges are recorded
 * before they are let through, recounts pass the fence too (recount.ts), and all other writes keep `used`.
 *
 * A recount reads the quota controller's cache, which may lack objects that were charged a moment ago. So it lowers the
 * bound only down to what it counted plus all charges that were young when it was written.
 */
import { addAmounts, growth, largerAmounts, NO_AMOUNTS, sameAmounts, smallerAmounts, type Amounts } from './amounts.ts';
import type { Charge, Entry, Ledger } from './ledger.ts';
import { ticketOf, type QuotaSnapshot } from './snapshot.ts';

export interface Moment {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** How long a charge is young: longer than from the charge until its object is in the quota controller's cache. */
  readonly youngMs: number;
}

/** Charges of one such part of the young time are kept as one, as if all were made at its end. */
const YOUNG_PARTS = 4;

/**
 * Charges that a recount which is written now could miss. One from far in the future was made by a replica whose clock
 * ran wrong: it counts from now.
 */
export function stillYoung(charges: readonly Charge[], { now, youngMs }: Moment): readonly Charge[] {
  return charges.filter(({ at }) => now - at < youngMs).map(({ at, grow }) => ({ at: Math.min(at, now + youngMs), grow }));
}

/** Sum of charges. */
export function chargedBy(charges: readonly Charge[]): Amounts {
  return charges.map(({ grow }) => grow).reduce(addAmounts, NO_AMOUNTS);
}

/** The entry without charges from far in the future; the same entry if it has none. */
export function withoutFuture(entry: Entry, moment: Moment): Entry {
  const isWrong = entry.young.some(({ at }) => at > moment.now + moment.youngMs);
  return isWrong ? { ...entry, young: stillYoung(entry.young, moment) } : entry;
}

function withYoung(young: readonly Charge[], grow: Amounts, { now, youngMs }: Moment): readonly Charge[] {
  const part = youngMs / YOUNG_PARTS;
  const at = Math.ceil(now / part) * part;
  const last = young.at(-1);
  if (last?.at !== at) return [...young, { at, grow }];
  return [...young.slice(0, -1), { at, grow: addAmounts(last.grow, grow) }];
}

/** The bound after a recount that could miss `missed`. */
function doubtAfter(bound: Amounts, used: Amounts, missed: Amounts): Amounts {
  return smallerAmounts(growth(used, bound), missed);
}

interface Seen extends QuotaSnapshot {
  readonly used: Amounts;
}

function sameQuota(entry: Entry, seen: Seen, moment: Moment): Entry {
  const young = stillYoung(entry.young, moment);
  const next: Entry = { ...settled(seen), young, doubt: entry.doubt };
  const charge = entry.attempts.find(({ grow }) => sameAmounts(addAmounts(entry.used, grow), seen.used));
  if (charge !== undefined) return { ...next, young: withYoung(young, charge.grow, moment) };
  if (sameAmounts(entry.used, seen.used) && next.ticket <= entry.ticket) return next;
  const missed = largerAmounts(chargedBy(young), entry.missed);
  return { ...next, doubt: doubtAfter(addAmounts(entry.used, entry.doubt), seen.used, missed) };
}

/** The quota was deleted and made again: what was on its way may have been committed to the old one. */
function otherQuota(entry: Entry, seen: Seen, moment: Moment): Entry {
  const late = entry.attempts.map(({ grow }) => ({ at: moment.now, grow }));
  const young = [...stillYoung(entry.young, moment), ...late];
  const missed = largerAmounts(chargedBy(young), entry.missed);
  const bound = addAmounts(addAmounts(entry.used, entry.doubt), chargedBy(late));
  return { ...settled(seen), young, doubt: doubtAfter(bound, seen.used, missed) };
}

function settled(seen: Seen): Entry {
  const { uid, version, used } = seen;
  return { uid, version, used, attempts: [], missed: NO_AMOUNTS, young: [], doubt: NO_AMOUNTS, ticket: ticketOf(seen.hard) };
}

/** The entry after a ResourceQuota was observed; the same entry if that is no news. */
export function observe(entry: Entry | undefined, snapshot: QuotaSnapshot, moment: Moment): Entry | undefined {
  const { used } = snapshot;
  if (used === undefined) return entry;
  const seen: Seen = { ...snapshot, used };
  if (entry === undefined) return settled(seen);
  if (seen.version <= entry.version) return entry;
  return seen.uid === entry.uid ? sameQuota(entry, seen, moment) : otherQuota(entry, seen, moment);
}

/** The ledger after ResourceQuotas were observed; the same ledger if none of them is news. */
export function observeAll(ledger: Ledger, snapshots: Iterable<QuotaSnapshot>, moment: Moment): Ledger {
  let next = ledger;
  for (const snapshot of snapshots) {
    const entry = observe(next.get(snapshot.namespace), snapshot, moment);
    next = withEntry(next, snapshot.namespace, entry);
  }
  return next;
}

/** The ledger with another entry; the same ledger if it is the same entry. */
export function withEntry(ledger: Ledger, namespace: string, entry: Entry | undefined): Ledger {
  return entry === undefined || ledger.get(namespace) === entry ? ledger : new Map(ledger).set(namespace, entry);
}
