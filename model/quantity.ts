/**
 * Kubernetes quantities, exact. The value is `unscaled × 10^exponent` with BigInt, so nothing is ever rounded except
 * where the API server itself rounds (below a nano unit, away from zero) or saturates (binary suffixes above 2^63-1).
 * Rules: k8s.io/apimachinery/pkg/api/resource; proven against a table of that library's answers (testdata/quantity).
 */
import { TenantryError } from './errors.ts';
import { quoted } from './shown.ts';

/** How a quantity was written, and therefore how Kubernetes prints it. */
export type QuantityFormat = 'DecimalSI' | 'BinarySI' | 'DecimalExponent';

export interface Quantity {
  readonly unscaled: bigint;
  /** Power of ten; never below -9. */
  readonly exponent: number;
  readonly format: QuantityFormat;
}

const NANO = -9;
const MAX_BINARY = 2n ** 63n - 1n;
const DECIMAL_SUFFIXES = new Map([['n', -9], ['u', -6], ['m', -3], ['', 0], ['k', 3], ['M', 6], ['G', 9], ['T', 12], ['P', 15], ['E', 18]]);
const DECIMAL_BY_EXPONENT = new Map([...DECIMAL_SUFFIXES].map(([suffix, exponent]) => [exponent, suffix]));
const BINARY_SUFFIXES = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

/** Sign, whole digits, fraction digits, suffix. All parts may be empty; the library takes `.` and `+` for zero. No digit can belong to two parts. */
const FORM = /^([+-]?)([0-9]*)(?![0-9])(?:\.([0-9]*)(?![0-9]))?([eEinumkKMGTP]*[+-]?[0-9]*)$/;
/** What Go's strings.TrimSpace removes, as the API server does before it parses. */
const SPACE = /[\t\n\v\f\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

/** The largest distance between exponents over which numbers are aligned; beyond it the numbers would fill memory. */
const MAX_ALIGNMENT = 4096;

export const ZERO: Quantity = { unscaled: 0n, exponent: 0, format: 'DecimalSI' };

/** Over this distance numbers are aligned without a look at how long they are. */
const NEAR = 64;
const POWERS: readonly bigint[] = Array.from({ length: NEAR + 1 }, (_, exponent) => 10n ** BigInt(exponent));

function pow10(exponent: number): bigint {
  return POWERS[exponent] ?? 10n ** BigInt(exponent);
}

/** Character by character: an expression for the end would look at long runs of white space again from each of them. */
function withoutOuterSpace(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && SPACE.test(text.charAt(start))) start += 1;
  while (end > start && SPACE.test(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

function digitsOf(value: bigint): number {
  return (value < 0n ? -value : value).toString().length;
}

/** Division that rounds away from zero. */
function divideUp(value: bigint, divisor: bigint): bigint {
  const quotient = value / divisor;
  if (value % divisor === 0n) return quotient;
  return value < 0n ? quotient - 1n : quotient + 1n;
}

interface Suffix {
  readonly base: 2 | 10;
  readonly exponent: number;
  readonly format: QuantityFormat;
}

/** A signed 64-bit number that Go then cuts to 32 bits; undefined when it does not fit 64. */
function exponentOf(text: string): number | undefined {
  if (!/^[+-]?[0-9]+$/.test(text)) return undefined;
  const value = BigInt(text.startsWith('+') ? text.slice(1) : text);
  return BigInt.asIntN(64, value) === value ? Number(BigInt.asIntN(32, value)) : undefined;
}

function suffixOf(text: string): Suffix | undefined {
  const decimal = DECIMAL_SUFFIXES.get(text);
  if (decimal !== undefined) return { base: 10, exponent: decimal, format: 'DecimalSI' };
  const binary = BINARY_SUFFIXES.indexOf(text);
  if (binary > 0) return { base: 2, exponent: binary * 10, format: 'BinarySI' };
  if (text.length < 2 || !/^[eE]/.test(text)) return undefined;
  const exponent = exponentOf(text.slice(1));
  return exponent === undefined ? undefined : { base: 10, exponent, format: 'DecimalExponent' };
}

/** Rounds away from zero to nano units. A number far below one nano unit becomes one, without being expanded. */
function roundedToNano(unscaled: bigint, exponent: number): { unscaled: bigint; exponent: number } {
  if (unscaled === 0n) return { unscaled: 0n, exponent: 0 };
  if (exponent >= NANO) return { unscaled, exponent };
  const surplus = NANO - exponent;
  if (surplus > digitsOf(unscaled)) return { unscaled: unscaled < 0n ? -1n : 1n, exponent: NANO };
  return { unscaled: divideUp(unscaled, pow10(surplus)), exponent: NANO };
}

function clamp(value: bigint): bigint {
  if (value > MAX_BINARY) return MAX_BINARY;
  return value < -MAX_BINARY ? -MAX_BINARY : value;
}

function binaryQuantity(unscaled: bigint, exponent: number): Quantity {
  // A whole number within bounds, as nearly every one is: nothing to round.
  if (exponent === 0 && unscaled > 0n && unscaled <= MAX_BINARY) return { unscaled, exponent, format: 'BinarySI' };
  const rounded = roundedToNano(unscaled, exponent);
  const nano = rounded.unscaled * pow10(rounded.exponent - NANO);
  const whole = nano / pow10(-NANO);
  if (whole > MAX_BINARY || whole < -MAX_BINARY) return { unscaled: clamp(whole), exponent: 0, format: 'BinarySI' };
  if (nano === 0n) return { ...ZERO, format: 'BinarySI' };
  // A part of a unit has no binary form; the library turns it decimal at once.
  return { ...rounded, format: whole === 0n ? 'DecimalSI' : 'BinarySI' };
}

/** The library reads a suffix without any digit as zero, but only where its fast path reaches. */
function standsWithoutDigits({ base, exponent }: Suffix): boolean {
  return base === 2 ? exponent < 50 : exponent >= NANO;
}

/** Parses whatever the API server takes in JSON (outer white space included); undefined if it would refuse. */
export function tryParseQuantity(text: string): Quantity | undefined {
  const trimmed = withoutOuterSpace(text);
  const match = trimmed === '' ? null : FORM.exec(trimmed);
  if (match === null) return undefined;
  const [, sign = '', whole = '', fraction = '', suffixText = ''] = match;
  const suffix = suffixOf(suffixText);
  if (suffix === undefined || (whole === '' && fraction === '' && !standsWithoutDigits(suffix))) return undefined;
  const digits = BigInt(`0${whole}${fraction}`);
  const unscaled = sign === '-' ? -digits : digits;
  if (suffix.base === 2) return binaryQuantity(unscaled << BigInt(suffix.exponent), -fraction.length);
  return { ...roundedToNano(unscaled, suffix.exponent - fraction.length), format: suffix.format };
}

/** Like tryParseQuantity(), but throws INVALID_ARGUMENT for what the API server would refuse. */
export function parseQuantity(text: string): Quantity {
  const quantity = tryParseQuantity(text);
  if (quantity === undefined) throw new TenantryError('INVALID_ARGUMENT', `${quoted(text)} is not a quantity of Kubernetes, such as 500m, 20 or 40Gi`);
  return quantity;
}

/** Factors of `base` taken out of a number: value = rest × base^times. */
function withoutFactors(value: bigint, base: bigint): { rest: bigint; times: number } {
  let rest = value;
  let times = 0;
  while (rest !== 0n && rest % base === 0n) {
    rest /= base;
    times += 1;
  }
  return { rest, times };
}

/** The whole number that the quantity is, or undefined if it has a fraction or is too large to be expanded. */
function wholeOf(quantity: Quantity): bigint | undefined {
  if (quantity.exponent > MAX_ALIGNMENT) return undefined;
  if (quantity.exponent >= 0) return quantity.unscaled * pow10(quantity.exponent);
  const divisor = pow10(-quantity.exponent);
  return quantity.unscaled % divisor === 0n ? quantity.unscaled / divisor : undefined;
}

function binaryText(quantity: Quantity): string | undefined {
  const whole = wholeOf(quantity);
  if (whole === undefined || (whole > -1024n && whole < 1024n)) return undefined;
  const { rest, times } = withoutFactors(whole, 1024n);
  const most = BINARY_SUFFIXES.length - 1;
  const suffix = BINARY_SUFFIXES[Math.min(times, most)] ?? '';
  return `${rest * 1024n ** BigInt(Math.max(0, times - most))}${suffix}`;
}

/**
 * The canonical text, as the API server prints it: largest suffix without a fraction. One difference: where its text
 * would lose the suffix (above 10^18 in decimal notation) this one writes an exponent, so text and value always agree.
 */
export function formatQuantity(quantity: Quantity): string {
  if (quantity.unscaled === 0n) return '0';
  if (quantity.format === 'BinarySI') {
    const text = binaryText(quantity);
    if (text !== undefined) return text;
  }
  const { rest, times } = withoutFactors(quantity.unscaled, 10n);
  const exponent = quantity.exponent + times;
  const surplus = ((exponent % 3) + 3) % 3;
  const mantissa = rest * pow10(surplus);
  const multiple = exponent - surplus;
  const suffix = quantity.format === 'DecimalExponent' ? undefined : DECIMAL_BY_EXPONENT.get(multiple);
  if (suffix !== undefined) return `${mantissa}${suffix}`;
  return multiple === 0 ? `${mantissa}` : `${mantissa}e${multiple}`;
}

/** -1, 0 or 1: a is below, equal to or above b. */
export function compareQuantities(a: Quantity, b: Quantity): number {
  const signA = a.unscaled === 0n ? 0 : a.unscaled < 0n ? -1 : 1;
  const signB = b.unscaled === 0n ? 0 : b.unscaled < 0n ? -1 : 1;
  if (signA !== signB) return signA < signB ? -1 : 1;
  if (signA === 0) return 0;
  if (Math.abs(a.exponent - b.exponent) > NEAR) {
    const magnitude = digitsOf(a.unscaled) + a.exponent - (digitsOf(b.unscaled) + b.exponent);
    if (magnitude !== 0) return magnitude > 0 ? signA : -signA;
  }
  const low = Math.min(a.exponent, b.exponent);
  const left = a.unscaled * pow10(a.exponent - low);
  const right = b.unscaled * pow10(b.exponent - low);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** a + b. The format is a's, or b's when a is zero, as in Kubernetes. */
export function addQuantities(a: Quantity, b: Quantity): Quantity {
  const format = a.unscaled === 0n ? b.format : a.format;
  if (b.unscaled === 0n) return { ...a, format };
  if (a.unscaled === 0n) return { ...b, format };
  const low = Math.min(a.exponent, b.exponent);
  if (Math.max(a.exponent, b.exponent) - low > MAX_ALIGNMENT) {
    throw new TenantryError('OUT_OF_RANGE', `cannot add ${formatQuantity(a)} and ${formatQuantity(b)}: they differ by more than ${MAX_ALIGNMENT} digits`);
  }
  const unscaled = a.unscaled * pow10(a.exponent - low) + b.unscaled * pow10(b.exponent - low);
  return unscaled === 0n ? { ...ZERO, format } : { unscaled, exponent: low, format };
}

/** a - b, with the same rules as addQuantities(). */
export function subtractQuantities(a: Quantity, b: Quantity): Quantity {
  return addQuantities(a, { ...b, unscaled: -b.unscaled });
}

/** How many units of 10^unitExponent fit in the quantity, rounded down. Throws OUT_OF_RANGE for absurd exponents. */
export function floorUnits(quantity: Quantity, unitExponent: number): bigint {
  const shift = quantity.exponent - unitExponent;
  if (shift > MAX_ALIGNMENT) throw new TenantryError('OUT_OF_RANGE', `${formatQuantity(quantity)} is too large`);
  if (shift >= 0) return quantity.unscaled * pow10(shift);
  const divisor = pow10(-shift);
  const quotient = quantity.unscaled / divisor;
  return quantity.unscaled < 0n && quantity.unscaled % divisor !== 0n ? quotient - 1n : quotient;
}

/** A number of units of 10^unitExponent as a quantity. */
export function quantityOfUnits(units: bigint, unitExponent: number, format: QuantityFormat): Quantity {
  return { unscaled: units, exponent: units === 0n ? 0 : unitExponent, format };
}

export interface Ratio {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** quantity × ratio, rounded down to whole units of 10^unitExponent. */
export function scaleQuantity(quantity: Quantity, ratio: Ratio, unitExponent: number): Quantity {
  const scaled = { ...quantity, unscaled: quantity.unscaled * ratio.numerator };
  // Dividing floor(x) by a whole number and flooring again is the floor of the exact quotient.
  const units = floorUnits(scaled, unitExponent);
  const quotient = units / ratio.denominator;
  const floored = units < 0n && units % ratio.denominator !== 0n ? quotient - 1n : quotient;
  return quantityOfUnits(floored, unitExponent, quantity.format);
}
