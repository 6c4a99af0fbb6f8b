/** Takes and keeps a Lease of the cluster. Without such an object every replica leads. */
import type { Json } from '../../policies/admission/json.ts';
import { KubernetesError, type KubernetesConnection } from '../../runtime/kubernetes.ts';
import type { Part } from '../../runtime/lifecycle.ts';
import type { Log } from '../../runtime/log.ts';
import { LEASE_SECONDS, mayTake, parseLease, watched, type Watched } from './leadership.ts';

export interface LeaseElectionOptions {
  readonly connection: KubernetesConnection;
  readonly namespace: string;
  readonly lease: string;
  /** Name of this replica; no other has it. */
  readonly self: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly log: Log;
  readonly onChange: (leads: boolean) => void;
}

const RENEW_MS = 5_000;

export class LeaseElection implements Part {
  readonly name = 'quota leadership';
  readonly #options: LeaseElectionOptions;
  readonly #stop = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #seen: Watched | undefined;
  #leads = false;
  /** When this replica last wrote itself into the lease. */
  #renewedMs = 0;

  constructor(options: LeaseElectionOptions) {
    this.#options = options;
  }

  async start(): Promise<void> {
    await this.#look();
  }

  /** Gives the lease back, so that another replica need not wait for its end. */
  async stop(): Promise<void> {
    this.#stop.abort();
    clearTimeout(this.#timer);
    if (!this.#leads || this.#seen === undefined) return;
    this.#lead(false);
    const { connection, log } = this.#options;
    await connection.request({ method: 'PATCH', path: this.#path(), body: { spec: { holderIdentity: '' } } }).catch((error: unknown) => log.info('could not give the lease back', { error }));
  }

  get leads(): boolean {
    return this.#leads;
  }

  #path(): string {
    return `/apis/coordination.k8s.io/v1/namespaces/${this.#options.namespace}/leases/${this.#options.lease}`;
  }

  async #look(): Promise<void> {
    const { now, log } = this.#options;
    try {
      this.#lead(await this.#take());
    } catch (error) {
      if (this.#stop.signal.aborted) return;
      log.warn('could not look at the lease', { error });
      if (now() - this.#renewedMs > LEASE_SECONDS * 1_000) this.#lead(false);
    }
    if (!this.#stop.signal.aborted) this.#timer = setTimeout(() => void this.#look(), RENEW_MS);
  }

  async #take(): Promise<boolean> {
    const { connection, self, now } = this.#options;
    const signal = this.#stop.signal;
    try {
      const lease = parseLease((await connection.request({ method: 'GET', path: this.#path(), signal })) as Json);
      if (lease === undefined) return false;
      this.#seen = watched(this.#seen, lease, now());
      if (!mayTake(lease, this.#seen, self, now())) return false;
      const renewTime = new Date(now()).toISOString().replace('Z', '000Z');
      const body = { metadata: { resourceVersion: lease.version }, spec: { holderIdentity: self, renewTime, leaseDurationSeconds: LEASE_SECONDS } };
      await connection.request({ method: 'PATCH', path: this.#path(), body, signal });
      this.#renewedMs = now();
      return true;
    } catch (error) {
      if (!(error instanceof KubernetesError)) throw error;
      if (error.status === 404) return true;
      if (error.status === 409) return false;
      throw error;
    }
  }

  #lead(leads: boolean): void {
    if (this.#leads === leads) return;
    this.#leads = leads;
    this.#options.log.info(leads ? 'projects quotas from now on' : 'projects quotas no more', { self: this.#options.self });
    this.#options.onChange(leads);
  }
}
