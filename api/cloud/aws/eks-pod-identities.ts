/** Pod identity associations by the SDK's EKS client. */
import {
  CreatePodIdentityAssociationCommand, DeletePodIdentityAssociationCommand, DescribePodIdentityAssociationCommand, paginateListPodIdentityAssociations,
  UpdatePodIdentityAssociationCommand, type EKSClient, type PodIdentityAssociation,
} from '@aws-sdk/client-eks';
import { GetRoleCommand, type IAMClient } from '@aws-sdk/client-iam';
import { SHARED_ROLE } from '../../../model/aws.ts';
import { TenantryError } from '../../../model/errors.ts';
import { tenantOfNamespace } from '../../../model/ids.ts';
import type { Association, AssociationFacts, EksCluster, PodIdentities } from '../ports.ts';
import { awsName, isMissing, isDenied, translated } from './aws-errors.ts';
import { SharedRead } from './shared-read.ts';

export interface EksPodIdentitiesOptions {
  readonly iam: IAMClient;
  /** The client of a region. */
  readonly eks: (region: string) => EKSClient;
  /** Milliseconds, only growing. */
  readonly now: () => number;
}

/** Associations that a cluster may have: EKS allows 5,000. More is a fault, not a reason to read on for ever. */
const MOST = 10_000;
/** The most that EKS gives at once. */
const PAGE = 100;

/** Namespaces by association id. */
type Index = Map<string, string>;

function factsOf(cluster: EksCluster, { associationId, namespace, serviceAccount, roleArn, policy, tags, targetRoleArn, ownerArn }: PodIdentityAssociation): AssociationFacts {
  return {
    cluster: { name: cluster.name, region: cluster.region }, id: associationId ?? '', namespace: namespace ?? '', serviceAccount: serviceAccount ?? '',
    roleArn: roleArn ?? '', policy: policy ?? '', tags: tags ?? {}, targetRole: targetRoleArn, addOn: ownerArn,
  };
}

export class EksPodIdentities implements PodIdentities {
  readonly #options: EksPodIdentitiesOptions;
  readonly #sharedRole: SharedRead<boolean>;
  readonly #indexes = new Map<string, SharedRead<Index>>();

  constructor(options: EksPodIdentitiesOptions) {
    this.#options = options;
    this.#sharedRole = new SharedRead({ now: options.now, read: (signal) => this.#hasSharedRole(signal) });
  }

  async isSetUp(signal: AbortSignal): Promise<boolean> {
    return await this.#sharedRole.get(signal);
  }

  async #hasSharedRole(signal: AbortSignal): Promise<boolean> {
    try {
      await this.#options.iam.send(new GetRoleCommand({ RoleName: SHARED_ROLE }), { abortSignal: signal });
      return true;
    } catch (error) {
      // EKS takes associations only of those who may read the role, so whoever may not has made none.
      if (isMissing(error) || isDenied(error)) return false;
      throw translated(error, 'iam:GetRole');
    }
  }

  async list(cluster: EksCluster, { tenant, namespaces }: { readonly tenant: string; readonly namespaces: readonly string[] }, signal: AbortSignal): Promise<readonly AssociationFacts[]> {
    const known = [...(await this.#indexOf(cluster).get(signal))].filter(([, namespace]) => tenantOfNamespace(namespace) === tenant && !namespaces.includes(namespace)).map(([id]) => id);
    const fresh = await Promise.all(namespaces.map((namespace) => this.#summaries(cluster, namespace, signal)));
    const ids = [...known, ...fresh.flatMap((index) => [...index.keys()])];
    const found = await Promise.all(ids.map((id) => this.#describe(cluster, id, signal)));
    return found.filter((one) => one !== undefined);
  }

  async tenants(cluster: EksCluster, signal: AbortSignal): Promise<readonly string[]> {
    const index = await this.#indexOf(cluster).get(signal);
    return [...new Set([...index.values()].flatMap((namespace) => tenantOfNamespace(namespace) ?? []))];
  }

  #indexOf(cluster: EksCluster): SharedRead<Index> {
    const key = `${cluster.region}/${cluster.name}`;
    const index = this.#indexes.get(key) ?? new SharedRead({ now: this.#options.now, read: (signal) => this.#summaries(cluster, undefined, signal) });
    this.#indexes.set(key, index);
    return index;
  }

  /** Of one namespace, or of the whole cluster. */
  async #summaries({ name, region }: EksCluster, namespace: string | undefined, signal: AbortSignal): Promise<Index> {
    const found: Index = new Map();
    try {
      const pages = paginateListPodIdentityAssociations({ client: this.#options.eks(region), pageSize: PAGE }, { clusterName: name, ...(namespace === undefined ? {} : { namespace }) }, { abortSignal: signal });
      for await (const { associations = [] } of pages) {
        for (const one of associations) found.set(one.associationId ?? '', one.namespace ?? '');
        if (found.size > MOST) throw new TenantryError('RESOURCE_EXHAUSTED', `cluster ${name} has more than ${MOST} pod identity associations`);
      }
      return found;
    } catch (error) {
      if (isMissing(error)) return new Map();
      throw translated(error, 'eks:ListPodIdentityAssociations');
    }
  }

  async #describe(cluster: EksCluster, id: string, signal: AbortSignal): Promise<AssociationFacts | undefined> {
    try {
      const { association } = await this.#options.eks(cluster.region).send(new DescribePodIdentityAssociationCommand({ clusterName: cluster.name, associationId: id }), { abortSignal: signal });
      return association === undefined ? undefined : factsOf(cluster, association);
    } catch (error) {
      // Gone since it was listed.
      if (isMissing(error)) return undefined;
      throw translated(error, 'eks:DescribePodIdentityAssociation');
    }
  }

  async create({ cluster, namespace, serviceAccount, roleArn, policy, tags }: Association, signal: AbortSignal): Promise<void> {
    try {
      // The SDK's own tries carry one request token, so EKS gives the same answer twice. Another pass has another one: the
      // answer to an old token would be about an association that may be gone.
      const { association } = await this.#options.eks(cluster.region).send(
        new CreatePodIdentityAssociationCommand({ clusterName: cluster.name, namespace, serviceAccount, roleArn, policy, disableSessionTags: true, tags: { ...tags } }), { abortSignal: signal },
      );
      if (association?.associationId !== undefined) this.#indexOf(cluster).held?.set(association.associationId, namespace);
    } catch (error) {
      if (isMissing(error)) throw new TenantryError('FAILED_PRECONDITION', `cluster ${cluster.name} is not in EKS in ${cluster.region}; its document names it by spec.aws.eksCluster, region and accountId`, { cause: error });
      // A limit of EKS, not of IAM.
      if (awsName(error) === 'ResourceLimitExceededException') throw new TenantryError('RESOURCE_EXHAUSTED', `cluster ${cluster.name} has as many pod identity associations as EKS allows (5,000); move tenants to another cluster`, { cause: error });
      throw translated(error, 'eks:CreatePodIdentityAssociation');
    }
  }

  async update({ cluster, id }: AssociationFacts, { roleArn, policy }: Association, signal: AbortSignal): Promise<void> {
    try {
      await this.#options.eks(cluster.region).send(new UpdatePodIdentityAssociationCommand({ clusterName: cluster.name, associationId: id, roleArn, policy, disableSessionTags: true }), { abortSignal: signal });
    } catch (error) {
      throw translated(error, 'eks:UpdatePodIdentityAssociation');
    }
  }

  async remove({ cluster, id }: AssociationFacts, signal: AbortSignal): Promise<void> {
    try {
      await this.#options.eks(cluster.region).send(new DeletePodIdentityAssociationCommand({ clusterName: cluster.name, associationId: id }), { abortSignal: signal });
    } catch (error) {
      if (!isMissing(error)) throw translated(error, 'eks:DeletePodIdentityAssociation');
    }
  }
}
