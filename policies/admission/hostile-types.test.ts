import { describe, expect, it } from 'vitest';
import { judge } from './index.ts';
import type { Json } from './json.ts';
import { allFixtures, type Fixture } from './testing/fixtures.ts';
import { placeOfPath, replacedAt, valueAtPlace } from './testing/places.ts';

const NOW = Date.parse('2026-01-01T00:00:00Z');

/** What stands in a hostile place, as another type that means as much to a careless reader. */
const OTHERS: readonly Json[] = ['true', 'x', 1, 0.5, true, [], ['x'], {}, { 0: 'x', length: 1 }, [null], [['x']], { a: { b: 1 } }];

/** Fields that take several types, and fixtures whose fault is the type. */
const RIGHT: ReadonlySet<string> = new Set([
  'disruption-budget spec.minAvailable 1', 'disruption-budget spec.maxUnavailable 1', 'object-shape spec.externalIPs []', 'object-shape metadata.labels {}',
  ...[1, 0.5].map((amount) => `zero-limits spec.template.spec.resources.limits["memory"] ${amount}`),
]);

interface Escape {
  readonly fixture: string;
  readonly path: string;
  readonly value: string;
}

function typeOf(value: Json | undefined): string {
  return Array.isArray(value) ? 'list' : value === null ? 'null' : typeof value;
}

/** Values of another type that get through where the right type was refused. */
function escapes({ policy, name, subject }: Fixture): Escape[] {
  const { object } = subject.request;
  if (object === undefined) return [];
  const paths = [...new Set(judge(subject, NOW).violations.map(({ path }) => path))];
  return paths.flatMap((path) => OTHERS.flatMap((value) => {
    const changed = typeOf(valueAtPlace(object, placeOfPath(path))) === typeOf(value) ? undefined : replacedAt(object, placeOfPath(path), value);
    if (changed === undefined || !judge({ ...subject, request: { ...subject.request, object: changed } }, NOW).allowed) return [];
    if (RIGHT.has(`${policy} ${path} ${JSON.stringify(value)}`)) return [];
    return [{ fixture: `${policy}/${name}`, path, value: JSON.stringify(value) }];
  }));
}

describe('what was refused, as another type', () => {
  it('is refused too', () => {
    const failing = allFixtures().filter(({ expected }) => expected === 'fail');
    expect(failing.length).toBeGreaterThan(100);
    expect(failing.flatMap(escapes)).toEqual([]);
  });
});
