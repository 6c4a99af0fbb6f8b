/** From the associations that are wanted and those that are there to the calls in between. Pure. */
import { TenantryError } from '../../model/errors.ts';
import { canonicalPolicy, OWNER_TAG, TENANT_TAG } from './policy/statement.ts';
import type { Association, AssociationFacts } from './ports.ts';

export type AssociationStep =
  | { readonly kind: 'create'; readonly wanted: Association }
  | { readonly kind: 'update'; readonly real: AssociationFacts; readonly wanted: Association }
  | { readonly kind: 'remove'; readonly real: AssociationFacts };

type Tags = Readonly<Record<string, string>>;

/** EKS has one association for a service account at most. */
function isSame(a: Association, b: Association): boolean {
  return a.cluster.name === b.cluster.name && a.cluster.region === b.cluster.region && a.namespace === b.namespace && a.serviceAccount === b.serviceAccount;
}

function isOurs({ tags: real, addOn }: AssociationFacts, tags: Tags): boolean {
  return addOn === undefined && [OWNER_TAG, TENANT_TAG].every((key) => real[key] === tags[key]);
}

function isAlike(real: AssociationFacts, wanted: Association): boolean {
  return real.roleArn === wanted.roleArn && canonicalPolicy(real.policy) === canonicalPolicy(wanted.policy);
}

function stepsFor(wanted: Association, real: AssociationFacts | undefined): AssociationStep[] {
  if (real === undefined) return [{ kind: 'create', wanted }];
  const { namespace, serviceAccount, cluster } = wanted;
  if (!isOurs(real, wanted.tags)) throw new TenantryError('FAILED_PRECONDITION', `service account ${namespace}/${serviceAccount} in ${cluster.name} has a pod identity association that is not ours to change; remove it, or set aws.owner in platform.yaml`);
  // An update cannot say that there is no further role.
  if (real.targetRole !== undefined) return [{ kind: 'remove', real }, { kind: 'create', wanted }];
  return isAlike(real, wanted) ? [] : [{ kind: 'update', real, wanted }];
}

/** The steps to what is wanted; none when it is so. @throws TenantryError when one of them is not ours */
export function associationSteps(wanted: readonly Association[], found: readonly AssociationFacts[]): readonly AssociationStep[] {
  return wanted.flatMap((one) => stepsFor(one, found.find((real) => isSame(real, one))));
}

/** Those of ours that nobody wants. */
export function extraAssociations(wanted: readonly Association[], found: readonly AssociationFacts[], tags: Tags): readonly AssociationFacts[] {
  return found.filter((real) => isOurs(real, tags) && !wanted.some((one) => isSame(real, one)));
}
