/** JSON Patch (RFC 6902) as data, in the two operations that filling needs. */
import { fieldOf, isObject, type Json } from '../json.ts';

export interface PatchOperation {
  /** `add` also replaces a field that is there, such as null. */
  readonly op: 'add';
  /** JSON Pointer. */
  readonly path: string;
  readonly value: Json;
}

/** JSON Pointer of a path. */
export function pointer(path: readonly (string | number)[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/**
 * Sets a field below a holder that exists, making the objects between. Nothing if a step on the way is there and is no
 * object, which the rules about shape refuse.
 */
export function setBelow(holder: Json, place: readonly (string | number)[], field: readonly string[], value: Json): PatchOperation[] {
  const [first, ...rest] = field;
  if (first === undefined) return [];
  const below = fieldOf(holder, first);
  const path = [...place, first];
  if (rest.length === 0) return [{ op: 'add', path: pointer(path), value }];
  if (below === undefined) return [{ op: 'add', path: pointer(path), value: rest.reduceRight<Json>((inner, key) => ({ [key]: inner }), value) }];
  return isObject(below) ? setBelow(below, path, rest, value) : [];
}
