/** Whether two pieces of JSON say the same. Null and absent fields are one, as they are for the API server. */
import { isObject, type Json, type JsonObject } from './json.ts';

/** Deeper objects count as different: nothing of Kubernetes is so deep, and a call a level has its limit. */
const DEEPEST = 128;

function sameList(a: readonly Json[], b: readonly Json[], depth: number): boolean {
  return a.length === b.length && a.every((item, index) => same(item, b[index], depth));
}

function isListOf(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

function presentKeys(value: JsonObject): string[] {
  return Object.keys(value).filter((key) => value[key] !== null && value[key] !== undefined);
}

function sameObject(a: JsonObject, b: JsonObject, depth: number): boolean {
  const keys = presentKeys(a);
  return keys.length === presentKeys(b).length && keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key], depth));
}

function same(a: Json | undefined, b: Json | undefined, depth: number): boolean {
  if (a === b) return true;
  if (depth === 0) return false;
  if (isListOf(a)) return isListOf(b) && sameList(a, b, depth - 1);
  if (isObject(a)) return isObject(b) && sameObject(a, b, depth - 1);
  return (a ?? null) === null && (b ?? null) === null;
}

export function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  return same(a, b, DEEPEST);
}
