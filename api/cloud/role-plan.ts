/** From the role that is wanted and the one that is there to the calls in between. Pure. */
import { TenantryError } from '../../model/errors.ts';
import { quoted } from '../../model/shown.ts';
import { canonicalPolicy, OWNER_TAG, TENANT_TAG } from './policy/statement.ts';
import type { RoleFacts, RoleStep, WantedRole } from './ports.ts';
import { SUSPENDED_POLICY_NAME } from './wanted.ts';

/** Refuses a role that is not the tenant's of this platform: it is never adopted, changed or removed. @throws TenantryError */
export function assertOurs(name: string, real: RoleFacts, tags: Readonly<Record<string, string>>): void {
  for (const key of [OWNER_TAG, TENANT_TAG]) {
    const [found, wanted] = [real.tags[key], tags[key]];
    if (found === wanted) continue;
    const has = found === undefined ? `no tag ${key}` : `tag ${key}=${quoted(found)}`;
    throw new TenantryError('FAILED_PRECONDITION', `role ${name} is there with ${has} instead of ${quoted(wanted ?? '')}, so it is not ours to change; remove or rename it, or set aws.owner in platform.yaml`);
  }
}

function says(real: string | undefined, wanted: string): boolean {
  return real !== undefined && canonicalPolicy(real) === canonicalPolicy(wanted);
}

/** What is missing for a role that is there. Less comes before more: whoever is cut off half way has given too little. */
function repairs(wanted: WantedRole, real: RoleFacts): RoleStep[] {
  const puts = [...wanted.policies].filter(([name, text]) => !says(real.policies.get(name), text)).map(([policy, text]): RoleStep => ({ kind: 'put-policy', policy, text }));
  const isSuspension = (step: RoleStep): boolean => 'policy' in step && step.policy === SUSPENDED_POLICY_NAME;
  const extra = [...real.policies.keys()].filter((name) => !wanted.policies.has(name)).map((policy): RoleStep => ({ kind: 'delete-policy', policy }));
  const tags = Object.fromEntries(Object.entries(wanted.tags).filter(([key, value]) => real.tags[key] !== value));
  return [
    ...(real.boundary === wanted.boundary ? [] : [{ kind: 'set-boundary' as const, boundary: wanted.boundary }]),
    ...puts.filter(isSuspension),
    ...real.attached.map((arn): RoleStep => ({ kind: 'detach-policy', arn })),
    ...extra.filter((step) => !isSuspension(step)),
    ...(Object.keys(tags).length === 0 ? [] : [{ kind: 'set-tags' as const, tags }]),
    ...(wanted.trust === undefined || says(real.trust, wanted.trust) ? [] : [{ kind: 'set-trust' as const, trust: wanted.trust }]),
    ...puts.filter((step) => !isSuspension(step)),
    ...extra.filter(isSuspension),
  ];
}

/**
 * The steps to what is wanted; none when it is so. A new role gets its policies in a later round, when it is seen.
 * @throws TenantryError when a role of that name is not ours
 */
export function roleSteps(wanted: WantedRole, real: RoleFacts | undefined): readonly RoleStep[] {
  if (real === undefined) return wanted.trust === undefined ? [] : [{ kind: 'create', role: wanted }];
  assertOurs(wanted.name, real, wanted.tags);
  return repairs(wanted, real);
}

/** The steps to nothing, in the order that IAM asks for: a role must hold no policy and be in no profile. */
export function removalSteps(real: RoleFacts, profiles: readonly string[]): readonly RoleStep[] {
  return [
    ...[...real.policies.keys()].map((policy): RoleStep => ({ kind: 'delete-policy', policy })),
    ...real.attached.map((arn): RoleStep => ({ kind: 'detach-policy', arn })),
    ...profiles.map((profile): RoleStep => ({ kind: 'leave-profile', profile })),
    { kind: 'delete' },
  ];
}
