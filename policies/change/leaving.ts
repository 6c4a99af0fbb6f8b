/**
 * A tenant leaves a cluster, or gives a namespace up, in steps: clusters keep namespaces and their walls whatever Git
 * says, and one that is no longer named would stay there ungoverned. The entry of a cluster or namespace (jobs:
 * spec.jobs) gets state: Deleted, and is removed in a later commit (jobs: enabled: false). While the whole tenant is
 * Deleted all of them may go at once; then it may come back with what is left. No entry begins as Deleted. A tenant
 * that lists no clusters leaves one when the platform's default list does.
 */
import { clusterNamesOf } from '../../model/catalog.ts';
import { isLeaving } from '../../model/cluster-state.ts';
import { namespacesOf } from '../../model/ids.ts';
import { quoted } from '../../model/shown.ts';
import type { TenantDocument } from '../../model/tenant.ts';
import type { Violation } from '../policy.ts';
import type { StepPolicy, TenantStep } from './subject.ts';

const FIX = 'keep its entry, with state: Deleted, and remove it in a later commit (a tenant without a list of clusters: write the list out first)';
const NAMESPACE_FIX = 'give its entry (jobs: spec.jobs) state: Deleted first, and remove it (jobs: enabled: false) in a later commit';
const BORN_FIX = 'begin with Active, or leave the entry out';

function lost(before: readonly string[], after: readonly string[]): string[] {
  return before.filter((name) => !after.includes(name));
}

function namespaceNames(tenant: TenantDocument): string[] {
  return namespacesOf(tenant).map(({ name }) => name);
}

/** Those that the tenant did not let go of before. */
function stayingNames(tenant: TenantDocument): string[] {
  return namespacesOf(tenant).filter(({ leaving }) => leaving !== true).map(({ name }) => name);
}

function violation(path: string, what: string, names: readonly string[], fix: string): Violation[] {
  return names.length === 0 ? [] : [{ path, message: `the tenant would ${what} ${names.map((name) => quoted(name)).join(', ')}`, fix }];
}

function born({ before, after, platformBefore }: TenantStep): Violation[] {
  const known = before === undefined ? [] : clusterNamesOf(before.document, platformBefore);
  const leavers = (after?.document.spec.clusters ?? []).filter(({ name, state }) => state === 'Deleted' && !known.includes(name)).map(({ name }) => name);
  return violation('spec.clusters', 'begin with state Deleted in cluster', leavers, BORN_FIX);
}

export const leaving: StepPolicy = {
  id: 'leaving',
  check(step) {
    const { before, after, platformBefore, platformAfter } = step;
    if (before === undefined || after === undefined || before.document.spec.state === 'Deleted') return born(step);
    const staying = clusterNamesOf(before.document, platformBefore).filter((name) => !isLeaving(before.document, name));
    const clusters = lost(staying, clusterNamesOf(after.document, platformAfter));
    const namespaces = lost(stayingNames(before.document), namespaceNames(after.document));
    return [...violation('spec.clusters', 'leave cluster', clusters, FIX), ...violation('spec.namespaces', 'give up namespace', namespaces, NAMESPACE_FIX), ...born(step)];
  },
};
