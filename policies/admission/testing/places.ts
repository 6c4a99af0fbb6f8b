/** Places in JSON, and the same JSON with something else in one of them. */
import { isObject, type Json, type JsonObject } from '../json.ts';

export type Place = readonly (string | number)[];

type Open = Record<string | number, Json>;

function isHolder(value: Json | undefined): value is Json & object {
  return Array.isArray(value) || isObject(value);
}

/** Every place below the top. */
export function placesIn(value: Json, above: Place = []): Place[] {
  const entries: (readonly [string | number, Json | undefined])[] = Array.isArray(value) ? [...(value as readonly Json[]).entries()] : isObject(value) ? Object.entries(value) : [];
  return entries.flatMap(([step, child]) => {
    const place = [...above, step];
    return child === undefined ? [] : [place, ...placesIn(child, place)];
  });
}

export function valueAtPlace(object: JsonObject, place: Place): Json | undefined {
  return place.reduce<Json | undefined>((value, step) => (isHolder(value) ? (value as Open)[step] : undefined), object);
}

/** A copy with something else at that place; undefined where the place is not there. */
export function replacedAt(object: JsonObject, place: Place, value: Json): JsonObject | undefined {
  const copy = structuredClone<JsonObject>(object);
  const holder = valueAtPlace(copy, place.slice(0, -1));
  const last = place.at(-1);
  if (last === undefined || !isHolder(holder) || (holder as Open)[last] === undefined) return undefined;
  Object.defineProperty(holder, last, { value, enumerable: true, configurable: true, writable: true });
  return copy;
}

/** The steps of a violation's path, such as `a.b[0]["c.d"]`. */
export function placeOfPath(path: string): Place {
  return [...path.matchAll(/([A-Za-z_][A-Za-z0-9_-]*)|\[([0-9]+)\]|\["((?:[^"\\]|\\.)*)"\]/g)].map(([, name, index, key]) => (index === undefined ? name ?? key ?? '' : Number(index)));
}
