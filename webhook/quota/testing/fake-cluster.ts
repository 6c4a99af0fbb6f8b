/**
 * A cluster in memory behind the quota's ports: Tenants with a ledger, ResourceQuotas, namespaces, one revision over all.
 * The ledger goes through its text, as in the real one.
 */
import type { Json } from '../../../policies/admission/json.ts';
import { NO_AMOUNTS, type Amounts } from '../amounts.ts';
import type { Ledger } from '../ledger.ts';
import { ledgerText, parseLedger, showsLimits } from '../ledger-text.ts';
import type { LedgerStore, NamespaceLookup, ObservedQuotas, QuotaStore, TenantRecord } from '../ports.ts';
import type { QuotaSnapshot } from '../snapshot.ts';
import { tenantOfNamespace } from '../../../model/ids.ts';

interface StoredTenant {
  readonly version: string;
  readonly limits: Amounts | undefined;
  readonly text: string | undefined;
}

export class FakeCluster implements LedgerStore, QuotaStore, NamespaceLookup {
  #revision = 0n;
  readonly #tenants = new Map<string, StoredTenant>();
  readonly #quotas = new Map<string, QuotaSnapshot>();
  readonly namespaces = new Set<string>();
  /** Namespaces that are let go. */
  readonly leaving = new Set<string>();
  /** Told every change of a quota, as a watch would be. */
  onQuota: (namespace: string) => void = () => undefined;
  /** Likewise of a Tenant. */
  onTenant: (tenant: string) => void = () => undefined;

  nextRevision(): bigint {
    this.#revision += 1n;
    return this.#revision;
  }

  putTenant(tenant: string, limits: Amounts | undefined): void {
    this.#tenants.set(tenant, { text: this.#tenants.get(tenant)?.text, limits, version: this.nextRevision().toString() });
  }

  /** Takes the status away, as an admin could. */
  loseLedger(tenant: string): void {
    const { limits } = this.#tenants.get(tenant) ?? { limits: undefined };
    this.#tenants.set(tenant, { text: undefined, limits, version: this.nextRevision().toString() });
  }

  limitsOf(tenant: string): Amounts {
    return this.#tenants.get(tenant)?.limits ?? NO_AMOUNTS;
  }

  ledgerOf(tenant: string): Ledger | undefined {
    return this.record(tenant)?.ledger;
  }

  quota(namespace: string): QuotaSnapshot | undefined {
    return this.#quotas.get(namespace);
  }

  putQuota(quota: Omit<QuotaSnapshot, 'version'>): QuotaSnapshot {
    const stored: QuotaSnapshot = { ...quota, version: this.nextRevision() };
    this.namespaces.add(quota.namespace);
    this.#quotas.set(quota.namespace, stored);
    this.onQuota(quota.namespace);
    return stored;
  }

  removeQuota(namespace: string): void {
    this.#quotas.delete(namespace);
    this.onQuota(namespace);
  }

  /** Replaces a quota if the snapshot is still the newest. */
  swap(seen: QuotaSnapshot, change: Partial<Pick<QuotaSnapshot, 'specHard' | 'hard' | 'used'>>): QuotaSnapshot | 'conflict' {
    const stored = this.#quotas.get(seen.namespace);
    if (stored === undefined || stored.uid !== seen.uid || stored.version !== seen.version) return 'conflict';
    return this.putQuota({ ...stored, ...change });
  }

  async read(tenant: string): Promise<TenantRecord | undefined> {
    return this.record(tenant);
  }

  async write(record: TenantRecord, ledger: Ledger): Promise<TenantRecord | 'conflict'> {
    const stored = this.#tenants.get(record.tenant);
    if (stored?.version !== record.version) return 'conflict';
    const text = JSON.stringify(ledgerText(ledger, record.limits ?? NO_AMOUNTS));
    this.#tenants.set(record.tenant, { ...stored, text, version: this.nextRevision().toString() });
    this.onTenant(record.tenant);
    return this.record(record.tenant) ?? 'conflict';
  }

  async list(tenant: string): Promise<readonly QuotaSnapshot[]> {
    return [...this.#quotas.values()].filter(({ namespace }) => tenantOfNamespace(namespace) === tenant);
  }

  async setStatusHard(seen: QuotaSnapshot, hard: Amounts): Promise<QuotaSnapshot | 'conflict'> {
    return this.swap(seen, { hard });
  }

  async setSpecHard(seen: QuotaSnapshot, specHard: Amounts): Promise<QuotaSnapshot | 'conflict'> {
    return this.swap(seen, { specHard });
  }

  async touch(seen: QuotaSnapshot): Promise<QuotaSnapshot | 'conflict'> {
    return this.swap(seen, {});
  }

  async namesOf(tenant: string): Promise<readonly string[]> {
    return [...this.namespaces].filter((name) => tenantOfNamespace(name) === tenant);
  }

  async exists(namespace: string): Promise<boolean> {
    return this.namespaces.has(namespace);
  }

  /** A Tenant as it is now. */
  record(tenant: string): TenantRecord | undefined {
    const stored = this.#tenants.get(tenant);
    if (stored === undefined) return undefined;
    const { version, limits, text } = stored;
    const quota = text === undefined ? undefined : (JSON.parse(text) as Json);
    return { tenant, version, limits, leaving: this.leaving, ledger: parseLedger(quota), isShown: limits !== undefined && showsLimits(quota, limits) };
  }
}

/** A watch that is always up to date. */
export function observedNow(cluster: FakeCluster): ObservedQuotas {
  return {
    isSynced: true,
    get: (namespace) => cluster.quota(namespace),
    of: (tenant) => [...cluster.namespaces].filter((name) => tenantOfNamespace(name) === tenant).flatMap((name) => cluster.quota(name) ?? []),
    shows: async () => undefined,
  };
}
