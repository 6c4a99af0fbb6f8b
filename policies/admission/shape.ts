/** What a field is expected to hold, and the words for one that holds something else. */
import type { Violation } from '../policy.ts';
import { fieldOf, isObject, type Json, type JsonObject } from './json.ts';

export type Shape = 'list' | 'object' | 'objects' | 'text' | 'texts' | 'flag' | 'number';

const WORDS: Readonly<Record<Shape, string>> = {
  list: 'a list', object: 'an object', objects: 'a list of objects', text: 'text', texts: 'a map of texts', flag: 'true or false', number: 'a whole number',
};

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
export function shapeFaults(holder: JsonObject | undefined, path: string, shapes: Readonly<Record<string, Shape>>): Violation[] {
  if (holder === undefined) return [];
  return Object.entries(shapes).flatMap(([field, shape]) => {
    const value = fieldOf(holder, field);
    if (value === undefined || hasShape(value, shape)) return [];
    const place = path === '' ? field : `${path}.${field}`;
    return [{ path: place, message: `must be ${WORDS[shape]}`, fix: 'write it as the Kubernetes API describes it' }];
  });
}
