import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isObject, type Json, type JsonObject } from '../json.ts';
import { applyPatch } from '../testing/apply-patch.ts';
import { plainSpec } from '../testing/arbitrary.ts';
import { subjectOf, type ShortForm } from '../testing/subjects.ts';
import { mutate } from './index.ts';

/** What decoding in the API server makes of fields that are null. */
function withoutNulls(value: Json): Json {
  if (Array.isArray(value)) return value.map((item: Json) => withoutNulls(item));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, field]) => (field === null || field === undefined ? [] : [[key, withoutNulls(field)]])));
}

/** Lists that a server-side apply merges by name; every other list, and the node selector, is replaced as a whole. */
const BY_NAME = new Set(['containers', 'initContainers', 'volumes']);
const WHOLE = new Set(['nodeSelector']);

function nameOf(item: Json): Json | undefined {
  return isObject(item) ? item['name'] : undefined;
}

/** What a server-side apply of `stated` makes of `live` where nobody lets go of a field. */
function merged(live: Json | undefined, stated: Json, key: string): Json {
  if (isObject(live) && isObject(stated) && !WHOLE.has(key)) {
    return { ...live, ...Object.fromEntries(Object.entries(stated).map(([field, value]) => [field, merged(live[field], value ?? null, field)])) };
  }
  if (Array.isArray(live) && Array.isArray(stated) && BY_NAME.has(key)) {
    return stated.map((item: Json) => merged((live as readonly Json[]).find((other) => nameOf(other) === nameOf(item)), item, ''));
  }
  return stated;
}

function hasOwnNames(spec: JsonObject): boolean {
  return [...BY_NAME].every((list) => {
    const names = ((spec[list] ?? []) as readonly Json[]).map(nameOf);
    return new Set(names).size === names.length;
  });
}

const template = plainSpec.map((spec) => withoutNulls(spec) as JsonObject).filter(hasOwnNames);
const tenants = fc.constantFrom<JsonObject>({}, { isolation: 'NodePool' });

function deployment(spec: JsonObject): JsonObject {
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' }, spec: { selector: { matchLabels: { app: 'web' } }, template: { metadata: { labels: { app: 'web' } }, spec } } };
}

function filled(form: ShortForm & { object: JsonObject }): JsonObject {
  return applyPatch(form.object, mutate(subjectOf(form)));
}

describe('applying the same manifest again', () => {
  it('changes nothing, whether the filled fields stay or go with the apply', () => {
    fc.assert(
      fc.property(template, tenants, (spec, tenant) => {
        const manifest = deployment(spec);
        const live = filled({ tenant, object: manifest });
        const request = { operation: 'UPDATE' as const };
        for (const object of [manifest, merged(live, manifest, '') as JsonObject]) {
          expect(filled({ tenant, request, object, oldObject: live })).toEqual(live);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
