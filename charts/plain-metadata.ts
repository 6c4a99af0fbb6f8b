/** Metadata of an object that is plain JSON already: as cdk8s' own, without looking for lazy values in every label. */
import { ApiObjectMetadataDefinition, type ApiObjectMetadataDefinitionOptions, type OwnerReference } from 'cdk8s';

type Fields = Readonly<Record<string, unknown>>;

function isEmpty(value: unknown): boolean {
  return value === undefined || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
}

function withoutEmpty(options: Fields): Fields {
  const kept: Record<string, unknown> = {};
  for (const key of Object.keys(options)) {
    if (!isEmpty(options[key])) kept[key] = options[key];
  }
  return kept;
}

export class PlainMetadata extends ApiObjectMetadataDefinition {
  readonly #fields: Fields;
  /** Once something is added, cdk8s' own way takes over. */
  #isChanged = false;

  constructor(options: ApiObjectMetadataDefinitionOptions) {
    const { apiObject: _, ...fields } = options;
    super(options);
    this.#fields = withoutEmpty(fields);
  }

  override addLabel(key: string, value: string): void {
    this.#isChanged = true;
    super.addLabel(key, value);
  }

  override addAnnotation(key: string, value: string): void {
    this.#isChanged = true;
    super.addAnnotation(key, value);
  }

  override addFinalizers(...finalizers: string[]): void {
    this.#isChanged = true;
    super.addFinalizers(...finalizers);
  }

  override addOwnerReference(owner: OwnerReference): void {
    this.#isChanged = true;
    super.addOwnerReference(owner);
  }

  override add(key: string, value: unknown): void {
    this.#isChanged = true;
    super.add(key, value);
  }

  override toJson(): Fields {
    return this.#isChanged ? (super.toJson() as Fields) : this.#fields;
  }
}
