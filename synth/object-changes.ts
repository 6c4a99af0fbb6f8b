/** Which objects two renderings differ in, and what a reviewer should look at twice. */
import { GENERATION_ANNOTATION, RESERVED_OBJECT_PREFIX } from '../charts/names.ts';
import { compareQuantities, tryParseQuantity } from '../model/quantity.ts';
import { fieldChanges, type FieldChange } from './field-changes.ts';
import { identityOf, type Manifest } from './manifests.ts';

/** What a change may do beyond its own tenant's wish; the closed list that reports rank by. */
export const RISKS = ['removes a namespace', 'opens network', 'grants rights', 'lowers pod security', 'cuts quota', 'removes an object'] as const;
export type Risk = (typeof RISKS)[number];

export interface ObjectChange {
  readonly action: 'added' | 'removed' | 'changed';
  /** `NetworkPolicy tenant-acme/tenantry-allow-egress`. */
  readonly object: string;
  /** Empty for what is added or removed as a whole. */
  readonly fields: readonly FieldChange[];
  readonly risks: readonly Risk[];
}

const GRANTS: ReadonlySet<string> = new Set(['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding']);
const WALL = `${RESERVED_OBJECT_PREFIX}-deny-all`;
const GENERATION_PATH = `metadata.annotations[${JSON.stringify(GENERATION_ANNOTATION)}]`;

/** `NetworkPolicy tenant-acme/tenantry-allow-egress`. */
export function labelOf({ kind, metadata }: Manifest): string {
  return `${kind} ${metadata.namespace === undefined ? '' : `${metadata.namespace}/`}${metadata.name}`;
}

function isCut({ before, after }: FieldChange): boolean {
  const from = typeof before === 'string' ? tryParseQuantity(before) : undefined;
  const to = typeof after === 'string' ? tryParseQuantity(after) : undefined;
  return from !== undefined && (to === undefined || compareQuantities(to, from) < 0);
}

function addedRisks({ kind, metadata }: Manifest): Risk[] {
  if (GRANTS.has(kind)) return ['grants rights'];
  return kind === 'NetworkPolicy' && metadata.name !== WALL ? ['opens network'] : [];
}

function removedRisks({ kind, metadata }: Manifest): Risk[] {
  if (kind === 'Namespace') return ['removes a namespace', 'removes an object'];
  if (kind === 'NetworkPolicy' && metadata.name === WALL) return ['opens network', 'removes an object'];
  return ['removes an object'];
}

function changedRisks({ kind }: Manifest, fields: readonly FieldChange[]): Risk[] {
  const grows = fields.some(({ path, after }) => after !== undefined && /^(rules|subjects|roleRef|spec)/.test(path));
  const shrinksExceptions = fields.some(({ path, before }) => path.includes('except') && before !== undefined);
  switch (kind) {
    case 'NetworkPolicy':
      return grows || shrinksExceptions ? ['opens network'] : [];
    case 'Namespace':
      return fields.some(({ path }) => path.includes('pod-security.kubernetes.io')) ? ['lowers pod security'] : [];
    case 'ResourceQuota':
      return fields.some(isCut) ? ['cuts quota'] : [];
    default:
      return GRANTS.has(kind) && grows ? ['grants rights'] : [];
  }
}

function changeOf(before: Manifest, after: Manifest): ObjectChange | undefined {
  const fields = fieldChanges(before, after).filter(({ path }) => path !== GENERATION_PATH);
  if (fields.length === 0) return undefined;
  return { action: 'changed', object: labelOf(after), fields, risks: changedRisks(after, fields) };
}

/** Objects are the same when the API server would say so. Sorted by object. */
export function objectChanges(before: readonly Manifest[], after: readonly Manifest[]): ObjectChange[] {
  const left = new Map(before.map((manifest) => [identityOf(manifest), manifest]));
  const changes: ObjectChange[] = [];
  for (const manifest of after) {
    const identity = identityOf(manifest);
    const old = left.get(identity);
    left.delete(identity);
    const change: ObjectChange | undefined =
      old === undefined ? { action: 'added', object: labelOf(manifest), fields: [], risks: addedRisks(manifest) } : changeOf(old, manifest);
    if (change !== undefined) changes.push(change);
  }
  for (const manifest of left.values()) changes.push({ action: 'removed', object: labelOf(manifest), fields: [], risks: removedRisks(manifest) });
  return changes.sort((a, b) => (a.object < b.object ? -1 : a.object > b.object ? 1 : 0));
}
