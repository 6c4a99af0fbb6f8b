/** In which fields two JSON values differ, said so that a reviewer sees the change and not its surroundings. */

export interface FieldChange {
  /** `spec.hard["pods"]`; `[+]` and `[-]` at the end for items that a list gains or loses. */
  readonly path: string;
  /** Undefined for what is new. */
  readonly before?: unknown;
  /** Undefined for what is gone. */
  readonly after?: unknown;
}

type Json = Readonly<Record<string, unknown>>;

function isMap(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function child(path: string, key: string): string {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(key)) return `${path}[${JSON.stringify(key)}]`;
  return path === '' ? key : `${path}.${key}`;
}

/** JSON text with sorted keys, so that equal values have equal texts. */
export function canonicalText(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => (isMap(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner));
}

/** Lists are compared as bags: which items are new, which are gone. In what we render, order never decides. */
function listChanges(before: readonly unknown[], after: readonly unknown[], path: string): FieldChange[] {
  const left = new Map<string, unknown[]>();
  for (const item of before) {
    const key = canonicalText(item);
    left.set(key, [...(left.get(key) ?? []), item]);
  }
  const added = after.filter((item) => left.get(canonicalText(item))?.pop() === undefined);
  const removed = [...left.values()].flat();
  return [...removed.map((item) => ({ path: `${path}[-]`, before: item })), ...added.map((item) => ({ path: `${path}[+]`, after: item }))];
}

/** Sorted by path; empty when the values are equal. */
export function fieldChanges(before: unknown, after: unknown, path = ''): FieldChange[] {
  if (Object.is(before, after)) return [];
  if (Array.isArray(before) && Array.isArray(after)) return listChanges(before, after, path);
  if (!isMap(before) || !isMap(after)) return canonicalText(before) === canonicalText(after) ? [] : [{ path, before, after }];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return keys.flatMap((key) => {
    const at = child(path, key);
    if (!Object.hasOwn(before, key)) return [{ path: at, after: after[key] }];
    if (!Object.hasOwn(after, key)) return [{ path: at, before: before[key] }];
    return fieldChanges(before[key], after[key], at);
  });
}
