import { describe, expect, it } from 'vitest';
import { structuralSchema, tenantCrd } from './crd.ts';
import { RESOURCE_KEYS } from './resources.ts';
import { TenantSpec } from './tenant.ts';

type Node = { readonly [key: string]: unknown };

/** Every schema inside a schema, with its path. */
function* schemasIn(schema: Node, path = ''): Generator<[string, Node]> {
  yield [path, schema];
  for (const [name, field] of Object.entries((schema['properties'] ?? {}) as Node)) yield* schemasIn(field as Node, `${path}.${name}`);
  if (schema['additionalProperties'] !== undefined) yield* schemasIn(schema['additionalProperties'] as Node, `${path}.*`);
  if (schema['items'] !== undefined) yield* schemasIn(schema['items'] as Node, `${path}[]`);
}

const crd = tenantCrd() as { spec: { scope: string; versions: [{ name: string; subresources: Node; schema: { openAPIV3Schema: Node } }] } };
const [version] = crd.spec.versions;
const root = version.schema.openAPIV3Schema;
const spec = (root['properties'] as Node)['spec'] as Node;

describe('tenantCrd()', () => {
  it('is cluster-scoped, with a status of its own', () => {
    expect(crd.spec.scope).toBe('Cluster');
    expect(version).toMatchObject({ name: 'v1alpha1', served: true, storage: true, subresources: { status: {} } });
  });

  it('has every field of the document\'s spec but purging, and the limits', () => {
    expect(Object.keys(spec['properties'] as Node)).toEqual([...Object.keys(TenantSpec.properties).filter((name) => name !== 'purging'), 'limits']);
    expect(spec['required']).toEqual(['plan', 'state']);
    expect(Object.keys(((spec['properties'] as Node)['limits'] as Node)['properties'] as Node)).toEqual([...RESOURCE_KEYS]);
  });

  it('is structural: every field has a type, and no word that the API server refuses', () => {
    const allowed = new Set(['type', 'description', 'enum', 'required', 'minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems', 'maxProperties', 'pattern', 'properties', 'additionalProperties', 'items', 'x-kubernetes-preserve-unknown-fields', 'x-kubernetes-validations']);
    for (const [path, schema] of schemasIn(root)) {
      expect([path, typeof schema['type']]).toEqual([path, 'string']);
      expect([path, Object.keys(schema).filter((word) => !allowed.has(word))]).toEqual([path, []]);
      if (typeof schema['pattern'] === 'string') expect([path, schema['pattern']]).toEqual([path, expect.not.stringContaining('\\u')]);
    }
  });
});

describe('structuralSchema()', () => {
  it.each([
    [{ type: 'string', const: 'a' }, { type: 'string', enum: ['a'] }],
    [{ type: 'string', pattern: '^[^\\u0000-\\u001f]$' }, { type: 'string', pattern: '^[^\\x{0000}-\\x{001f}]$' }],
    [{ type: 'array', items: { type: 'string' }, uniqueItems: true }, { type: 'array', items: { type: 'string' } }],
    [{ type: 'object', patternProperties: { '^a$': { type: 'string' } }, additionalProperties: false }, { type: 'object', additionalProperties: { type: 'string' } }],
    [{ type: 'object', properties: {}, additionalProperties: false }, { type: 'object', properties: {} }],
  ])('%j', (given, want) => expect(structuralSchema(given)).toEqual(want));
});
