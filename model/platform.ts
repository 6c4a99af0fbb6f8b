/** Settings of the whole platform: one document, platform.yaml. */
import Type, { type Static } from 'typebox';
import { Adjustments } from './adjustments.ts';
import { choice, closed, documentOf, Name, PositiveCount } from './document.ts';

/** Default of `spec.removal.budget`. */
export const DEFAULT_DELETION_BUDGET = 5;
/** Default of `spec.removal.retentionDays`. */
const DEFAULT_RETENTION_DAYS = 7;

const Aws = closed({
  strategy: Type.Optional(choice(['role-per-tenant', 'pod-identity', 'none'], { description: 'How tenants get their identity in AWS: a role each (IRSA; IAM allows about 1,000 roles), one role with an association and a session policy for each tenant namespace (EKS Pod Identity), or not at all. role-per-tenant by default.' })),
  keep: Type.Optional(Type.Array(choice(['role-per-tenant', 'pod-identity']), { maxItems: 2, uniqueItems: true, description: 'Strategies whose grants stay while another is in use, for pods that began before the change; without this they go as soon as a tenant has the new one.' })),
  bucket: Type.Optional(Type.String({ pattern: '^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$', description: 'S3 bucket of tenants that name none.' })),
  boundary: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9_+=,.@-]+$', maxLength: 128, description: 'Name of the policy under the role path that bounds every role; tenantry-boundary by default.' })),
  owner: Type.Optional(Name('Tag tenantry:owner of everything made in AWS; another one for each platform that shares an account. tenantry by default.')),
}, 'Roles and S3 prefixes of tenants in clusters with spec.aws.');

export const PlatformSpec = closed({
  deploy: closed({
    url: Type.String({ pattern: '^(https?|ssh)://[^\\s"\'`$\\\\]+$', maxLength: 512, description: 'Where Flux fetches deploy branches.' }),
  }),
  defaults: closed({
    clusters: Type.Array(Name('Cluster, by name.'), { minItems: 1, maxItems: 32, description: 'Clusters of a tenant that names none.' }),
  }),
  ingress: Type.Optional(closed({
    reservedHosts: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 253 }), { maxItems: 256, description: 'Hosts that no tenant may claim; `*.example.org` stands for everything below example.org. The hosts of the deploy URL, of the clusters\' Flux URLs and identity providers, and cluster.local are reserved anyway.' })),
  })),
  aws: Type.Optional(Aws),
  admission: Type.Optional(closed(Adjustments, 'How strictly the adjustable rules of admission hold in every cluster.')),
  podSecurity: Type.Optional(closed({ version: Type.String({ pattern: '^v1\\.[0-9]{1,2}$', description: 'Pinned Pod Security version; v1.30 by default.' }) })),
  removal: Type.Optional(closed({
    budget: Type.Optional(PositiveCount('Tenants that one commit may delete; 5 by default.', 10_000)),
    retentionDays: Type.Optional(PositiveCount('Days that a deleted tenant\'s objects stay before pruning; 7 by default.', 3650)),
    purge: Type.Optional(choice(['Automatic', 'Manual'], { description: 'Automatic purges deleted tenants by itself once the retention time is over, as many in one pass as the budget allows. Manual by default.' })),
  })),
  identity: Type.Optional(closed({
    reservedPrefixes: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 63 }), { maxItems: 32, description: 'Further prefixes of subjects that no tenant may bind.' })),
  })),
});
export type PlatformSpec = Static<typeof PlatformSpec>;

export const PlatformDocument = documentOf('Platform', PlatformSpec, Name('Always `platform`.'));
export type PlatformDocument = Static<typeof PlatformDocument>;

const DAY_MS = 86_400_000;

/** How long what was let go of stays where it is, milliseconds. */
export function retentionMs({ spec }: PlatformDocument): number {
  return (spec.removal?.retentionDays ?? DEFAULT_RETENTION_DAYS) * DAY_MS;
}
