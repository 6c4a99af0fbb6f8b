/** Brings one tenant's pod identity associations to what is wanted. May be cut off anywhere. */
import { SHARED_ROLE } from '../../model/aws.ts';
import { TenantryError } from '../../model/errors.ts';
import { associationSteps, extraAssociations, type AssociationStep } from './association-plan.ts';
import { OWNER_TAG, TENANT_TAG } from './policy/statement.ts';
import type { AssociationFacts, CloudAccounts, PodIdentities } from './ports.ts';
import { applyOnce, LOOK_MS, notShown, ROUNDS } from './rounds.ts';
import type { WantedAccount, WantedCluster } from './wanted.ts';

export interface AssociationKeeperOptions {
  readonly accounts: CloudAccounts;
  /** Waits, or rejects when the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Whose associations they are. */
export interface Holder {
  readonly tenant: string;
  readonly owner: string;
  /** False: tenants have none, but for what a strategy before left. */
  readonly usesPodIdentity: boolean;
}

export interface EnsuredAssociations {
  /** What was done, for the log. */
  readonly done: readonly string[];
  /** What is ours, there, and not wanted. */
  readonly extra: readonly AssociationFacts[];
}

function shownStep(step: AssociationStep): string {
  const { namespace } = step.kind === 'remove' ? step.real : step.wanted;
  return `${step.kind} association of ${namespace}`;
}

export class AssociationKeeper {
  readonly #options: AssociationKeeperOptions;

  constructor(options: AssociationKeeperOptions) {
    this.#options = options;
  }

  /** Makes and repairs what is wanted, and finds what is not. @throws TenantryError */
  async ensure({ place, associations, eksClusters }: WantedAccount, holder: Holder, signal: AbortSignal): Promise<EnsuredAssociations> {
    const { podIdentities } = this.#options.accounts(place);
    if (podIdentities === undefined) {
      if (associations.length > 0) throw new TenantryError('FAILED_PRECONDITION', 'strategy pod-identity needs EKS, and the stand-in of AWS has none; use role-per-tenant (platform.yaml, aws.strategy)');
      return { done: [], extra: [] };
    }
    if (!(await podIdentities.isSetUp(signal))) {
      // Nor could a suspended tenant's be found.
      if (holder.usesPodIdentity) throw new TenantryError('FAILED_PRECONDITION', `strategy pod-identity needs role ${SHARED_ROLE} in account ${place.accountId}, which is not there or not for tenantry to see; docs/cloud-policies.md has it and the rights`);
      return { done: [], extra: [] };
    }
    const done: string[] = [];
    const extra: AssociationFacts[] = [];
    for (const cluster of eksClusters) {
      const here = await this.#ensureIn({ podIdentities, cluster, holder, associations: associations.filter((one) => one.cluster.name === cluster.name && one.cluster.region === cluster.region) }, signal);
      done.push(...here.done);
      extra.push(...here.extra);
    }
    return { done, extra };
  }

  async #ensureIn({ podIdentities, cluster, holder: { tenant, owner }, associations }: {
    readonly podIdentities: PodIdentities; readonly cluster: WantedCluster; readonly holder: Holder; readonly associations: WantedAccount['associations'];
  }, signal: AbortSignal): Promise<EnsuredAssociations> {
    const done: string[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const found = await podIdentities.list(cluster, { tenant, namespaces: cluster.namespaces }, signal);
      const steps = associationSteps(associations, found);
      if (steps.length === 0) return { done, extra: extraAssociations(associations, found, { [OWNER_TAG]: owner, [TENANT_TAG]: tenant }) };
      for (const step of steps) await applyOnce(() => this.#apply(podIdentities, step, signal));
      done.push(...steps.map(shownStep));
      if (round > 0) await this.#options.sleep(LOOK_MS * 2 ** round, signal);
    }
    throw notShown(`the associations in ${cluster.name} are as they were set`);
  }

  async #apply(podIdentities: PodIdentities, step: AssociationStep, signal: AbortSignal): Promise<void> {
    switch (step.kind) {
      case 'create': return await podIdentities.create(step.wanted, signal);
      case 'update': return await podIdentities.update(step.real, step.wanted, signal);
      case 'remove': return await podIdentities.remove(step.real, signal);
    }
  }

  /** Removes what ensure() found. @throws TenantryError */
  async remove({ place }: WantedAccount, extra: readonly AssociationFacts[], signal: AbortSignal): Promise<readonly string[]> {
    const { podIdentities } = this.#options.accounts(place);
    for (const real of extra) await podIdentities?.remove(real, signal);
    return extra.map((real) => shownStep({ kind: 'remove', real }));
  }
}
