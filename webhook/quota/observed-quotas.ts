/** ResourceQuotas `tenantry` of all tenants in memory, by list and watch. */
import { QUOTA_NAME } from '../../model/names.ts';
import { tenantOfNamespace } from '../../model/ids.ts';
import type { Json } from '../../policies/admission/json.ts';
import type { KubernetesConnection } from '../../runtime/kubernetes.ts';
import type { Log } from '../../runtime/log.ts';
import { Reflector } from '../../runtime/reflector.ts';
import type { ObservedQuotas } from './ports.ts';
import { quotaSnapshot, type QuotaSnapshot } from './snapshot.ts';

export interface WatchedQuotasOptions {
  readonly connection: KubernetesConnection;
  readonly log: Log;
  readonly random: () => number;
  /** Told the tenant one of whose quotas came, changed or went. */
  readonly onChange: (tenant: string) => void;
}

function readQuota(object: unknown): { key: string; value: QuotaSnapshot } | undefined {
  const seen = quotaSnapshot(object as Json);
  return seen === undefined || tenantOfNamespace(seen.namespace) === undefined ? undefined : { key: seen.namespace, value: seen };
}

export class WatchedQuotas implements ObservedQuotas {
  readonly #reflector: Reflector<QuotaSnapshot>;
  #wasSynced = false;
  readonly #byTenant = new Map<string, Set<string>>();
  readonly #waiting = new Map<string, Set<() => void>>();

  constructor({ onChange, ...options }: WatchedQuotasOptions) {
    this.#reflector = new Reflector({
      ...options,
      path: '/api/v1/resourcequotas',
      query: { fieldSelector: `metadata.name=${QUOTA_NAME}` },
      read: readQuota,
      onChange: (namespace) => {
        const tenant = this.#index(namespace);
        for (const look of this.#waiting.get(namespace) ?? []) look();
        if (tenant !== undefined) onChange(tenant);
      },
    });
  }

  start(): void {
    this.#reflector.start();
  }

  async stop(): Promise<void> {
    await this.#reflector.stop();
  }

  get isSynced(): boolean {
    return this.#reflector.problem === undefined;
  }

  /** Whether they have all been known once; the watch may be lost since. */
  get wasSynced(): boolean {
    this.#wasSynced ||= this.isSynced;
    return this.#wasSynced;
  }

  get(namespace: string): QuotaSnapshot | undefined {
    return this.#reflector.get(namespace);
  }

  of(tenant: string): readonly QuotaSnapshot[] {
    return [...(this.#byTenant.get(tenant) ?? [])].map((namespace) => this.get(namespace)).filter((seen) => seen !== undefined);
  }

  async shows(namespace: string, version: bigint, signal: AbortSignal): Promise<void> {
    const isShown = (): boolean => (this.get(namespace)?.version ?? 0n) >= version;
    if (isShown() || signal.aborted) return;
    const looks = this.#waiting.get(namespace) ?? new Set();
    this.#waiting.set(namespace, looks);
    await new Promise<void>((resolve) => {
      const look = (): void => {
        if (!isShown() && !signal.aborted) return;
        looks.delete(look);
        if (looks.size === 0) this.#waiting.delete(namespace);
        resolve();
      };
      looks.add(look);
      signal.addEventListener('abort', look, { once: true });
    });
  }

  /** Keeps the namespaces of each tenant; gives the tenant. */
  #index(namespace: string): string | undefined {
    const tenant = tenantOfNamespace(namespace);
    if (tenant === undefined) return undefined;
    const known = this.#byTenant.get(tenant) ?? new Set();
    if (this.get(namespace) === undefined) known.delete(namespace);
    else known.add(namespace);
    if (known.size === 0) this.#byTenant.delete(tenant);
    else this.#byTenant.set(tenant, known);
    return tenant;
  }
}
