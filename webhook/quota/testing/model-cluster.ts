/**
 * Everything around the fence in one process: API servers with their quota plugins, objects that are stored some time
 * after their charge, the quota controller with a cache that lags behind, replicas of the webhook that are killed. It
 * notes every admission that takes a tenant above its limit.
 */
import { compareQuantities, formatQuantity } from '../../../model/quantity.ts';
import { addAmounts, amountOf, NO_AMOUNTS, sameAmounts, type Amounts } from '../amounts.ts';
import type { QuotaTimes } from '../projection.ts';
import { TICKET_KEY, type QuotaSnapshot } from '../snapshot.ts';
import { FakeCluster } from './fake-cluster.ts';
import { ModelPlugin } from './model-plugin.ts';
import { Replica } from './model-replicas.ts';
import { COUNTER, statusReview, type StatusWrite } from './reviews.ts';
import type { Turns } from './turns.ts';

export const TENANT = 'acme';
export const TIMES: QuotaTimes = { youngMs: 5_000, settleMs: 3_000 };
const WATCH_MS = 100;
/** From the charge until the object is stored, from there until the controller knows, from its count until its write. */
const STORE_MS = 800;
const CACHE_MS = 800;
const COUNT_MS = 300;

export interface ModelShape {
  readonly replicas: number;
  readonly apiServers: number;
  /** Whether API servers learn of a changed quota at once, or at some time. */
  readonly watch: 'prompt' | 'late';
}

interface LiveObject {
  readonly namespace: string;
  readonly amounts: Amounts;
  isDeleted: boolean;
  /** In the controller's cache. */
  isCounted: boolean;
}

export class ModelCluster {
  readonly fake = new FakeCluster();
  readonly turns: Turns;
  readonly problems: string[] = [];
  readonly objects: LiveObject[] = [];
  faults = 0;
  /** Calls of the webhook. */
  calls = 0;
  readonly #plugins: readonly ModelPlugin[];
  #replicas: Replica[] = [];
  readonly #limits: Amounts[] = [];
  readonly #listed = new Map<string, QuotaSnapshot>();
  readonly #creating = new Map<string, number>();

  readonly #watch: ModelShape['watch'];

  constructor(turns: Turns, shape: ModelShape) {
    this.turns = turns;
    this.#watch = shape.watch;
    const faults = (): number => this.faults;
    const ask = (write: StatusWrite): Promise<boolean> => this.#ask(write);
    this.#plugins = Array.from({ length: shape.apiServers }, () => new ModelPlugin({ cluster: this.fake, turns, faults, ask }));
    this.#replicas = Array.from({ length: shape.replicas }, () => this.#replica());
    this.fake.onQuota = (namespace) => this.#tell(namespace);
    this.fake.onTenant = (tenant) => {
      for (const replica of this.#replicas) void turns.turn(WATCH_MS).then(() => replica.lookAtTenant(tenant));
    };
  }

  setLimits(limits: Amounts): void {
    this.#limits.push(limits);
    this.fake.putTenant(TENANT, limits);
  }

  /** A namespace with a quota that nobody has counted yet. */
  addNamespace(namespace: string): void {
    const specHard = this.fake.limitsOf(TENANT);
    this.fake.putQuota({ namespace, uid: `${namespace}-${this.fake.nextRevision()}`, specHard, hard: NO_AMOUNTS, used: undefined });
  }

  /** Deletes the namespace with all that is in it, quota first. */
  removeNamespace(namespace: string): void {
    if ((this.#creating.get(namespace) ?? 0) > 0) return;
    for (const object of this.liveIn(namespace)) void this.remove(object);
    this.fake.namespaces.delete(namespace);
    this.fake.removeQuota(namespace);
  }

  /**
   * An admin takes the quota away by force. No request is between the webhook's look and the plugin's: nothing could
   * charge that one.
   */
  removeQuota(namespace: string): void {
    if ((this.#creating.get(namespace) ?? 0) > 0 || this.fake.quota(namespace) === undefined) return;
    this.fake.removeQuota(namespace);
    for (const replica of this.#replicas) replica.look(namespace);
  }

  liveIn(namespace: string): readonly LiveObject[] {
    return this.objects.filter((object) => object.namespace === namespace && !object.isDeleted);
  }

  live(): Amounts {
    return this.objects.filter(({ isDeleted }) => !isDeleted).map(({ amounts }) => amounts).reduce(addAmounts, NO_AMOUNTS);
  }

  /** Creates an object as a client would; whether it was admitted. */
  async create(namespace: string, amounts: Amounts): Promise<boolean> {
    const since = this.#limits.length - 1;
    const isCovered = this.#replicas.some((replica) => replica.isAlive && replica.admitsPods(namespace));
    const plugin = this.turns.pick(this.#plugins);
    if (!isCovered || plugin === undefined || !this.fake.namespaces.has(namespace)) return false;
    // What the webhook has seen for a while, the API server has seen too.
    plugin.look(namespace);
    this.#creating.set(namespace, (this.#creating.get(namespace) ?? 0) + 1);
    const isAdmitted = await plugin.evaluate(namespace, amounts);
    const isStored = isAdmitted && !this.turns.chance(this.faults);
    if (isStored) this.#admit({ namespace, amounts, isDeleted: false, isCounted: false }, since);
    this.#creating.set(namespace, (this.#creating.get(namespace) ?? 0) - 1);
    return isAdmitted;
  }

  /** Deletes an object, perhaps before the controller knew of it. */
  async remove(object: LiveObject): Promise<void> {
    object.isDeleted = true;
    await this.turns.turn(CACHE_MS);
    object.isCounted = false;
    await this.recount(object.namespace);
  }

  /** The quota controller counts and writes; it tries again when somebody else has written. */
  async recount(namespace: string): Promise<void> {
    for (let tries = 0; tries < 20; tries += 1) {
      const listed = this.#listed.get(namespace);
      if (listed === undefined) return;
      const counted = this.objects.filter((object) => object.namespace === namespace && object.isCounted).map(({ amounts }) => amounts);
      const zero: Amounts = new Map([...listed.specHard].filter(([key]) => key !== TICKET_KEY).map(([key]) => [key, amountOf(NO_AMOUNTS, key)]));
      const count = counted.reduce(addAmounts, zero);
      const used: Amounts = new Map([...count].filter(([key]) => listed.specHard.has(key)));
      if (listed.used !== undefined && sameAmounts(used, listed.used) && sameAmounts(listed.specHard, listed.hard)) return;
      await this.turns.turn(COUNT_MS);
      const write = { user: COUNTER, base: listed, used, hard: listed.specHard };
      const isCurrent = this.fake.quota(namespace)?.version === listed.version;
      if (isCurrent && (await this.#ask(write)) && this.fake.swap(listed, write) !== 'conflict') return;
      await this.turns.turn(WATCH_MS);
    }
  }

  killReplica(): void {
    this.turns.pick(this.#replicas.filter(({ isAlive }) => isAlive))?.kill();
  }

  restartReplicas(): void {
    this.#replicas = this.#replicas.map((replica) => (replica.isAlive ? replica : this.#replica()));
  }

  /** A pass of the projector in one replica; failures are tried again by the next. */
  async project(): Promise<number | undefined> {
    const replica = this.turns.pick(this.#replicas.filter(({ isAlive }) => isAlive));
    return await replica?.project(TENANT).catch(() => undefined);
  }

  #replica(): Replica {
    return new Replica({ cluster: this.fake, turns: this.turns, times: TIMES, faults: () => this.faults });
  }

  #admit(object: LiveObject, since: number): void {
    this.objects.push(object);
    const highest = (key: string): Amounts => this.#limits.slice(since).reduce((a, b) => (compareQuantities(amountOf(a, key), amountOf(b, key)) >= 0 ? a : b));
    const total = this.live();
    for (const key of object.amounts.keys()) {
      const limit = amountOf(highest(key), key);
      if (compareQuantities(amountOf(total, key), limit) > 0) this.problems.push(`${key}: ${formatQuantity(amountOf(total, key))} of ${formatQuantity(limit)}`);
    }
    void this.#store(object);
  }

  async #store(object: LiveObject): Promise<void> {
    await this.turns.turn(STORE_MS);
    await this.turns.turn(CACHE_MS);
    object.isCounted = !object.isDeleted;
  }

  /** Whether the webhook lets a write pass; a call may reach two replicas, one of them late. */
  async #ask(write: StatusWrite): Promise<boolean> {
    const alive = this.#replicas.filter(({ isAlive }) => isAlive);
    const request = statusReview(write);
    this.calls += 1;
    if (this.turns.chance(this.faults)) void this.turns.pick(alive)?.review(request).catch(() => undefined);
    try {
      return (await this.turns.pick(alive)?.review(request))?.allowed ?? false;
    } catch (error) {
      if (error instanceof Error) return false;
      throw error;
    }
  }

  /** Everybody who watches learns of a change, each at some time. */
  #tell(namespace: string): void {
    if (this.#watch === 'prompt') for (const plugin of this.#plugins) plugin.look(namespace);
    const late = this.#watch === 'prompt' ? this.#replicas : [...this.#plugins, ...this.#replicas];
    for (const watcher of late) void this.turns.turn(WATCH_MS).then(() => watcher.look(namespace));
    void this.turns.turn(WATCH_MS).then(() => this.#controllerLooks(namespace));
  }

  #controllerLooks(namespace: string): void {
    const before = this.#listed.get(namespace);
    const now = this.fake.quota(namespace);
    if (now === undefined) return void this.#listed.delete(namespace);
    this.#listed.set(namespace, now);
    if (before === undefined || before.uid !== now.uid || !sameAmounts(before.specHard, now.specHard)) void this.recount(namespace);
  }
}
