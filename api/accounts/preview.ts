/** What a change of one tenant would do in its clusters and to its limits. Pure. */
import type { MessageInitShape } from '@bufbuild/protobuf';
import type { Catalog, TenantEntry, TenantInputs } from '../../model/catalog.ts';
import { TenantryError } from '../../model/errors.ts';
import type { Fault } from '../../model/fault.ts';
import { effectiveLimits } from '../../model/quota.ts';
import { RESOURCE_KEYS } from '../../model/resources.ts';
import { shown } from '../../model/shown.ts';
import type { FindingSchema, ObjectChangeSchema, PreviewAccountResponseSchema, QuotaChangeSchema } from '../../proto/gen/acctapi/v1/account_pb.js';
import { canonicalText } from '../../synth/field-changes.ts';
import { manifestText, type Manifest } from '../../synth/manifests.ts';
import { labelOf, objectChanges } from '../../synth/object-changes.ts';
import { tenantManifests } from '../../synth/render.ts';

type Preview = MessageInitShape<typeof PreviewAccountResponseSchema>;
type Change = MessageInitShape<typeof ObjectChangeSchema>;

/** Objects that one reply tells of; the rest is counted. */
const MAX_CHANGES = 500;
/** Characters of one value of a field. */
const MAX_VALUE = 2_000;

export interface PreviewInput {
  readonly before: Catalog;
  /** The same with the tenant as it would be. */
  readonly after: Catalog;
  readonly id: string;
  /** Whatever refuses the change. */
  readonly faults: readonly Fault[];
}

/** A tenant whose plan or cluster is missing renders nothing; its faults say why. */
function inputsOf(catalog: Catalog, id: string): TenantInputs | undefined {
  try {
    return catalog.tenant(id) === undefined ? undefined : catalog.inputs(id);
  } catch (error) {
    if (error instanceof TenantryError) return undefined;
    throw error;
  }
}

function manifestsIn(inputs: TenantInputs | undefined, cluster: string): readonly Manifest[] {
  const isThere = inputs?.clusters.some(({ metadata }) => metadata.name === cluster) === true;
  return isThere ? tenantManifests(inputs, cluster) : [];
}

function valueText(value: unknown): string {
  return value === undefined ? '' : shown(canonicalText(value), MAX_VALUE);
}

function changesIn(cluster: string, before: TenantInputs | undefined, after: TenantInputs | undefined): Change[] {
  const now = manifestsIn(after, cluster);
  const texts = new Map(now.map((manifest) => [labelOf(manifest), manifest]));
  return objectChanges(manifestsIn(before, cluster), now).map(({ action, object, fields, risks }) => {
    const manifest = texts.get(object);
    return {
      cluster, object,
      action: action.toUpperCase(),
      fields: fields.map((field) => ({ path: field.path, before: valueText(field.before), after: valueText(field.after) })),
      risks: [...risks],
      manifest: manifest === undefined ? '' : manifestText(manifest),
    };
  });
}

function quotaOf(inputs: TenantInputs | undefined): Readonly<Record<string, string>> {
  return inputs === undefined ? {} : effectiveLimits(inputs.tenant, inputs.plan);
}

function quotaChanges(before: TenantInputs | undefined, after: TenantInputs | undefined): MessageInitShape<typeof QuotaChangeSchema>[] {
  const [from, to] = [quotaOf(before), quotaOf(after)];
  return RESOURCE_KEYS.map((resource) => ({ resource, before: from[resource] ?? '', after: to[resource] ?? '' })).filter((one) => one.before !== one.after);
}

/** A fault as a reply shows it. */
export function findingOf({ policy, path, message, fix }: Fault): MessageInitShape<typeof FindingSchema> {
  return { policy, path: shown(path, 200), message: shown(message, MAX_VALUE), fix: shown(fix, MAX_VALUE) };
}

/** The catalog with one tenant replaced. */
export function withTenant(catalog: Catalog, entry: TenantEntry): Catalog {
  const copy = catalog.clone();
  copy.put(entry);
  return copy;
}

/** Everything that the change would do. */
export function previewOf({ before, after, id, faults }: PreviewInput): Preview {
  const [from, to] = [inputsOf(before, id), inputsOf(after, id)];
  // What cannot be rendered changes nothing: the last good output stays, and the faults say why.
  const clusters = to === undefined ? [] : [...new Set([...(from?.clusters ?? []), ...to.clusters].map(({ metadata }) => metadata.name))];
  const changes = clusters.flatMap((cluster) => changesIn(cluster, from, to));
  return {
    organizationId: id,
    allowed: faults.length === 0,
    findings: faults.map(findingOf),
    changes: changes.slice(0, MAX_CHANGES),
    omittedChanges: Math.max(0, changes.length - MAX_CHANGES),
    quota: to === undefined ? [] : quotaChanges(from, to),
    etag: before.tenant(id)?.blob ?? '',
  };
}
