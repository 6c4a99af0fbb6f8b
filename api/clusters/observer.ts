/** What is known of the clusters that this API was given a kubeconfig for. */
import type { ShardStatus } from '../../store/ports.ts';

/** One cluster, as it was last seen. */
export interface ClusterView {
  /** Why what is known may be old; undefined while the cluster is followed. */
  readonly problem: string | undefined;
  /** Generation on the tenant's Tenant object; undefined when there is no object. */
  generation(tenant: string): string | undefined;
  /** State of a deploy branch; undefined while the cluster does not follow it. */
  branch(name: string): ShardStatus | undefined;
}

/** What may be different now. */
export interface ClusterChange {
  readonly cluster: string;
  readonly tenant?: string;
  readonly branch?: string;
}

export interface ClusterObserver {
  /** Undefined for a cluster that nobody gave a kubeconfig for. */
  view(cluster: string): ClusterView | undefined;
  /** Gives back the function that ends it. */
  onChange(listener: (change: ClusterChange) => void): () => void;
}

/** No cluster is attached: an account is ACTIVE as soon as it is published. */
export const NO_CLUSTERS: ClusterObserver = { view: () => undefined, onChange: () => () => {} };
