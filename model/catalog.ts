/**
 * All documents of a tenants repository in memory, with the indexes that policies and rendering ask: who claims a host,
 * who names whom as peer, who uses a plan or a cluster. Indexes are kept up with every change, so a change to one
 * tenant among thousands costs microseconds.
 */
import type { ClusterDocument } from './cluster.ts';
import { TenantryError } from './errors.ts';
import { HostIndex } from './host-index.ts';
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
    return copy;
  }

  /** Adds or replaces a tenant. Returns the tenants whose rendering or validity may be another one now. */
  put(entry: TenantEntry): ReadonlySet<string> {
    const before = this.#unlink(entry.id);
    this.#tenants.set(entry.id, entry);
    const { spec } = entry.document;
    this.#hosts.set(entry.id, spec.network?.ingress?.hosts ?? []);
    this.#namedAsPeer.set(entry.id, spec.network?.peers ?? []);
    this.#planUsers.set(entry.id, [spec.plan]);
    this.#clusterUsers.set(entry.id, spec.clusters?.map(({ name }) => name) ?? []);
    if (spec.clusters === undefined) this.#followers.add(entry.id);
    return new Set([...before, ...this.affectedBy(entry.id)]);
  }

  /** Forgets a tenant. Returns the tenants whose rendering or validity may be another one now. */
  remove(id: string): ReadonlySet<string> {
    const before = this.#unlink(id);
    this.#tenants.delete(id);
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

  /** Tenants that name this one as a peer. */
  namedBy(id: string): ReadonlySet<string> {
    return this.#namedAsPeer.holders(id);
  }

  /** The tenant itself, those that name it as a peer, and those that claim a host that it claims too. */
  affectedBy(id: string): ReadonlySet<string> {
    const affected = new Set([id, ...this.namedBy(id)]);
    for (const host of this.#tenants.get(id)?.document.spec.network?.ingress?.hosts ?? []) {
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
