/** Where in an object a field of some name has a value, at any depth. */
import { fieldPath, type PathSegment } from '../../model/yaml-tree.ts';
import { isObject, type Json } from './json.ts';

export interface NamedField {
  /** Path of the object that holds the field. */
  readonly path: string;
  readonly value: Json;
}

interface Place {
  readonly value: Json;
  readonly segments: readonly PathSegment[];
}

export interface NamedFieldOptions {
  readonly name: string;
  /** Paths below which nothing is looked at: free-form values of charts, patches. */
  readonly except?: readonly string[];
}

function below({ value, segments }: Place): Place[] {
  if (Array.isArray(value)) return (value as readonly Json[]).map((item, index) => ({ value: item, segments: [...segments, index] }));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, child]) => (child === undefined || child === null ? [] : [{ value: child, segments: [...segments, key] }]));
}

/** Every field of that name whose value is not empty, sorted by path. Without recursion: strangers nest very deeply. */
export function fieldsNamed(root: Json | undefined, rootPath: string, { name, except = [] }: NamedFieldOptions): NamedField[] {
  const found: NamedField[] = [];
  const open: Place[] = root === undefined ? [] : [{ value: root, segments: [rootPath] }];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    if (place.segments.length === 2 && except.includes(fieldPath(place.segments))) continue;
    for (const child of below(place)) {
      if (child.segments.at(-1) !== name) open.push(child);
      else if (child.value !== '') found.push({ path: fieldPath(place.segments), value: child.value });
    }
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}
