/**
 * The quota plugin of one API server: requests wait by namespace, one batch at a time is judged against a copy of the
 * quota that may be old, charged with one compare-and-swap that passes the webhook, and judged again up to three times
 * (k8s.io/apiserver/pkg/admission/plugin/resourcequota, 1.36).
 */
import { compareQuantities } from '../../../model/quantity.ts';
import { addAmounts, amountOf, type Amounts } from '../amounts.ts';
import type { QuotaSnapshot } from '../snapshot.ts';
import type { FakeCluster } from './fake-cluster.ts';
import { CHARGER, type StatusWrite } from './reviews.ts';
import type { Turns } from './turns.ts';

interface Waiter {
  readonly amounts: Amounts;
  result: boolean | undefined;
  readonly done: (admitted: boolean) => void;
}

export interface PluginOptions {
  readonly cluster: FakeCluster;
  readonly turns: Turns;
  readonly faults: () => number;
  /** Whether the webhook lets the write pass. */
  readonly ask: (write: StatusWrite) => Promise<boolean>;
}

const WRITE_MS = 50;
const RETRIES = 3;

function fits(used: Amounts, quota: QuotaSnapshot, amounts: Amounts): boolean {
  return [...amounts.keys()].every((key) => !quota.hard.has(key) || compareQuantities(amountOf(used, key), amountOf(quota.hard, key)) <= 0);
}

export class ModelPlugin {
  readonly #options: PluginOptions;
  readonly #lister = new Map<string, QuotaSnapshot>();
  readonly #own = new Map<string, QuotaSnapshot>();
  readonly #work = new Map<string, Waiter[]>();

  constructor(options: PluginOptions) {
    this.#options = options;
    for (const name of options.cluster.namespaces) this.look(name);
  }

  /** What its watch shows of a namespace from now on. */
  look(namespace: string): void {
    const now = this.#options.cluster.quota(namespace);
    if (now === undefined) this.#lister.delete(namespace);
    else this.#lister.set(namespace, now);
  }

  /** Whether a request of that size is admitted. */
  evaluate(namespace: string, amounts: Amounts): Promise<boolean> {
    return new Promise((done) => {
      const waiter: Waiter = { amounts, result: undefined, done };
      const waiting = this.#work.get(namespace);
      if (waiting !== undefined) return void waiting.push(waiter);
      this.#work.set(namespace, [waiter]);
      void this.#drain(namespace);
    });
  }

  async #drain(namespace: string): Promise<void> {
    for (;;) {
      await this.#options.turns.turn(WRITE_MS);
      const batch = this.#work.get(namespace)?.splice(0) ?? [];
      if (batch.length === 0) break;
      await this.#check(namespace, batch, RETRIES);
      for (const { done, result } of batch) done(result ?? false);
    }
    this.#work.delete(namespace);
  }

  /** The newest quota that it knows of; its own last write counts only while the watch shows some quota. */
  #quota(namespace: string): QuotaSnapshot | undefined {
    const listed = this.#lister.get(namespace);
    const own = this.#own.get(namespace);
    return listed !== undefined && own !== undefined && own.version > listed.version ? own : listed;
  }

  async #check(namespace: string, batch: readonly Waiter[], retries: number): Promise<void> {
    const quota = this.#quota(namespace);
    if (quota === undefined) return batch.forEach((waiter) => (waiter.result ??= true));
    const before = quota.used;
    if (before === undefined) return batch.forEach((waiter) => (waiter.result ??= false));
    let used = before;
    const open = batch.filter(({ result }) => result === undefined);
    for (const waiter of open) {
      const next = addAmounts(used, waiter.amounts);
      if (fits(next, quota, waiter.amounts)) used = next;
      else waiter.result = false;
    }
    const fitting = open.filter(({ result }) => result === undefined);
    if (fitting.length === 0) return;
    const written = await this.#update(quota, used);
    if (written) return fitting.forEach((waiter) => (waiter.result = true));
    if (retries <= 0) return fitting.forEach((waiter) => (waiter.result = false));
    await this.#check(namespace, fitting, retries - 1);
  }

  async #update(base: QuotaSnapshot, used: Amounts): Promise<boolean> {
    const { cluster, turns, faults, ask } = this.#options;
    await turns.turn(WRITE_MS);
    // Now and then the API server looks at a copy first, and finds out only afterwards that it is old.
    const isStale = cluster.quota(base.namespace)?.version !== base.version;
    if (isStale && !turns.chance(0.2)) return false;
    if (!(await ask({ user: CHARGER, base, used }))) return false;
    await turns.turn(WRITE_MS);
    const written = cluster.swap(base, { used });
    if (written === 'conflict') return false;
    this.#own.set(base.namespace, written);
    return !turns.chance(faults());
  }
}
