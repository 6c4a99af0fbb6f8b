/** Who may act as a role: service accounts of the tenant, with a token that their cluster made for AWS. Pure. */
import { policyDocument, type PolicyDocument } from './statement.ts';

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html; AWS raises it to 4,096 on request. */
export const MAX_TRUST_CHARACTERS = 2_048;
/** The audience of tokens that EKS mounts for AWS. */
const AUDIENCE = 'sts.amazonaws.com';

export interface TrustedCluster {
  readonly name: string;
  /** `https://oidc.eks.…/id/…`, as the cluster's tokens name it. */
  readonly issuer: string;
  /** Namespaces of the tenant in the cluster. */
  readonly namespaces: readonly string[];
}

export interface TrustInput {
  readonly partition: string;
  readonly account: string;
  readonly serviceAccount: string;
  readonly clusters: readonly TrustedCluster[];
}

/** One statement a cluster, pinned to issuer, audience and service accounts. */
export function trustPolicy({ partition, account, serviceAccount, clusters }: TrustInput): PolicyDocument {
  return policyDocument(...clusters.map(({ issuer, namespaces }, index) => {
    // An identity provider's name in IAM is its URL without the scheme.
    const provider = issuer.replace(/^https:\/\//, '').replace(/\/$/, '');
    return {
      Sid: `Cluster${index}`,
      Effect: 'Allow' as const,
      Principal: { Federated: `arn:${partition}:iam::${account}:oidc-provider/${provider}` },
      Action: ['sts:AssumeRoleWithWebIdentity'],
      Condition: { StringEquals: { [`${provider}:aud`]: AUDIENCE, [`${provider}:sub`]: namespaces.map((namespace) => `system:serviceaccount:${namespace}:${serviceAccount}`) } },
    };
  }));
}

/** Why IAM would not take the policy; undefined if it would. White space counts nothing there, and there is none here. */
export function trustFault(policy: PolicyDocument, clusters: readonly TrustedCluster[]): string | undefined {
  const { length } = JSON.stringify(policy);
  if (length <= MAX_TRUST_CHARACTERS) return undefined;
  const namespaces = new Set(clusters.flatMap((cluster) => cluster.namespaces)).size;
  return `its trust policy has ${length} characters for ${namespaces} namespaces in ${clusters.length} clusters, IAM takes ${MAX_TRUST_CHARACTERS}; use fewer of them, or strategy pod-identity (platform.yaml, aws.strategy)`;
}

/** Who may act as the shared role of pod identity. Sessions carry no tags, since each has a session policy. */
export function sharedTrustPolicy({ partition, account }: Pick<TrustInput, 'partition' | 'account'>): PolicyDocument {
  return policyDocument({
    Sid: 'PodIdentity', Effect: 'Allow', Principal: { Service: 'pods.eks.amazonaws.com' }, Action: ['sts:AssumeRole'],
    Condition: { StringEquals: { 'aws:SourceAccount': account }, ArnLike: { 'aws:SourceArn': `arn:${partition}:eks:*:${account}:cluster/*` } },
  });
}
