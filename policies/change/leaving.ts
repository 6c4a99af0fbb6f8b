/**
 * A tenant leaves a cluster, or gives a namespace up, only while its state is Deleted: in any other state clusters keep
 * namespaces and their walls whatever Git says, and one that is no longer named would stay there ungoverned. Then it
 * may come back with what is left. One further namespace alone goes in the same steps: its entry gets state: Deleted,
 * and is removed in a later commit. A tenant that lists no clusters leaves one when the platform's default list does.
 */
import { clusterNamesOf } from '../../model/catalog.ts';
import { namespacesOf } from '../../model/ids.ts';
import { quoted } from '../../model/shown.ts';
import type { TenantDocument } from '../../model/tenant.ts';
import type { Violation } from '../policy.ts';
import type { StepPolicy } from './subject.ts';

const FIX = 'keep it, or take the tenant through state: Suspended and state: Deleted and remove it in that state';
const NAMESPACE_FIX = 'give its entry state: Deleted first, and remove it in a later commit (jobs: only while the tenant is Deleted)';

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

export const leaving: StepPolicy = {
  id: 'leaving',
  check({ before, after, platformBefore, platformAfter }) {
    if (before === undefined || after === undefined || before.document.spec.state === 'Deleted') return [];
    const clusters = lost(clusterNamesOf(before.document, platformBefore), clusterNamesOf(after.document, platformAfter));
    const namespaces = lost(stayingNames(before.document), namespaceNames(after.document));
    return [...violation('spec.clusters', 'leave cluster', clusters, FIX), ...violation('spec.namespaces', 'give up namespace', namespaces, NAMESPACE_FIX)];
  },
};
