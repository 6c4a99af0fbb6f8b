/**
 * Keeps AWS as the documents want it. Nothing of it is remembered on disk: what is wanted stands in Git, what is there
 * is read from AWS, so a process that was killed anywhere goes on by looking again.
 */
import type { PlatformDocument } from '../../model/platform.ts';
import type { ClusterDocument } from '../../model/cluster.ts';
import { roleNameOf } from '../../model/aws.ts';
import { checkTenantId } from '../../model/ids.ts';
import { TenantryError } from '../../model/errors.ts';
import type { Part } from '../../runtime/lifecycle.ts';
import type { Log } from '../../runtime/log.ts';
import type { StoredTenant, TenantStore } from '../../store/store.ts';
import type { PurgedCloud, TenantCloud } from '../accounts/cloud.ts';
import { KeyedQueue } from './keyed-queue.ts';
import type { CloudAccounts } from './ports.ts';
import { TenantKeeper } from './tenant-keeper.ts';
import { eksClustersOf, nothingWanted, placesOf, storedPlace, wantedCloud } from './wanted.ts';

export interface ReconcilerOptions {
  readonly store: Pick<TenantStore, 'get' | 'list' | 'catalog' | 'onChange'>;
  readonly accounts: CloudAccounts;
  /** Called at the end, when nothing is asked of the accounts any more. */
  readonly close?: () => void;
  readonly log: Log;
  /** From 0 to 1, for jitter. */
  readonly random: () => number;
  /** Waits, or rejects when the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Every tenant is compared with AWS so often, milliseconds; an hour by default. */
  readonly driftMs?: number;
  /** First wait after a failure, milliseconds; doubled up to five minutes. A second by default. */
  readonly retryMs?: number;
}

/** IAM allows a few calls a second to a whole account. */
const PARALLEL = 4;
const DRIFT_MS = 3_600_000;
const RETRY_MS = 1_000;
const MAX_RETRY_MS = 300_000;
/** One tenant's pass may take so long. */
const PASS_MS = 120_000;

interface Seen {
  /** Document and shared documents that the pass was about. */
  readonly etag: string;
  readonly epoch: number;
  /** Why it is not as wanted; undefined when it is. */
  readonly reason: string | undefined;
  readonly failures: number;
}

export class CloudReconciler implements TenantCloud, Part {
  readonly name = 'cloud';
  readonly #options: ReconcilerOptions;
  readonly #keeper: TenantKeeper;
  readonly #queue: KeyedQueue;
  readonly #seen = new Map<string, Seen>();
  readonly #retries = new Map<string, AbortController>();
  readonly #listeners = new Set<(tenant: string) => void>();
  readonly #stop = new AbortController();
  #shared: readonly (PlatformDocument | ClusterDocument)[] = [];
  /** What of them matters here. */
  #sharedText = '';
  /** Grows when that changes. */
  #epoch = 0;
  #inAws = false;
  #unsubscribe: () => void = () => {};
  #loops: Promise<void>[] = [];

  constructor(options: ReconcilerOptions) {
    this.#options = options;
    this.#keeper = new TenantKeeper(options);
    this.#queue = new KeyedQueue({ parallel: PARALLEL, work: (tenant) => this.#pass(tenant) });
    this.#noteShared();
  }

  /** Begins to follow the store; waits for nothing in AWS. */
  async start(): Promise<void> {
    this.#unsubscribe = this.#options.store.onChange(({ tenants }) => this.#changed(tenants));
    this.#noteShared();
    this.#lookAtAll();
    this.#loops.push(this.#repeat());
  }

  async stop(): Promise<void> {
    this.#unsubscribe();
    this.#stop.abort();
    await Promise.all([this.#queue.end(), ...this.#loops]);
    this.#options.close?.();
  }

  awaited(tenant: string): string | undefined {
    if (!this.#inAws) return undefined;
    const stored = this.#options.store.get(tenant);
    // While it is purged, the purge itself tells how far it is.
    if (stored === undefined || stored.document.spec.purging === true) return undefined;
    const seen = this.#seen.get(tenant);
    if (seen === undefined) return 'its role in AWS has not been looked at yet since this server began';
    return seen.etag === stored.etag && seen.epoch === this.#epoch ? seen.reason : 'its role in AWS is being brought to the newest document';
  }

  onChange(listener: (tenant: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Role first, so that nobody writes while the data goes. @throws TenantryError */
  async purge(tenant: StoredTenant, signal: AbortSignal, gone: (part: Partial<PurgedCloud>) => void): Promise<void> {
    const catalog = this.#options.store.catalog();
    const letGo = await this.#queue.hold(tenant.id);
    try {
      const { document } = tenant;
      const nothing = wantedCloud({ ...document, spec: { ...document.spec, purging: true } }, catalog);
      await this.#keeper.release(nothing, signal, (arn) => gone({ roles: [arn] }));
      const place = storedPlace(document, catalog);
      if (place !== undefined) await this.#keeper.emptyPrefix(place, signal, gone);
    } finally {
      letGo();
    }
  }

  /** True if platform and clusters say something else of AWS than before. */
  #noteShared(): boolean {
    const catalog = this.#options.store.catalog();
    const { platform, clusters } = catalog;
    const shared = [platform, ...clusters.values()];
    if (shared.length === this.#shared.length && shared.every((document, index) => document === this.#shared[index])) return false;
    this.#shared = shared;
    const text = JSON.stringify([platform.spec.aws, platform.spec.defaults, [...clusters.values()].map(({ metadata, spec }) => [metadata.name, spec.aws])]);
    if (text === this.#sharedText) return false;
    this.#sharedText = text;
    this.#epoch += 1;
    this.#inAws = placesOf(catalog).length > 0;
    return true;
  }

  #changed(tenants: readonly string[]): void {
    if (this.#noteShared()) this.#lookAtAll();
    if (this.#inAws) for (const tenant of tenants) this.#queue.urgent(tenant);
  }

  #lookAtAll(): void {
    if (!this.#inAws) return;
    for (const { id } of this.#options.store.list({ limit: Number.MAX_SAFE_INTEGER }).tenants) this.#queue.later(id);
  }

  async #repeat(): Promise<void> {
    const { sleep, driftMs = DRIFT_MS, log } = this.#options;
    while (!this.#stop.signal.aborted) {
      try {
        await this.#clearOrphans();
      } catch (error) {
        if (!this.#stop.signal.aborted) log.warn('roles and associations in AWS could not be listed', { error });
      }
      await sleep(driftMs, this.#stop.signal).catch(() => undefined);
      if (!this.#stop.signal.aborted) this.#lookAtAll();
    }
  }

  /** Roles and associations of tenants whose files are gone by the steps of removal. Of ids that Git does not know nothing is touched. */
  async #clearOrphans(): Promise<void> {
    const { store, accounts, log } = this.#options;
    const catalog = store.catalog();
    const clear = (id: string, strange: () => void): void => {
      if (checkTenantId(id) !== null || store.get(id) !== undefined) return;
      if (catalog.retired.has(id)) this.#queue.later(id);
      else strange();
    };
    for (const place of placesOf(catalog)) {
      for (const role of await accounts(place).roles.names(this.#stop.signal)) {
        const id = role.slice(roleNameOf('').length);
        if (role === roleNameOf(id)) clear(id, () => log.warn('a role in AWS belongs to no tenant of the repository', { role }));
      }
    }
    for (const { place, cluster } of eksClustersOf(catalog)) {
      const { podIdentities } = accounts(place);
      if (podIdentities === undefined || !(await podIdentities.isSetUp(this.#stop.signal))) continue;
      for (const id of await podIdentities.tenants(cluster, this.#stop.signal)) clear(id, () => log.warn('a pod identity association belongs to no tenant of the repository', { cluster: cluster.name, tenant: id }));
    }
  }

  async #pass(id: string): Promise<void> {
    const tenant = this.#options.store.get(id);
    if (tenant?.document.spec.purging === true) return;
    this.#retries.get(id)?.abort();
    this.#retries.delete(id);
    const signal = AbortSignal.any([this.#stop.signal, AbortSignal.timeout(PASS_MS)]);
    try {
      if (tenant === undefined) await this.#forget(id, signal);
      else await this.#bring(tenant, signal);
    } catch (error) {
      if (!this.#stop.signal.aborted) this.#failed(id, tenant, error);
    }
  }

  async #bring(tenant: StoredTenant, signal: AbortSignal): Promise<void> {
    const { id, etag } = tenant;
    const epoch = this.#epoch;
    const before = this.#seen.get(id);
    const done = await this.#keeper.ensure(wantedCloud(tenant.document, this.#options.store.catalog()), signal);
    const wasSo = before !== undefined && before.etag === etag && before.epoch === epoch && before.reason === undefined;
    if (wasSo && done.length > 0) this.#options.log.warn('what somebody changed in AWS was put right', { tenant: id, calls: done.join(', ') });
    this.#note(id, { etag, epoch, reason: undefined, failures: 0 });
  }

  /** A tenant whose files are gone: its role and associations go too. What it stored stays until somebody decides (docs/cloud.md). */
  async #forget(id: string, signal: AbortSignal): Promise<void> {
    const { store, log } = this.#options;
    this.#seen.delete(id);
    const catalog = store.catalog();
    if (!catalog.retired.has(id)) return;
    await this.#keeper.release(nothingWanted(id, catalog), signal, (role) => log.warn('the role of a removed tenant was removed', { tenant: id, role }));
  }

  #failed(id: string, tenant: StoredTenant | undefined, error: unknown): void {
    const { log, random, retryMs = RETRY_MS } = this.#options;
    const known = this.#seen.get(id);
    const reason = `AWS: ${error instanceof TenantryError ? error.message : 'internal error'}`;
    if (known?.reason !== reason) log.warn('a tenant is not in AWS what its document wants', { tenant: id, error });
    const failures = (known?.failures ?? 0) + 1;
    if (tenant !== undefined) this.#note(id, { etag: tenant.etag, epoch: this.#epoch, reason, failures });
    const wait = Math.min(MAX_RETRY_MS, retryMs * 2 ** Math.min(failures - 1, 20)) * (0.5 + random() / 2);
    this.#retryAfter(id, wait);
  }

  #retryAfter(id: string, ms: number): void {
    const given = new AbortController();
    this.#retries.set(id, given);
    const waited = this.#options.sleep(ms, AbortSignal.any([given.signal, this.#stop.signal])).then(() => this.#queue.urgent(id), () => undefined);
    void waited;
  }

  #note(id: string, seen: Seen): void {
    const before = this.#seen.get(id);
    this.#seen.set(id, seen);
    const isNews = before === undefined || before.reason !== seen.reason || before.etag !== seen.etag || before.epoch !== seen.epoch;
    if (isNews) for (const listener of this.#listeners) listener(id);
  }
}
