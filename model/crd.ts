/**
 * The custom resource Tenant (cluster-scoped): the document's spec, made from the same schemas, with `limits`, the
 * effective values that only rendering writes, and a status that only the platform writes. A structural schema knows
 * fewer words than JSON Schema, so some rules stand only in the documents' own check, which always comes first.
 */
import { SCHEMAS, type JsonSchema } from './generated/schemas.js';
import { TENANT_ID_MAX, TENANT_ID_PATTERN } from './ids.ts';
import { API_VERSION } from './names.ts';

type Json = Readonly<Record<string, unknown>>;
/** Schemas are plain JSON; their types say only what they validate. */
type SchemaLike = object;

/** Words of a structural schema that our schemas use; what is missing here is dropped, never passed on unread. */
const KEPT = ['type', 'description', 'enum', 'required', 'minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems', 'maxProperties'] as const;

/** Go's regular expressions (RE2) write \u0000 as \x{0000}. */
function rePattern(pattern: string): string {
  return pattern.replaceAll(/\\u([0-9a-fA-F]{4})/g, '\\x{$1}');
}

/** A JSON Schema of ours as a structural schema: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema */
export function structuralSchema(source: SchemaLike): Json {
  const schema: Json = { ...source };
  const kept = KEPT.filter((word) => schema[word] !== undefined).map((word) => [word, schema[word]] as const);
  const result: Record<string, unknown> = Object.fromEntries(kept);
  if (typeof schema['pattern'] === 'string') result['pattern'] = rePattern(schema['pattern']);
  if (schema['const'] !== undefined) result['enum'] = [schema['const']];
  if (schema['properties'] !== undefined) {
    const properties = Object.entries(schema['properties'] as SchemaLike);
    result['properties'] = Object.fromEntries(properties.map(([name, field]) => [name, structuralSchema(field as SchemaLike)]));
  }
  // A structural schema cannot say what such names look like; the documents' own check does.
  if (schema['patternProperties'] !== undefined && schema['properties'] !== undefined) result['x-kubernetes-preserve-unknown-fields'] = true;
  if (schema['patternProperties'] !== undefined && schema['properties'] === undefined) {
    const [values] = Object.values(schema['patternProperties'] as Record<string, SchemaLike>);
    if (values !== undefined) result['additionalProperties'] = structuralSchema(values);
  }
  if (schema['items'] !== undefined) result['items'] = structuralSchema(schema['items'] as SchemaLike);
  return result;
}

function fieldOf(schema: JsonSchema, name: string): JsonSchema {
  const field = schema.properties?.[name];
  if (field === undefined) throw new Error(`the schema has no field ${name}`);
  return field;
}

/** What of the platform's word rendering writes beside the tenant's own; an exemption names no tenant there. */
function admissionSchema(): Json {
  const adjustments = fieldOf(fieldOf(SCHEMAS.Platform, 'spec'), 'admission');
  const own = structuralSchema(fieldOf(fieldOf(SCHEMAS.Tenant, 'spec'), 'admission'));
  const exemptions = structuralSchema(fieldOf(adjustments, 'exemptions'));
  const item = exemptions['items'] as { readonly properties: Json; readonly required: readonly string[] };
  const { tenant: _, ...properties } = item.properties;
  const exemption = { ...item, properties, required: item.required.filter((name) => name !== 'tenant') };
  const effective = { modes: structuralSchema(fieldOf(adjustments, 'modes')), exemptions: { ...exemptions, items: exemption } };
  return { ...own, description: 'Rules that the tenant wants enforced, and the modes and exemptions that hold here, written by rendering only.', properties: { ...(own['properties'] as Json), ...effective } };
}

function specSchema(): Json {
  const spec = structuralSchema(fieldOf(SCHEMAS.Tenant, 'spec'));
  // Plan and tenant may each name storage classes of their own.
  const limits = { ...structuralSchema(fieldOf(fieldOf(SCHEMAS.Plan, 'spec'), 'quota')), maxProperties: 128, description: 'Effective limits of this cluster; written by rendering only.' };
  // Rendering leaves it out: nothing in a cluster depends on it.
  const { purging: _, ...properties } = spec['properties'] as Json;
  return { ...spec, properties: { ...properties, admission: admissionSchema(), limits } };
}

const text = (description: string): Json => ({ type: 'string', description, maxLength: 4096 });

function listOf(description: string, maxItems: number, item: Json): Json {
  return { type: 'array', description, maxItems, items: item };
}

/** What people may rely on is named here; the ledger's own bookkeeping passes as it is (webhook/quota/ledger-text.ts). */
const QUOTA: Json = {
  type: 'object',
  description: 'The quota ledger: one sum over all namespaces of the tenant in this cluster.',
  properties: {
    used: text('Charged in all namespaces.'),
    reserved: text('Held back beyond that: charges under way, and releases that are not confirmed yet.'),
    limit: text('The limits of spec.limits.'),
    message: text('Why the tenant may not grow; empty while it may.'),
    resources: listOf('Every limited resource.', 256, {
      type: 'object',
      required: ['name', 'used', 'reserved', 'limit'],
      properties: { name: text('Key of a ResourceQuota.'), used: text('Quantity.'), reserved: text('Quantity.'), limit: text('Quantity.') },
    }),
    namespaces: listOf('Bookkeeping by namespace.', 1024, {
      type: 'object',
      required: ['name'],
      properties: { name: text('Namespace.') },
      'x-kubernetes-preserve-unknown-fields': true,
    }),
  },
};

const STATUS: Json = {
  type: 'object',
  description: 'Written by the platform only: readiness, generation and the quota ledger.',
  maxProperties: 32,
  properties: { quota: QUOTA },
  'x-kubernetes-preserve-unknown-fields': true,
};

const COLUMNS = [
  { name: 'Plan', type: 'string', jsonPath: '.spec.plan' },
  { name: 'State', type: 'string', jsonPath: '.spec.state' },
  { name: 'Used', type: 'string', jsonPath: '.status.quota.used' },
  { name: 'Reserved', type: 'string', jsonPath: '.status.quota.reserved' },
  { name: 'Limit', type: 'string', jsonPath: '.status.quota.limit' },
  { name: 'Quota', type: 'string', jsonPath: '.status.quota.message', priority: 1 },
  { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' },
];

function version(name: string): Json {
  return {
    name,
    served: true,
    storage: true,
    subresources: { status: {} },
    additionalPrinterColumns: COLUMNS,
    schema: {
      openAPIV3Schema: {
        type: 'object',
        description: 'A tenant of the platform. Written in Git; this object is a copy.',
        required: ['spec'],
        properties: { apiVersion: { type: 'string' }, kind: { type: 'string' }, metadata: { type: 'object' }, spec: specSchema(), status: STATUS },
        'x-kubernetes-validations': [
          {
            rule: `self.metadata.name.size() <= ${TENANT_ID_MAX} && self.metadata.name.matches('${TENANT_ID_PATTERN}')`,
            message: '[tenantry/tenant-id] the name is no tenant id; lower-case words joined by single hyphens, at most 40 characters',
          },
        ],
      },
    },
  };
}

/** The CustomResourceDefinition as a plain object. */
export function tenantCrd(): Record<string, unknown> {
  const [group = '', name = ''] = API_VERSION.split('/');
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `tenants.${group}` },
    spec: {
      group,
      scope: 'Cluster',
      names: { kind: 'Tenant', listKind: 'TenantList', plural: 'tenants', singular: 'tenant' },
      versions: [version(name)],
    },
  };
}
