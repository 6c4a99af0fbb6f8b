/** A cluster's API server behind its own circuit breaker. Watches have their own way of waiting, and are not counted. */
import { KubernetesConnection, type KubernetesOptions, type KubernetesRequest } from '../../runtime/kubernetes.ts';
import type { Breakers } from './breakers.ts';

export class GuardedConnection extends KubernetesConnection {
  readonly #breakers: Breakers;

  constructor(options: KubernetesOptions, breakers: Breakers) {
    super(options);
    this.#breakers = breakers;
  }

  override request(request: KubernetesRequest): Promise<unknown> {
    return this.#breakers.run({ dependency: 'cluster', name: this.cluster }, () => super.request(request));
  }
}
