/**
 * An ApiObject whose fields are plain JSON already. cdk8s resolves lazy values and sorts keys in every object, which is
 * three quarters of the time of rendering; ours hold no lazy values, and the emitter sorts. Labels and annotations added
 * through `metadata` and JSON patches work as on every ApiObject.
 */
import { ApiObject, type ApiObjectProps, type JsonPatch } from 'cdk8s';
import type { Construct } from 'constructs';
import { PlainMetadata } from './plain-metadata.ts';

export class ManifestObject extends ApiObject {
  override readonly metadata: PlainMetadata;
  readonly #fields: Readonly<Record<string, unknown>>;
  #isPatched = false;

  constructor(scope: Construct, id: string, props: ApiObjectProps) {
    super(scope, id, props);
    this.#fields = props;
    const labels = { ...this.chart.labels, ...props.metadata?.labels };
    const namespace = props.metadata?.namespace ?? this.chart.namespace;
    this.metadata = new PlainMetadata({ ...props.metadata, name: this.name, labels, apiObject: this, ...(namespace === undefined ? {} : { namespace }) });
  }

  override addJsonPatch(...ops: JsonPatch[]): void {
    this.#isPatched = true;
    super.addJsonPatch(...ops);
  }

  override toJson(): Record<string, unknown> {
    return this.#isPatched ? (super.toJson() as Record<string, unknown>) : { ...this.#fields, metadata: this.metadata.toJson() };
  }
}
