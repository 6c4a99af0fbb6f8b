/** The document that a tenant is: what people and the API write, and nothing that can be derived from it. */
import Type, { type Static } from 'typebox';
import { TenantAdmission } from './adjustments.ts';
import { choice, Cidr, Classes, closed, documentOf, Name, Port, PositiveCount, SomeAmounts } from './document.ts';
import { Registries, TenantContainers, Throttle } from './plan.ts';

const Subject = (description: string) =>
  Type.String({ minLength: 1, maxLength: 253, pattern: '^[^\\u0000-\\u001f\\u007f-\\u009f\\u200b-\\u200f\\u2028-\\u202e\\u2066-\\u2069]+$', description });
const DnsName = (description: string) =>
  Type.String({ minLength: 1, maxLength: 253, pattern: '^(\\*\\.)?[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+$', description });

export const Members = closed({
  users: Type.Optional(Type.Array(Subject('User name as the API server sees it.'), { maxItems: 200, uniqueItems: true })),
  groups: Type.Optional(Type.Array(Subject('Group name as the API server sees it.'), { maxItems: 100, uniqueItems: true })),
  serviceAccounts: Type.Optional(
    Type.Array(closed({ namespace: Name('One of this tenant\'s own namespaces.', 63), name: Name('Service account.', 63) }), { maxItems: 100 }),
  ),
}, 'Persons and service accounts that hold one persona, beside the tenant\'s own group tenantry:<id>:<persona>s.');
export type Members = Static<typeof Members>;

export const EgressRule = closed({
  cidr: Cidr,
  ports: Type.Optional(
    Type.Array(closed({ port: Port, endPort: Type.Optional(Port), protocol: Type.Optional(choice(['TCP', 'UDP', 'SCTP'])) }), { minItems: 1, maxItems: 32 }),
  ),
}, 'One destination outside the cluster; no ports means all ports.');
export type EgressRule = Static<typeof EgressRule>;

export const TenantNetwork = closed({
  egress: Type.Optional(Type.Array(EgressRule, { maxItems: 64 })),
  access: Type.Optional(
    Type.Array(choice(['APIServer', 'Metadata', 'Nodes']), { maxItems: 3, uniqueItems: true, description: 'Platform addresses that stay closed unless asked for here and allowed by the plan.' }),
  ),
  ingress: Type.Optional(closed({
    hosts: Type.Optional(Type.Array(DnsName('Host that only this tenant may serve.'), { maxItems: 64, uniqueItems: true })),
    ports: Type.Optional(Type.Array(Port, { maxItems: 32, uniqueItems: true, description: 'Pod ports that the ingress controller may reach.' })),
  })),
  internet: Type.Optional(Type.Boolean({ description: 'False closes the public addresses that the plan opens; egress and access of this document stay open.' })),
  serviceTypes: Type.Optional(Type.Array(choice(['ClusterIP', 'NodePort', 'LoadBalancer']), { minItems: 1, maxItems: 3, uniqueItems: true, description: 'Types of Service that may be made; all that the limits hold by default.' })),
  ingressClasses: Type.Optional(Classes('Classes of Ingress that may be named; those that the cluster allows by default.')),
  gatewayClasses: Type.Optional(Classes('Classes of Gateway that may be named; those that the cluster allows by default.')),
  peers: Type.Optional(Type.Array(Name('Id of another tenant; traffic opens when both name each other.'), { maxItems: 64, uniqueItems: true })),
});
export type TenantNetwork = Static<typeof TenantNetwork>;

export const GitOpsSource = closed({
  url: Type.String({ minLength: 8, maxLength: 512, pattern: '^(https|ssh)://[^\\s"\'`$\\\\]+$' }),
  branch: Type.Optional(Type.String({ minLength: 1, maxLength: 128, pattern: '^[A-Za-z0-9][A-Za-z0-9._/-]*$' })),
  path: Type.Optional(Type.String({ minLength: 1, maxLength: 256, pattern: '^\\./?[A-Za-z0-9._/-]*$' })),
  namespace: Type.Optional(Name('Namespace of this tenant that the source is applied to; the primary one by default.', 63)),
  secretName: Type.Optional(Name('Secret with the source\'s credentials, made by the tenant in that namespace.', 63)),
}, 'A Git repository of the tenant\'s own, reconciled by Flux with the tenant\'s rights only.');
export type GitOpsSource = Static<typeof GitOpsSource>;

export const TenantSpec = closed({
  displayName: Type.Optional(Type.String({ minLength: 1, maxLength: 120, pattern: '^[^\\u0000-\\u001f\\u007f-\\u009f\\u200b-\\u200f\\u2028-\\u202e\\u2066-\\u2069]+$' })),
  plan: Name('Plan, by name.'),
  state: choice(['Active', 'Suspended', 'Deleted'], { description: 'The only state that is input; every other one is derived.' }),
  purging: Type.Optional(Type.Boolean({ description: 'True once what the tenant stored is being removed for good; it cannot come back from there. Only with state Deleted; PurgeAccount writes it.' })),
  isolation: Type.Optional(choice(['Namespace', 'NodePool', 'Cluster'], { description: 'Namespace by default.' })),
  clusters: Type.Optional(
    Type.Array(closed({
      name: Name('Cluster, by name.'),
      share: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, description: 'Percent of the quota; all shares add up to 100. Equal shares by default.' })),
      state: Type.Optional(choice(['Active', 'Deleted'], { description: 'Deleted stops the tenant in this cluster and lets it go there, while it goes on in the others; remove the entry once that is applied. It keeps its share until then. Active by default.' })),
    }), { minItems: 1, maxItems: 32 }),
  ),
  namespaces: Type.Optional(Type.Array(closed({
    suffix: Name('Namespace tenant-<id>--<suffix>.', 14),
    state: Type.Optional(choice(['Active', 'Deleted'], { description: 'Deleted stops everything in the namespace and lets it go; remove the entry once that is applied. Active by default.' })),
  }), { maxItems: 50 })),
  members: Type.Optional(closed({ admins: Type.Optional(Members), users: Type.Optional(Members), viewers: Type.Optional(Members) })),
  quota: Type.Optional(SomeAmounts),
  network: Type.Optional(TenantNetwork),
  registries: Type.Optional(Registries),
  containers: Type.Optional(TenantContainers),
  cloud: Type.Optional(closed({
    aws: Type.Optional(closed({
      bucket: Type.Optional(Type.String({ pattern: '^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$', description: 'S3 bucket that holds the tenant\'s prefix orgs/<id>/.' })),
      enabled: Type.Optional(Type.Boolean({ description: 'False leaves the tenant without a role.' })),
    })),
  })),
  throttle: Type.Optional(Type.Partial(Throttle, { additionalProperties: false })),
  jobs: Type.Optional(closed({
    enabled: Type.Boolean({ description: 'True gives the tenant its namespace tenant-<id>--jobs.' }),
    state: Type.Optional(choice(['Active', 'Deleted'], { description: 'Deleted stops everything in that namespace and lets it go; set enabled: false once that is applied. Active by default.' })),
    timeoutSeconds: Type.Optional(PositiveCount('Longest run of a job, seconds.', 86_400)),
    callbackHosts: Type.Optional(Type.Array(DnsName('Host that callbacks may go to.'), { maxItems: 32, uniqueItems: true })),
  })),
  admission: Type.Optional(TenantAdmission),
  gitops: Type.Optional(GitOpsSource),
});
export type TenantSpec = Static<typeof TenantSpec>;

export const TenantDocument = documentOf('Tenant', TenantSpec, Name('Tenant id.'));
export type TenantDocument = Static<typeof TenantDocument>;

export type TenantState = TenantSpec['state'];
