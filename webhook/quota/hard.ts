/** The numbers in a ResourceQuota's `hard`: used in the namespace plus what the tenant has left. */
import { addQuantities, compareQuantities, quantityOfUnits, type Quantity } from '../../model/quantity.ts';
import { amountOf, NO_AMOUNTS, sameAmounts, type Amounts } from './amounts.ts';
import { TICKET_KEY, ticketOf, type QuotaSnapshot } from './snapshot.ts';

function smaller(a: Quantity, b: Quantity): Quantity {
  return compareQuantities(b, a) < 0 ? b : a;
}

function larger(a: Quantity, b: Quantity): Quantity {
  return compareQuantities(b, a) > 0 ? b : a;
}

/** `status.hard` with every limited resource changed as `change` says; undefined if nothing changes. */
function changed({ hard, used = NO_AMOUNTS }: QuotaSnapshot, room: Amounts, change: (now: Quantity, fitting: Quantity, key: string) => Quantity): Amounts | undefined {
  const next = new Map(hard);
  for (const [key, left] of room) {
    const now = hard.get(key);
    if (now !== undefined && used.has(key)) next.set(key, change(now, addQuantities(amountOf(used, key), left), key));
  }
  return sameAmounts(next, hard) ? undefined : next;
}

/** Lower `status.hard`, so that the API server itself refuses what does not fit; undefined if it is low enough. */
export function tightened(seen: QuotaSnapshot, room: Amounts): Amounts | undefined {
  return changed(seen, room, smaller);
}

/**
 * Higher `status.hard`, so that the API server refuses nothing that fits; undefined if it is high enough. Never above the
 * tenant's limit, even if more is used since a larger plan.
 */
export function loosened(seen: QuotaSnapshot, room: Amounts, limits: Amounts): Amounts | undefined {
  return changed(seen, room, (now, fitting, key) => larger(now, smaller(fitting, amountOf(limits, key))));
}

/** True if both limit the same resources in the same way; recount numbers do not matter. */
export function sameLimits(a: Amounts, b: Amounts): boolean {
  const without = (amounts: Amounts): Amounts => new Map([...amounts].filter(([key]) => key !== TICKET_KEY));
  const [left, right] = [without(a), without(b)];
  return left.size === right.size && [...left.keys()].every((key) => right.has(key)) && sameAmounts(left, right);
}

/** True if `spec.hard` limits exactly the resources that the tenant has limits of, and none above its limit. */
export function isWithin(specHard: Amounts, limits: Amounts): boolean {
  const keys = [...specHard.keys()].filter((key) => key !== TICKET_KEY);
  return keys.length === limits.size && keys.every((key) => limits.has(key) && compareQuantities(amountOf(specHard, key), amountOf(limits, key)) <= 0);
}

/**
 * `spec.hard` that follows `status.hard` as far as the limits allow, and asks for a recount. A resource whose limit is new
 * gets all of it at first: how much of it is used is not known yet.
 */
export function nextSpec({ hard, specHard }: QuotaSnapshot, limits: Amounts): Amounts {
  const ticket = quantityOfUnits(BigInt(ticketOf(specHard) + 1), 0, 'DecimalSI');
  const spec = [...limits].map(([key, limit]) => [key, smaller(hard.get(key) ?? limit, limit)] as const);
  return new Map([...spec, [TICKET_KEY, ticket]]);
}
