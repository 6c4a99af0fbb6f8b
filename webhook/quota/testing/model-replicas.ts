/** Replicas of the webhook whose calls to the cluster take turns, get lost, and end when the replica is killed. */
import { TenantryError } from '../../../model/errors.ts';
import { tenantOfNamespace } from '../../../model/ids.ts';
import type { AdmissionRequest } from '../../../policies/admission/subject.ts';
import type { Answer } from '../../server/answer.ts';
import { Fence } from '../fence.ts';
import type { LedgerStore, NamespaceLookup, ObservedQuotas, QuotaStore, TenantRecord } from '../ports.ts';
import type { QuotaTimes } from '../projection.ts';
import { Projector } from '../projector.ts';
import type { QuotaSnapshot } from '../snapshot.ts';
import type { FakeCluster } from './fake-cluster.ts';
import type { Turns } from './turns.ts';

const CALL_MS = 50;
const SILENT = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

export interface ReplicaOptions {
  readonly cluster: FakeCluster;
  readonly turns: Turns;
  readonly times: QuotaTimes;
  /** Probability that a call or its answer gets lost. */
  readonly faults: () => number;
}

type Ports = LedgerStore & QuotaStore & NamespaceLookup;

export class Replica {
  readonly #options: ReplicaOptions;
  readonly #fence: Fence;
  readonly #projector: Projector;
  readonly #seen = new Map<string, QuotaSnapshot>();
  readonly #tenants = new Map<string, TenantRecord>();
  readonly #crashed = Promise.withResolvers<never>();
  #alive = true;

  constructor(options: ReplicaOptions) {
    this.#options = options;
    this.#crashed.promise.catch(() => undefined);
    const { cluster, turns, times } = options;
    const ports = this.#ports();
    const observed = this.#observed();
    const shared = { ledgers: ports, quotas: ports, observed, now: () => turns.now(), log: SILENT };
    this.#fence = new Fence({ ...shared, known: (tenant) => this.#tenants.get(tenant), ownUsers: [], youngMs: times.youngMs });
    this.#projector = new Projector({ ...shared, namespaces: ports, times });
    for (const name of cluster.namespaces) this.look(name);
  }

  get isAlive(): boolean {
    return this.#alive;
  }

  /** What the watch shows of a namespace from now on. */
  look(namespace: string): void {
    const now = this.#options.cluster.quota(namespace);
    if (now === undefined) this.#seen.delete(namespace);
    else this.#seen.set(namespace, now);
  }

  /** What the watch shows of a tenant from now on. */
  lookAtTenant(tenant: string): void {
    const now = this.#options.cluster.record(tenant);
    if (now !== undefined) this.#tenants.set(tenant, now);
  }

  /** Whether a pod may be created there: the namespace's quota has been counted. */
  admitsPods(namespace: string): boolean {
    return this.#seen.get(namespace)?.used !== undefined;
  }

  kill(): void {
    this.#alive = false;
    this.#crashed.reject(new Error('connection refused'));
  }

  /** The answer to a call over the network, or its failure. */
  async review(request: AdmissionRequest): Promise<Answer> {
    const { turns, faults } = this.#options;
    await turns.turn(CALL_MS);
    if (!this.#alive || turns.chance(faults())) throw new Error('the call failed');
    const answer = await Promise.race([this.#fence.review(request, { signal: new AbortController().signal }), this.#crashed.promise]);
    await turns.turn(CALL_MS);
    if (turns.chance(faults())) throw new Error('the answer was lost');
    return answer;
  }

  async project(tenant: string): Promise<number | undefined> {
    return await this.#projector.pass(tenant, new AbortController().signal);
  }

  /** A call of this replica to the API server. */
  async #call<T>(effect: () => Promise<T>): Promise<T> {
    const { turns, faults } = this.#options;
    await turns.turn(CALL_MS);
    if (this.#alive ? turns.chance(faults()) : turns.chance(0.5)) throw new TenantryError('UNAVAILABLE', 'the call was lost');
    const result = await effect();
    await turns.turn(CALL_MS);
    // What a dead process is told changes nothing any more.
    if (!this.#alive) await new Promise<never>(() => undefined);
    if (turns.chance(faults())) throw new TenantryError('UNAVAILABLE', 'the answer was lost');
    return result;
  }

  #ports(): Ports {
    const { cluster } = this.#options;
    return {
      read: (tenant) => this.#call(() => cluster.read(tenant)),
      write: (record, ledger) => this.#call(() => cluster.write(record, ledger)),
      list: (tenant) => this.#call(() => cluster.list(tenant)),
      setStatusHard: (seen, hard) => this.#call(() => cluster.setStatusHard(seen, hard)),
      setSpecHard: (seen, hard) => this.#call(() => cluster.setSpecHard(seen, hard)),
      touch: (seen) => this.#call(() => cluster.touch(seen)),
      namesOf: (tenant) => this.#call(() => cluster.namesOf(tenant)),
      exists: (namespace) => this.#call(() => cluster.exists(namespace)),
    };
  }

  #observed(): ObservedQuotas {
    const { turns } = this.#options;
    return {
      isSynced: true,
      get: (namespace) => this.#seen.get(namespace),
      of: (tenant) => [...this.#seen.values()].filter(({ namespace }) => tenantOfNamespace(namespace) === tenant),
      shows: async (namespace, version) => {
        for (let tries = 0; tries < 4 && (this.#seen.get(namespace)?.version ?? 0n) < version; tries += 1) await turns.turn(CALL_MS);
      },
    };
  }
}
