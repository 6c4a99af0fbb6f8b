/**
 * An ApiObject whose fields are plain JSON already. cdk8s resolves lazy values and sorts keys in every object, which is
 * three quarters of the time of rendering; ours hold no lazy values, and the emitter sorts. Labels and annotations added
 * through `metadata` and JSON patches work as on every ApiObject.
 */
import { ApiObject, type ApiObjectProps, type JsonPatch } from 'cdk8s';
import type { Construct } from 'constructs';
import { plainMetadata } from './plain-metadata.ts';

export class ManifestObject extends ApiObject {
  readonly #fields: Readonly<Record<string, unknown>>;
  #isPatched = false;

  constructor(scope: Construct, id: string, props: ApiObjectProps) {
    super(scope, id, props);
    this.#fields = props;
  }

  override addJsonPatch(...ops: JsonPatch[]): void {
    this.#isPatched = true;
    super.addJsonPatch(...ops);
  }

  override toJson(): Record<string, unknown> {
    return this.#isPatched ? (super.toJson() as Record<string, unknown>) : { ...this.#fields, metadata: plainMetadata(this.metadata) };
  }
}
