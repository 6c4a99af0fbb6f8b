/** Applies what mutation adds: JSON Patch (RFC 6902), operation `add` only. */
import { TenantryError } from '../model/errors.ts';
import type { Json, JsonObject } from '../policies/admission/json.ts';
import type { PatchOperation } from '../policies/admission/mutate/patch.ts';

type Holder = Record<string, Json> | Json[];

function isHolder(value: unknown): value is Holder {
  return typeof value === 'object' && value !== null;
}

function step(holder: Holder, key: string): unknown {
  return Array.isArray(holder) ? holder[Number(key)] : Object.hasOwn(holder, key) ? holder[key] : undefined;
}

function add(root: Holder, { path, value }: PatchOperation): void {
  const keys = path.split('/').slice(1).map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = keys.pop();
  let holder: unknown = root;
  for (const key of keys) holder = isHolder(holder) ? step(holder, key) : undefined;
  if (last === undefined || !isHolder(holder)) throw new TenantryError('INTERNAL', `nothing is at ${path} to be added to`);
  if (Array.isArray(holder)) holder.splice(last === '-' ? holder.length : Number(last), 0, value);
  else holder[last] = value;
}

/** A copy of the object with everything added. */
export function patched(object: JsonObject, patch: readonly PatchOperation[]): JsonObject {
  const copy = structuredClone(object) as Record<string, Json>;
  for (const operation of patch) add(copy, operation);
  return copy;
}
