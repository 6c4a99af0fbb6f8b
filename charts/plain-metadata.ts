/** Metadata of an object that is plain JSON already: as cdk8s' own, without looking for lazy values in every label. */
import type { ApiObjectMetadataDefinition } from 'cdk8s';

type Fields = Readonly<Record<string, unknown>>;

/** Fields that can be added to after the definition was made. */
const GROWING = ['labels', 'annotations', 'finalizers', 'ownerReferences'] as const;

/** What a definition holds at run time; the tests compare with cdk8s' own toJson(). */
type Held = Readonly<Record<(typeof GROWING)[number], unknown>> & {
  /** Everything that it was made with, and what add() added. */
  readonly _additionalAttributes: Fields;
};

function isEmpty(value: unknown): boolean {
  if (typeof value !== 'object') return value === undefined;
  for (const _ in value) return false;
  return true;
}

/** cdk8s' toJson() of a definition that holds no lazy values. */
export function plainMetadata(definition: ApiObjectMetadataDefinition): Fields {
  const held = definition as unknown as Held;
  const { _additionalAttributes: given } = held;
  const kept: Record<string, unknown> = {};
  for (const key in given) {
    if (!isEmpty(given[key])) kept[key] = given[key];
  }
  for (const key of GROWING) {
    if (!isEmpty(held[key])) kept[key] = held[key];
  }
  return kept;
}
