/**
 * Writes of the quota controller, which counts objects in its own cache and sets `used` to that. It is always right in the
 * end and may be wrong for a moment, so it is let through, and what it may have missed is recorded first.
 */
import { largerAmounts, sameAmounts, type Amounts } from './amounts.ts';
import { ticketOf } from './snapshot.ts';
import type { Ledger } from './ledger.ts';
import { chargedBy, observe, stillYoung, type Moment } from './observe.ts';
import type { Proposal } from './charge.ts';

export interface RecountProposal extends Proposal {
  /** `status.hard` as it shall become. */
  readonly hard: Amounts;
}

/** The ledger that must be stored before the write is let through; the same one if nothing needs to be. */
export function recount(ledger: Ledger, { base, used, hard }: RecountProposal, moment: Moment): Ledger {
  const entry = observe(ledger.get(base.namespace), base, moment);
  if (entry === undefined || base.version < entry.version || base.uid !== entry.uid) return ledger;
  const young = chargedBy(stillYoung(entry.young, moment));
  const isSame = sameAmounts(used, entry.used) && ticketOf(hard) <= entry.ticket;
  if (young.size === 0 || isSame) return ledger;
  return new Map(ledger).set(base.namespace, { ...entry, missed: largerAmounts(entry.missed, young) });
}
