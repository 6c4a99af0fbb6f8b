/** What a field is expected to hold, and the words for one that holds something else. */
import type { Violation } from '../policy.ts';
import { fieldOf, isObject, type Json, type JsonObject } from './json.ts';

export type Shape = 'list' | 'object' | 'objects' | 'text' | 'texts' | 'flag' | 'number';

const WORDS: Readonly<Record<Shape, string>> = {
  list: 'a list', object: 'an object', objects: 'a list of objects', text: 'text', texts: 'a map of texts', flag: 'true or false', number: 'a whole number',
};

/** Fields and what each holds. */
export type Shapes = ReadonlyMap<string, Shape>;

export function shapesOf(fields: Readonly<Record<string, Shape>>): Shapes {
  return new Map(Object.entries(fields));
}

function hasShape(value: Json, shape: Shape): boolean {
  switch (shape) {
    case 'list':
      return Array.isArray(value);
    case 'objects':
      return Array.isArray(value) && (value as readonly Json[]).every(isObject);
    case 'object':
      return isObject(value);
    case 'texts':
      return isObject(value) && Object.values(value).every((item) => typeof item === 'string');
    case 'text':
      return typeof value === 'string';
    case 'flag':
      return typeof value === 'boolean';
    case 'number':
      return Number.isInteger(value);
  }
}

/** Fields of the holder that are there and hold something else than expected. `path` is the holder's, or empty. */
export function shapeFaults(holder: JsonObject | undefined, path: string, shapes: Shapes): Violation[] {
  const found: Violation[] = [];
  if (holder === undefined) return found;
  // By the fields that are there: most that may be are not.
  for (const field of Object.keys(holder)) {
    const shape = shapes.get(field);
    const value = shape === undefined ? undefined : fieldOf(holder, field);
    if (shape === undefined || value === undefined || hasShape(value, shape)) continue;
    found.push({ path: path === '' ? field : `${path}.${field}`, message: `must be ${WORDS[shape]}`, fix: 'write it as the Kubernetes API describes it' });
  }
  return found;
}
