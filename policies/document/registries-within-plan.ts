/**
 * Where a plan lists registries, a tenant names only those and paths below them. A plan's entry covers whole parts of a
 * path: ghcr.io/acme does not cover ghcr.io/acme-labs. A tenant that lists none has all of the plan's.
 */
import { quoted } from '../../model/shown.ts';
import { entryOf } from '../admission/pods/registry-entry.ts';
import { planOf, type TenantPolicy } from './subject.ts';

function lies(entry: string, within: string): boolean {
  const [inner, outer] = [entryOf(entry), entryOf(within)];
  if (inner === undefined || outer === undefined || inner.registry !== outer.registry) return false;
  return outer.path === '' || inner.path === outer.path || inner.path.startsWith(`${outer.path}/`);
}

export const registriesWithinPlan: TenantPolicy = {
  id: 'registries-within-plan',
  check(subject) {
    const plan = planOf(subject);
    const allowed = plan?.spec.registries;
    if (plan === undefined || allowed === undefined) return [];
    return (subject.entry.document.spec.registries ?? []).flatMap((entry, index) => {
      if (allowed.some((within) => lies(entry, within))) return [];
      const message = `registry ${quoted(entry)} is not among those of plan ${quoted(plan.metadata.name)}`;
      return [{ path: `spec.registries[${index}]`, message, fix: allowed.length === 0 ? 'remove it; the plan allows none' : `use ${allowed.join(', ')} or a path below` }];
    });
  },
};
