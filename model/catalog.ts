/**
 * All documents of a tenants repository in memory, with the indexes that policies and rendering ask: who claims a host,
 * who names whom as peer, who uses a plan or a cluster. Indexes are kept up with every change, so a change to one
 * tenant among thousands costs microseconds.
 */
import type { ClusterDocument } from './cluster.ts';
import { TenantryError } from './errors.ts';
import { HostIndex } from './host-index.ts';
import { hostsMeet } from './host-name.ts';
import { quoted } from './shown.ts';
import { NameIndex } from './name-index.ts';
import type { PlanDocument } from './plan.ts';
import type { PlatformDocument } from './platform.ts';
import type { TenantDocument } from './tenant.ts';

export interface TenantEntry {
  readonly id: string;
  /** Path in the repository. */
  readonly file: string;
  /** Git's blob id (SHA-1) of the file. */
  readonly blob: string;
  readonly document: TenantDocument;
  /**
   * Which of its ingress hosts it claimed when: the smaller number is the earlier claim. A host without a number counts
   * as claimed last. Whoever knows (Git, the base of a pull request) tells it where claims meet.
   */
  readonly claims?: ReadonlyMap<string, number>;
}

/** Tenants whose claim of an ingress host meets another one's. */
export interface Rivals {
  /** They claimed it earlier. */
  readonly earlier: readonly string[];
  /** Nobody knows who was first. */
  readonly equal: readonly string[];
}

/** Everything that rendering a tenant may read. */
export interface TenantInputs {
  readonly tenant: TenantDocument;
  readonly plan: PlanDocument;
  readonly platform: PlatformDocument;
  /** The clusters that the tenant runs in, in the order listed; the platform's default ones if it lists none. */
  readonly clusters: readonly ClusterDocument[];
  /** Tenants that name this one and are named by it, sorted. */
  readonly peers: readonly string[];
}

export type SharedDocument = PlanDocument | ClusterDocument | PlatformDocument;

const NONE: ReadonlySet<string> = new Set();

function sameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

function hostsOf(entry: TenantEntry | undefined): readonly string[] {
  return entry?.document.spec.network?.ingress?.hosts ?? [];
}

/** The entry with what was known about the hosts that it goes on claiming. */
function withClaims(entry: TenantEntry, known: TenantEntry['claims']): TenantEntry {
  if (entry.claims !== undefined || known === undefined) return entry;
  const kept = hostsOf(entry).flatMap((host): [string, number][] => {
    const rank = known.get(host);
    return rank === undefined ? [] : [[host, rank]];
  });
  return kept.length === 0 ? entry : { ...entry, claims: new Map(kept) };
}

function rankOf(entry: TenantEntry | undefined, host: string): number {
  return entry?.claims?.get(host) ?? Number.POSITIVE_INFINITY;
}

/** The clusters that a tenant runs in, by name: its own list, or the platform's default. */
export function clusterNamesOf(tenant: TenantDocument, platform: PlatformDocument): readonly string[] {
  return tenant.spec.clusters?.map(({ name }) => name) ?? platform.spec.defaults.clusters;
}

export class Catalog {
  #platform: PlatformDocument;
  readonly #plans = new Map<string, PlanDocument>();
  readonly #clusters = new Map<string, ClusterDocument>();
  readonly #tenants = new Map<string, TenantEntry>();
  readonly #hosts = new HostIndex();
  readonly #namedAsPeer = new NameIndex();
  readonly #planUsers = new NameIndex();
  readonly #clusterUsers = new NameIndex();
  /** Tenants that list no clusters and so follow the platform's default. */
  readonly #followers = new Set<string>();
  readonly #inputs = new Map<string, TenantInputs>();
  readonly #retired = new Set<string>();
  readonly #departed = new Set<string>();

  constructor(platform: PlatformDocument, shared: Iterable<SharedDocument> = [], tenants: Iterable<TenantEntry> = []) {
    this.#platform = platform;
    for (const document of shared) this.putShared(document);
    for (const entry of tenants) this.put(entry);
  }

  get platform(): PlatformDocument {
    return this.#platform;
  }

  get plans(): ReadonlyMap<string, PlanDocument> {
    return this.#plans;
  }

  get clusters(): ReadonlyMap<string, ClusterDocument> {
    return this.#clusters;
  }

  /** Ids of tenants that were removed once; they are never given out again. */
  get retired(): ReadonlySet<string> {
    return this.#retired;
  }

  /** Notes that the id belonged to a tenant that was removed. */
  retire(id: string): void {
    this.#retired.add(id);
  }

  /** Ids of tenants that were here once and are not now: removed, or lost with their folder. */
  get departed(): ReadonlySet<string> {
    return this.#departed;
  }

  /** Notes that there was a tenant of that id once. */
  depart(id: string): void {
    if (!this.#tenants.has(id)) this.#departed.add(id);
  }

  /** Number of tenants. */
  get size(): number {
    return this.#tenants.size;
  }

  tenant(id: string): TenantEntry | undefined {
    return this.#tenants.get(id);
  }

  /** All tenants, in the order in which they came. */
  tenants(): IterableIterator<TenantEntry> {
    return this.#tenants.values();
  }

  /** A second catalog that can be changed without changing this one. */
  clone(): Catalog {
    const copy = new Catalog(this.#platform, [...this.#plans.values(), ...this.#clusters.values()], this.#tenants.values());
    for (const [id, inputs] of this.#inputs) copy.#inputs.set(id, inputs);
    for (const id of this.#retired) copy.#retired.add(id);
    for (const id of this.#departed) copy.#departed.add(id);
    return copy;
  }

  /** Adds or replaces a tenant. Returns the tenants whose rendering or validity may be another one now. */
  put(entry: TenantEntry): ReadonlySet<string> {
    const known = this.#tenants.get(entry.id)?.claims;
    const before = this.#unlink(entry.id);
    this.#tenants.set(entry.id, withClaims(entry, known));
    this.#departed.delete(entry.id);
    const { spec } = entry.document;
    this.#hosts.set(entry.id, hostsOf(entry));
    this.#namedAsPeer.set(entry.id, spec.network?.peers ?? []);
    this.#planUsers.set(entry.id, [spec.plan]);
    this.#clusterUsers.set(entry.id, spec.clusters?.map(({ name }) => name) ?? []);
    if (spec.clusters === undefined) this.#followers.add(entry.id);
    return new Set([...before, ...this.affectedBy(entry.id)]);
  }

  /**
   * Takes a tenant out; `unmade` says that it never was here, since its making is undone. Returns the tenants whose
   * rendering or validity may be another one now.
   */
  remove(id: string, unmade = false): ReadonlySet<string> {
    const before = this.#unlink(id);
    if (this.#tenants.delete(id) && !unmade) this.#departed.add(id);
    this.#inputs.delete(id);
    return before;
  }

  #unlink(id: string): ReadonlySet<string> {
    if (!this.#tenants.has(id)) return NONE;
    const affected = this.affectedBy(id);
    for (const index of [this.#hosts, this.#namedAsPeer, this.#planUsers, this.#clusterUsers]) index.set(id, []);
    this.#followers.delete(id);
    return affected;
  }

  /** Adds or replaces a plan, a cluster or the platform. Returns the tenants that read it. */
  putShared(document: SharedDocument): ReadonlySet<string> {
    switch (document.kind) {
      case 'Plan':
        this.#plans.set(document.metadata.name, document);
        return this.usersOfPlan(document.metadata.name);
      case 'Cluster':
        this.#clusters.set(document.metadata.name, document);
        return this.usersOfCluster(document.metadata.name);
      case 'Platform':
        this.#platform = document;
        return new Set(this.#tenants.keys());
    }
  }

  /** Forgets a plan or a cluster. Returns the tenants that read it. */
  removeShared(kind: 'Plan' | 'Cluster', name: string): ReadonlySet<string> {
    (kind === 'Plan' ? this.#plans : this.#clusters).delete(name);
    return kind === 'Plan' ? this.usersOfPlan(name) : this.usersOfCluster(name);
  }

  usersOfPlan(name: string): ReadonlySet<string> {
    return new Set(this.#planUsers.holders(name));
  }

  usersOfCluster(name: string): ReadonlySet<string> {
    const users = new Set(this.#clusterUsers.holders(name));
    if (this.#platform.spec.defaults.clusters.includes(name)) for (const id of this.#followers) users.add(id);
    return users;
  }

  /** Tenants that claim exactly this host. */
  hostOwners(host: string): ReadonlySet<string> {
    return this.#hosts.owners(host);
  }

  /** Tenants with a host that is this one, lies under this wildcard, or is a wildcard over this host. */
  hostRivals(host: string): ReadonlySet<string> {
    return this.#hosts.rivals(host);
  }

  /** Tells when a tenant claimed its hosts; see TenantEntry.claims. */
  rankClaims(id: string, claims: ReadonlyMap<string, number>): void {
    const entry = this.#tenants.get(id);
    if (entry !== undefined) this.#tenants.set(id, { ...entry, claims });
  }

  /** Other tenants that a tenant's claim of a host meets, without those that claimed it later. Sorted. */
  rivalsOf(id: string, host: string): Rivals {
    const own = rankOf(this.#tenants.get(id), host);
    const earlier: string[] = [];
    const equal: string[] = [];
    for (const rival of [...this.hostRivals(host)].sort()) {
      if (rival === id) continue;
      const entry = this.#tenants.get(rival);
      const rank = Math.min(...hostsOf(entry).filter((other) => hostsMeet(host, other)).map((other) => rankOf(entry, other)));
      if (rank === own) equal.push(rival);
      else if (rank < own) earlier.push(rival);
    }
    return { earlier, equal };
  }

  /** Tenants that name this one as a peer. */
  namedBy(id: string): ReadonlySet<string> {
    return this.#namedAsPeer.holders(id);
  }

  /** The tenant itself, those that name it as a peer, and those that claim a host that it claims too. */
  affectedBy(id: string): ReadonlySet<string> {
    const affected = new Set([id, ...this.namedBy(id)]);
    for (const host of hostsOf(this.#tenants.get(id))) {
      for (const rival of this.hostRivals(host)) affected.add(rival);
    }
    return affected;
  }

  /**
   * What rendering this tenant reads; the same object as long as nothing of it changed. Throws NOT_FOUND for an
   * unknown tenant and FAILED_PRECONDITION when its plan or a cluster is unknown.
   */
  inputs(id: string): TenantInputs {
    const fresh = this.#assemble(id);
    const known = this.#inputs.get(id);
    if (
      known !== undefined && known.tenant === fresh.tenant && known.plan === fresh.plan && known.platform === fresh.platform &&
      sameList(known.clusters, fresh.clusters) && sameList(known.peers, fresh.peers)
    ) {
      return known;
    }
    this.#inputs.set(id, fresh);
    return fresh;
  }

  #assemble(id: string): TenantInputs {
    const entry = this.#tenants.get(id);
    if (entry === undefined) throw new TenantryError('NOT_FOUND', `there is no tenant ${quoted(id)}`);
    const tenant = entry.document;
    const plan = this.#plans.get(tenant.spec.plan);
    if (plan === undefined) throw new TenantryError('FAILED_PRECONDITION', `tenant ${quoted(id)} has plan ${quoted(tenant.spec.plan)}, which does not exist`);
    const clusters = clusterNamesOf(tenant, this.#platform).map((name) => {
      const cluster = this.#clusters.get(name);
      if (cluster === undefined) throw new TenantryError('FAILED_PRECONDITION', `tenant ${quoted(id)} runs in cluster ${quoted(name)}, which does not exist`);
      return cluster;
    });
    return { tenant, plan, platform: this.#platform, clusters, peers: this.#mutualPeers(id, tenant) };
  }

  #mutualPeers(id: string, tenant: TenantDocument): readonly string[] {
    const named = this.namedBy(id);
    return (tenant.spec.network?.peers ?? []).filter((peer) => peer !== id && named.has(peer)).sort();
  }
}
