/**
 * The resources that a plan limits: the eight of the wire contract and the ones without which a tenant could
 * still exhaust a cluster (pods, ephemeral storage, secrets, config maps, node ports, load balancers).
 * Keys are those of a Kubernetes ResourceQuota, so nothing is translated on the way.
 */

/** ResourceQuota keys that every plan sets, in the order in which they are shown. */
export const RESOURCE_KEYS = [
  'requests.cpu',
  'requests.memory',
  'limits.cpu',
  'limits.memory',
  'requests.ephemeral-storage',
  'limits.ephemeral-storage',
  'requests.storage',
  'persistentvolumeclaims',
  'pods',
  'services',
  'services.loadbalancers',
  'services.nodeports',
  'secrets',
  'configmaps',
  'count/deployments.apps',
  'count/statefulsets.apps',
] as const;

export type ResourceKey = (typeof RESOURCE_KEYS)[number];

/** Amounts by resource, as Kubernetes quantities in text. */
export type ResourceAmounts = Readonly<Record<ResourceKey, string>>;

/** Amounts of some resources. */
export type SomeAmounts = { [Key in ResourceKey]?: string };
