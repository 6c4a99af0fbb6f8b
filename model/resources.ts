/**
 * The resources that a plan limits: the eight of the wire contract and the ones without which a tenant could
 * still exhaust a cluster (pods, ephemeral storage, secrets, config maps, node ports, load balancers).
 * Keys are those of a Kubernetes ResourceQuota, so nothing is translated on the way. Storage of single classes may be
 * limited beside, within `requests.storage` of all.
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

/** A key that every plan sets. */
export type FixedKey = (typeof RESOURCE_KEYS)[number];
const CLASS_SUFFIX = '.storageclass.storage.k8s.io';
const CLASS_AMOUNTS = ['requests.storage', 'persistentvolumeclaims'] as const;
/** Bytes or claims of one storage class: `gold.storageclass.storage.k8s.io/requests.storage`. */
export type ClassKey = `${string}${typeof CLASS_SUFFIX}/${(typeof CLASS_AMOUNTS)[number]}`;
export type ResourceKey = FixedKey | ClassKey;

/** Amounts by resource, as Kubernetes quantities in text: all that every plan sets, and some of storage classes. */
export type ResourceAmounts = Readonly<Record<FixedKey, string>> & Readonly<Record<ClassKey, string>>;
export type SomeAmounts = Partial<Record<ResourceKey, string>>;

/** Keys of storage classes in one list of amounts; each stands in the ledger once for every namespace. */
export const MAX_CLASS_KEYS = 16;
/** What such a key looks like, as a pattern. */
export const CLASS_KEY = `^[a-z0-9][a-z0-9.-]{0,200}${CLASS_SUFFIX.replaceAll('.', '\\.')}/(${CLASS_AMOUNTS.join('|').replace('.', '\\.')})$`;
const classKey = new RegExp(CLASS_KEY);

/** The key of one storage class. */
export function classKeyOf(storageClass: string, amount: (typeof CLASS_AMOUNTS)[number]): ClassKey {
  return `${storageClass}${CLASS_SUFFIX}/${amount}`;
}

function isClassKey(key: string): key is ClassKey {
  return classKey.test(key);
}

/** The keys that stand in any of the amounts, sorted after those that every plan sets. */
export function keysIn(...all: readonly (SomeAmounts | undefined)[]): readonly ResourceKey[] {
  const stated = all.flatMap((amounts) => Object.keys(amounts ?? {}).filter(isClassKey));
  return stated.length === 0 ? RESOURCE_KEYS : [...RESOURCE_KEYS, ...[...new Set(stated)].sort()];
}
