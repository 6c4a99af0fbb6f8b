/** Applies a JSON Patch of `add` operations to a copy, as the API server does (RFC 6902). */
import type { Json, JsonObject } from '../json.ts';
import type { PatchOperation } from '../mutate/patch.ts';

type Open = Record<string, Json> | Json[];

function childOf(holder: Open, key: string): Open {
  const child = Array.isArray(holder) ? holder[Number(key)] : Object.hasOwn(holder, key) ? holder[key] : undefined;
  if (typeof child !== 'object' || child === null) throw new Error(`no object at ${key}`);
  return child as Open;
}

/** @throws Error when a step on the way is not there, for which the API server answers 500 */
export function applyPatch(object: JsonObject, operations: readonly PatchOperation[]): JsonObject {
  const copy = structuredClone(object) as Record<string, Json>;
  for (const { path, value } of operations) {
    const steps = path.slice(1).split('/').map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
    const last = steps.pop() ?? '';
    const holder = steps.reduce<Open>(childOf, copy);
    if (Array.isArray(holder)) throw new Error(`${path} adds to a list`);
    Object.defineProperty(holder, last, { value: structuredClone(value), enumerable: true, configurable: true, writable: true });
  }
  return copy;
}
