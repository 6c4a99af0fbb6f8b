/** A cluster that tenants run in, as far as rendering and reaching it need to know. */
import Type, { type Static } from 'typebox';
import { Adjustments } from './adjustments.ts';
import { choice, Cidr, Classes, closed, documentOf, MatchLabels, Name, Port } from './document.ts';
import { POOL_KEY } from './names.ts';

const Workload = closed({ namespace: Name('Namespace.', 63), podLabels: Type.Optional(MatchLabels) });

const FlowClass = closed({
  name: Name('Class of tenants that share one priority level.', 20),
  plans: Type.Optional(Type.Array(Name('Plan, by name.'), { minItems: 1, maxItems: 64, uniqueItems: true, description: 'Every plan that no other class names, if absent.' })),
  shares: Type.Integer({ minimum: 1, maximum: 1000, description: 'Nominal concurrency shares; the API server\'s own levels have 245 in all.' }),
});

const Admission = closed({
  image: Type.String({ pattern: '^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?(/[a-z0-9]+([._-]+[a-z0-9]+)*)+(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(@sha256:[a-f0-9]{64})?$', maxLength: 512, description: 'Image of the webhook.' }),
  replicas: Type.Optional(Type.Integer({ minimum: 2, maximum: 9, description: '2 by default.' })),
  judging: Type.Optional(Type.Boolean({ description: 'False runs the webhook without the API server asking it: the first step in a cluster that already has tenants. True by default.' })),
  redisSecretName: Type.Optional(Name('Secret in tenantry-system whose key url names the Redis or Valkey that replicas count requests in.', 63)),
  flowClasses: Type.Optional(Type.Array(FlowClass, { minItems: 1, maxItems: 4, description: 'One class for all plans by default.' })),
  ...Adjustments,
}, 'The admission webhook; a cluster without this field has none.');
export type AdmissionSettings = Static<typeof Admission>;

const NodePool = closed({
  tenant: Name('The tenant, by id.'),
}, `Nodes that one tenant has for itself: label ${POOL_KEY}=<id>, taint ${POOL_KEY}=<id>:NoSchedule; the platform makes them.`);
export type NodePool = Static<typeof NodePool>;

export const ClusterSpec = closed({
  tenant: Type.Optional(Name('The only tenant that may run here, by id: a cluster of its own. Without this field the cluster is shared.')),
  shards: Type.Optional(Type.Enum([1, 2, 4, 8, 16, 32, 64], { type: 'integer', description: 'Deploy branches of this cluster; 16 by default, fixed when the cluster is registered.' })),
  network: closed({
    pods: Type.Array(Cidr, { minItems: 1, maxItems: 8 }),
    services: Type.Array(Cidr, { minItems: 1, maxItems: 8 }),
    nodes: Type.Array(Cidr, { minItems: 1, maxItems: 32 }),
    apiServer: closed({ cidrs: Type.Array(Cidr, { minItems: 1, maxItems: 8 }), port: Port }),
    dns: Type.Optional(Workload),
    ingress: Type.Optional(Workload),
    ingressClasses: Type.Optional(Classes('Classes of Ingress that tenants may name; every class by default.')),
    gatewayClasses: Type.Optional(Classes('Classes of Gateway that tenants may name; every class by default.')),
  }),
  aws: Type.Optional(closed({
    accountId: Type.String({ pattern: '^[0-9]{12}$' }),
    region: Type.String({ pattern: '^[a-z]{2}(-[a-z]+)+-[0-9]$' }),
    partition: Type.Optional(choice(['aws', 'aws-cn', 'aws-us-gov'])),
    rolePath: Type.Optional(Type.String({ pattern: '^/([A-Za-z0-9._-]+/)*$', maxLength: 128, description: '/tenantry/ by default.' })),
    oidcIssuer: Type.Optional(Type.String({ pattern: '^https://[^\\s]+$', maxLength: 256 })),
    eksCluster: Type.Optional(Type.String({ pattern: '^[0-9A-Za-z][A-Za-z0-9_-]*$', maxLength: 100, description: 'Name of the cluster in EKS; this cluster\'s own name by default.' })),
  })),
  flux: Type.Optional(closed({
    url: Type.Optional(Type.String({ pattern: '^(https?|ssh)://[^\\s"\'`$\\\\@]+$|^ssh://[a-z0-9_-]+@[^\\s"\'`$\\\\@]+$', maxLength: 512, description: 'Where this cluster fetches its deploy branches; the platform\'s deploy URL by default.' })),
    interval: Type.Optional(Type.String({ pattern: '^[0-9]+(s|m|h)$', description: 'How often Flux looks at the branch when nobody nudges it; 1m by default.' })),
    secretName: Type.Optional(Name('Secret in flux-system with read-only credentials.', 63)),
    verifySecretName: Type.Optional(Name('Secret in flux-system with the public keys that deploy commits are signed with.', 63)),
  })),
  nodePools: Type.Optional(Type.Array(NodePool, { maxItems: 500, description: 'Pools for tenants with isolation NodePool.' })),
  admission: Type.Optional(Admission),
});
export type ClusterSpec = Static<typeof ClusterSpec>;

export const ClusterDocument = documentOf('Cluster', ClusterSpec, Name('Cluster name.'));
export type ClusterDocument = Static<typeof ClusterDocument>;
