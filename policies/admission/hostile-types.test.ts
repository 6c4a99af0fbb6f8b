import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { judge } from './index.ts';
import { isObject, type Json, type JsonObject } from './json.ts';
import { readFixtures, type Fixture } from './testing/fixtures.ts';

const NOW = Date.parse('2026-01-01T00:00:00Z');
const here = new URL('.', import.meta.url);
const fixtures: readonly Fixture[] = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(new URL(`${entry.name}/fixtures`, here)))
  .flatMap((entry) => readFixtures(new URL(`${entry.name}/fixtures`, here)));

/** `a.b[0]["c.d"]` as its steps. */
function stepsOf(path: string): (string | number)[] {
  return [...path.matchAll(/([A-Za-z_][A-Za-z0-9_-]*)|\[([0-9]+)\]|\["((?:[^"\\]|\\.)*)"\]/g)].map(([, name, index, key]) => (index === undefined ? name ?? key ?? '' : Number(index)));
}

type Open = Record<string | number, Json>;

/** A copy with something else at that place; undefined where the place is not there. */
function replaced(object: JsonObject, path: string, value: Json): JsonObject | undefined {
  const copy = structuredClone(object) as Record<string, Json>;
  const steps = stepsOf(path);
  const last = steps.pop();
  let holder: Json | undefined = copy;
  for (const step of steps) holder = Array.isArray(holder) || isObject(holder) ? (holder as Open)[step] : undefined;
  if (last === undefined || !(Array.isArray(holder) || isObject(holder)) || (holder as Open)[last] === undefined) return undefined;
  (holder as Open)[last] = value;
  return copy;
}

/** What stands in a hostile place, as another type that means as much to a careless reader. */
const OTHERS: readonly Json[] = ['true', 'x', 1, 0.5, true, [], ['x'], {}, { 0: 'x', length: 1 }, [null], [['x']], { a: { b: 1 } }];

/** Fields that take several types, and fixtures whose fault is the type. */
const RIGHT: ReadonlySet<string> = new Set([
  'disruption-budget spec.minAvailable 1', 'disruption-budget spec.maxUnavailable 1', 'object-shape spec.externalIPs []', 'object-shape metadata.labels {}',
]);

interface Escape {
  readonly fixture: string;
  readonly path: string;
  readonly value: string;
}

function typeOf(value: Json | undefined): string {
  return Array.isArray(value) ? 'list' : value === null ? 'null' : typeof value;
}

function valueAt(object: JsonObject, path: string): Json | undefined {
  return stepsOf(path).reduce<Json | undefined>((value, step) => (Array.isArray(value) || isObject(value) ? (value as Open)[step] : undefined), object);
}

/** Values of another type that get through where the right type was refused. */
function escapes({ policy, name, subject }: Fixture): Escape[] {
  const { object } = subject.request;
  if (object === undefined) return [];
  const paths = [...new Set(judge(subject, NOW).violations.map(({ path }) => path))];
  return paths.flatMap((path) => OTHERS.flatMap((value) => {
    const changed = typeOf(valueAt(object, path)) === typeOf(value) ? undefined : replaced(object, path, value);
    if (changed === undefined || !judge({ ...subject, request: { ...subject.request, object: changed } }, NOW).allowed) return [];
    if (RIGHT.has(`${policy} ${path} ${JSON.stringify(value)}`)) return [];
    return [{ fixture: `${policy}/${name}`, path, value: JSON.stringify(value) }];
  }));
}

describe('what was refused, as another type', () => {
  it('is refused too', () => {
    const failing = fixtures.filter(({ expected }) => expected === 'fail');
    expect(failing.length).toBeGreaterThan(100);
    expect(failing.flatMap(escapes)).toEqual([]);
  });
});
