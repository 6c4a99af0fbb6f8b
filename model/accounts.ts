/**
 * Who acts in a cluster on behalf of the platform or of Kubernetes itself, by the names that the API server sees. One
 * list for floor policies, webhook and matchConditions.
 */

export const FLUX_NAMESPACE = 'flux-system';
export const PLATFORM_NAME = 'tenantry-platform';
export const SHARD_ACCOUNT = 'tenantry-shard';
export const PLATFORM_ADMINS_GROUP = 'tenantry:platform-admins';

/** User name of a service account. */
export function serviceAccountUser(namespace: string, name: string): string {
  return `system:serviceaccount:${namespace}:${name}`;
}

export const SHARD_USER = serviceAccountUser(FLUX_NAMESPACE, SHARD_ACCOUNT);

/** Flux on behalf of the platform: the two accounts that apply what is rendered. */
export const APPLIERS = [SHARD_USER, serviceAccountUser(FLUX_NAMESPACE, PLATFORM_NAME)] as const;

/**
 * The parts of Kubernetes that must write objects they did not make: the API server's quota charges, quota recounts,
 * emptying of namespaces, garbage collection, storage migration. A controller manager without an account for each
 * controller acts as system:kube-controller-manager.
 */
export const KUBERNETES_WRITERS = [
  'system:apiserver',
  'system:kube-controller-manager',
  ...['generic-garbage-collector', 'namespace-controller', 'resourcequota-controller', 'storage-version-migrator-controller'].map((name) =>
    serviceAccountUser('kube-system', name),
  ),
] as const;

/** Where the admission webhook runs, and as whom. */
export const WEBHOOK_NAMESPACE = 'tenantry-system';
export const WEBHOOK_NAME = 'tenantry-webhook';
export const WEBHOOK_USER = serviceAccountUser(WEBHOOK_NAMESPACE, WEBHOOK_NAME);

/** Parts of the control plane that have no service account. */
export const KUBERNETES_COMPONENTS = ['system:apiserver', 'system:cloud-controller-manager', 'system:kube-controller-manager', 'system:kube-scheduler'] as const;
export const SCHEDULER_USER = 'system:kube-scheduler';
