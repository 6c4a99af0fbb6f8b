/** What the fence and the projector need of a cluster. Adapters throw TenantryError when nobody answers. */
import type { Amounts } from './amounts.ts';
import type { Ledger } from './ledger.ts';
import type { QuotaSnapshot } from './snapshot.ts';

/** A Tenant object: its limits and its ledger are one value with one version. */
export interface TenantRecord {
  readonly tenant: string;
  readonly version: string;
  /** Undefined while nobody has written limits that can be read. */
  readonly limits: Amounts | undefined;
  /** Namespaces that are let go: nothing may start there, whatever room the tenant has. */
  readonly leaving: ReadonlySet<string>;
  /** Undefined when there is none, or none that can be read. */
  readonly ledger: Ledger | undefined;
  /** Whether what people read beside the ledger is about these limits. */
  readonly isShown: boolean;
}

export interface LedgerStore {
  /** The newest record, not one from a cache; undefined if there is no such tenant. */
  read(tenant: string, signal: AbortSignal): Promise<TenantRecord | undefined>;
  /** Replaces the ledger if the record is still the newest, and gives the new record. */
  write(record: TenantRecord, ledger: Ledger, signal: AbortSignal): Promise<TenantRecord | 'conflict'>;
}

/** The ResourceQuotas themselves. Each write happens only if the snapshot is still the newest, and gives the new one. */
export interface QuotaStore {
  /** The tenant's quotas as they are now, not from a cache. */
  list(tenant: string, signal: AbortSignal): Promise<readonly QuotaSnapshot[]>;
  setStatusHard(seen: QuotaSnapshot, hard: Amounts, signal: AbortSignal): Promise<QuotaSnapshot | 'conflict'>;
  setSpecHard(seen: QuotaSnapshot, hard: Amounts, signal: AbortSignal): Promise<QuotaSnapshot | 'conflict'>;
  /** Changes the version and nothing that counts. */
  touch(seen: QuotaSnapshot, signal: AbortSignal): Promise<QuotaSnapshot | 'conflict'>;
}

/** ResourceQuotas `tenantry` as a watch shows them: committed, perhaps not the newest. */
export interface ObservedQuotas {
  /** Whether all of them are known. */
  readonly isSynced: boolean;
  of(tenant: string): readonly QuotaSnapshot[];
  get(namespace: string): QuotaSnapshot | undefined;
  /** Resolves when the watch has shown that version or a newer one, or when the signal aborts. */
  shows(namespace: string, version: bigint, signal: AbortSignal): Promise<void>;
}

/** Namespaces as they are now, not from a cache. */
export interface NamespaceLookup {
  /** Names of the tenant's namespaces. */
  namesOf(tenant: string, signal: AbortSignal): Promise<readonly string[]>;
  exists(namespace: string, signal: AbortSignal): Promise<boolean>;
}
