/**
 * What every document of a tenants repository has in common: apiVersion, kind and metadata.name.
 * The four kinds stand in tenant.ts, plan.ts, cluster.ts and platform.ts.
 */
import Type, { type TProperties, type TObject } from 'typebox';
import { API_VERSION, NAME_PATTERN } from './names.ts';
import { CLASS_KEY, MAX_CLASS_KEYS, RESOURCE_KEYS, type ResourceAmounts, type SomeAmounts as StatedAmounts } from './resources.ts';

/** A closed object: an unknown field is a fault, never ignored. */
export function closed<T extends TProperties>(properties: T, description?: string): TObject<T> {
  return Type.Object(properties, { additionalProperties: false, ...(description ? { description } : {}) });
}

/** One of some words. The type is stated beside them, as the API server wants it in a custom resource. */
export function choice<Values extends string[]>(values: readonly [...Values], options: { readonly description?: string } = {}) {
  return Type.Enum<Values>(values, { type: 'string', ...options });
}

export const Name = (description: string, maxLength = 40) =>
  Type.String({ pattern: NAME_PATTERN, minLength: 1, maxLength, description });

/** Names of classes of Ingress or Gateway: cluster-scoped objects, so a DNS subdomain each. */
export const Classes = (description: string) =>
  Type.Array(Type.String({ pattern: '^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$', minLength: 1, maxLength: 253 }), { maxItems: 16, uniqueItems: true, description });

/** A Kubernetes quantity as text, for instance `500m`, `40Gi`, `20`. Bounded well above anything real. */
export const QuantityText = (description?: string) =>
  Type.String({ minLength: 1, maxLength: 32, pattern: '^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$', ...(description ? { description } : {}) });

const amounts = Object.fromEntries(RESOURCE_KEYS.map((key) => [key, QuantityText()]));
const closedButForClasses = { additionalProperties: false, patternProperties: { [CLASS_KEY]: QuantityText() }, maxProperties: RESOURCE_KEYS.length + MAX_CLASS_KEYS };

/** Every key, as a plan states them. */
export const AllAmounts = Type.Unsafe<ResourceAmounts>(Type.Object(amounts, closedButForClasses));
/** Any of the keys, as a tenant overrides them. */
export const SomeAmounts = Type.Unsafe<StatedAmounts>(Type.Partial(Type.Object(amounts), closedButForClasses));

export const Port = Type.Integer({ minimum: 1, maximum: 65535 });
export const Cidr = Type.String({ minLength: 3, maxLength: 49, description: 'An IPv4 or IPv6 block, for instance 203.0.113.0/24.' });
export const PositiveCount = (description: string, maximum = 1_000_000) =>
  Type.Integer({ minimum: 0, maximum, description });

/** Labels of a selector: at most 16, each within the limits of Kubernetes. */
export const MatchLabels = Type.Record(
  Type.String({ pattern: '^([a-z0-9.-]{1,253}/)?[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$' }),
  Type.String({ pattern: '^([A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?)?$' }),
  { maxProperties: 16 },
);

/** Wraps a spec into a whole document of the given kind. */
export function documentOf<K extends string, S extends TProperties>(kind: K, spec: TObject<S>, name: ReturnType<typeof Name>) {
  return closed({
    apiVersion: Type.Literal(API_VERSION),
    kind: Type.Literal(kind),
    metadata: closed({ name }),
    spec,
  });
}
