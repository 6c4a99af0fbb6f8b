/** What makes an amount of a resource one that a ResourceQuota can hold; used by rules over tenants and plans. */
import { unitOf } from '../../model/quota.ts';
import { compareQuantities, formatQuantity, quantityOfUnits, tryParseQuantity, type Quantity } from '../../model/quantity.ts';
import { keysIn, type ResourceKey, type SomeAmounts } from '../../model/resources.ts';
import { quoted } from '../../model/shown.ts';
import type { Violation } from '../policy.ts';

/** The API server keeps quota in 64 bits, CPU in thousandths; a thousandth of that is far above any cluster. */
const LARGEST: Quantity = quantityOfUnits(2n ** 53n, 0, 'DecimalSI');

function amountViolation(key: ResourceKey, text: string): Omit<Violation, 'path'> | undefined {
  const quantity = tryParseQuantity(text);
  if (quantity === undefined) return { message: `${quoted(text)} is not a quantity`, fix: 'write a number such as 500m, 20 or 40Gi' };
  if (quantity.unscaled < 0n) return { message: `${quoted(text)} is negative`, fix: 'write 0 or more' };
  if (compareQuantities(quantity, LARGEST) > 0) return { message: `${quoted(text)} is above ${formatQuantity(LARGEST)}`, fix: 'write a smaller number' };
  const unit = unitOf(key);
  if (quantity.exponent >= unit || quantity.unscaled % 10n ** BigInt(unit - quantity.exponent) === 0n) return undefined;
  return unit === 0 ? { message: `${quoted(text)} is no whole number`, fix: 'write a whole number' } : { message: `${quoted(text)} is finer than a thousandth`, fix: 'write whole thousandths, for instance 250m' };
}

/** Violations of all amounts that a ResourceQuota could not hold. `path` is that of the mapping. */
export function amountViolations(path: string, amounts: Readonly<SomeAmounts>): Violation[] {
  return keysIn(amounts).flatMap((key) => {
    const text = amounts[key];
    const violation = text === undefined ? undefined : amountViolation(key, text);
    return violation === undefined ? [] : [{ path: amountPath(path, key), ...violation }];
  });
}

/** True if both are quantities and the first one is larger. */
export function exceeds(amount: string, limit: string): boolean {
  const left = tryParseQuantity(amount);
  const right = tryParseQuantity(limit);
  return left !== undefined && right !== undefined && compareQuantities(left, right) > 0;
}

/** Field of an amount, spelt as faults spell it. */
export function amountPath(mapping: string, key: ResourceKey): string {
  return /^[a-z]+$/.test(key) ? `${mapping}.${key}` : `${mapping}["${key}"]`;
}
