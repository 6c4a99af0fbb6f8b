/**
 * The Tenants' ledgers and limits in memory. The fence judges on them first, and the projector looks at those whose limits
 * change, whose ledger is missing or which have charges on their way.
 */
import type { Json } from '../../policies/admission/json.ts';
import { textAt } from '../../policies/admission/json.ts';
import type { KubernetesConnection } from '../../runtime/kubernetes.ts';
import type { Log } from '../../runtime/log.ts';
import { Reflector } from '../../runtime/reflector.ts';
import { sameAmounts } from './amounts.ts';
import { recordOf } from './kubernetes-ledgers.ts';
import type { TenantRecord } from './ports.ts';

export interface WatchedTenantsOptions {
  readonly connection: KubernetesConnection;
  readonly log: Log;
  readonly random: () => number;
  /** Told a tenant that is new, whose limits are others, whose ledger is missing or holds open charges. */
  readonly onChange: (tenant: string) => void;
}

/** Whether the projector has a reason to look. */
export function isNews(before: TenantRecord | undefined, now: TenantRecord | undefined): boolean {
  if (before === undefined || now?.ledger === undefined || !now.isShown) return true;
  // Nobody may ever finish them: then no quota changes, and nothing else tells.
  if ([...now.ledger.values()].some(({ attempts }) => attempts.length > 0)) return true;
  if (before.leaving.size !== now.leaving.size || [...now.leaving].some((name) => !before.leaving.has(name))) return true;
  return before.limits === undefined || now.limits === undefined || !sameAmounts(before.limits, now.limits);
}

export class WatchedTenants {
  readonly #reflector: Reflector<TenantRecord>;
  readonly #told = new Map<string, TenantRecord>();

  constructor({ onChange, ...options }: WatchedTenantsOptions) {
    this.#reflector = new Reflector({
      ...options,
      path: '/apis/tenantry.dev/v1alpha1/tenants',
      read: (object) => {
        const key = textAt(object as Json, 'metadata', 'name');
        return key === undefined ? undefined : { key, value: recordOf(object as Json) };
      },
      onChange: (tenant) => {
        const now = this.#reflector.get(tenant);
        const before = this.#told.get(tenant);
        if (now === undefined) this.#told.delete(tenant);
        else this.#told.set(tenant, now);
        if (isNews(before, now)) onChange(tenant);
      },
    });
  }

  start(): void {
    this.#reflector.start();
  }

  async stop(): Promise<void> {
    await this.#reflector.stop();
  }

  get(tenant: string): TenantRecord | undefined {
    return this.#reflector.get(tenant);
  }

  /** All tenants that are known now. */
  names(): Iterable<string> {
    return this.#told.keys();
  }
}
