/**
 * Reading JSON of strangers. Nothing here throws: a field of another type than expected reads as absent, and the policies
 * about shape refuse it by name. Only own properties are read, so that `constructor` or `__proto__` are plain keys.
 */
import { quoted } from '../../model/shown.ts';

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The field, or undefined where there is none; null counts as absent, as it does for the API server. */
export function fieldOf(value: Json | undefined, key: string): Json | undefined {
  if (!isObject(value)) return undefined;
  // Most fields that rules ask for are absent: the cheaper question first.
  const found = value[key];
  return found === undefined || found === null || !Object.hasOwn(value, key) ? undefined : found;
}

/** What stands at a path. */
function valueAt(value: Json | undefined, path: readonly string[]): Json | undefined {
  let found = value;
  for (const key of path) {
    if (found === undefined) return undefined;
    found = fieldOf(found, key);
  }
  return found;
}

export function objectAt(value: Json | undefined, ...path: readonly string[]): JsonObject | undefined {
  const found = valueAt(value, path);
  return isObject(found) ? found : undefined;
}

/** The list at a path; empty where there is none. */
export function listAt(value: Json | undefined, ...path: readonly string[]): readonly Json[] {
  const found = valueAt(value, path);
  return Array.isArray(found) ? (found as readonly Json[]) : [];
}

/** The text at a path; undefined where there is none, empty text as it is. */
export function textAt(value: Json | undefined, ...path: readonly string[]): string | undefined {
  const found = valueAt(value, path);
  return typeof found === 'string' ? found : undefined;
}

export function numberAt(value: Json | undefined, ...path: readonly string[]): number | undefined {
  const found = valueAt(value, path);
  return typeof found === 'number' ? found : undefined;
}

export function flagAt(value: Json | undefined, ...path: readonly string[]): boolean | undefined {
  const found = valueAt(value, path);
  return typeof found === 'boolean' ? found : undefined;
}

/** Key and text of a map such as labels; entries that are no text are left out. */
export function textsAt(value: Json | undefined, ...path: readonly string[]): readonly (readonly [key: string, text: string])[] {
  const found = objectAt(value, ...path);
  if (found === undefined) return [];
  return Object.entries(found).flatMap(([key, text]) => (typeof text === 'string' ? [[key, text] as const] : []));
}

/** The value for a message: text quoted and cut, numbers and flags as they are, and the type of all else. */
export function shownValue(value: Json | undefined): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value === undefined || value === null) return 'nothing';
  return Array.isArray(value) ? 'a list' : 'an object';
}
