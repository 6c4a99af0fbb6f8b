/** Which Tenant objects the projector must look at: those whose limits change, and those without a ledger. */
import { fieldOf, objectAt, textAt, type Json } from '../../policies/admission/json.ts';
import type { KubernetesConnection } from '../../runtime/kubernetes.ts';
import type { Log } from '../../runtime/log.ts';
import { Reflector } from '../../runtime/reflector.ts';
import { parseLedger } from './ledger-text.ts';

export interface WatchedLimitsOptions {
  readonly connection: KubernetesConnection;
  readonly log: Log;
  readonly random: () => number;
  /** Told a tenant that is new, whose limits are others, or whose ledger is missing. */
  readonly onChange: (tenant: string) => void;
}

/** The limits in text; nothing when there is no ledger, so that having none is always news. */
function readLimits(object: unknown): { key: string; value: string } | undefined {
  const json = object as Json;
  const key = textAt(json, 'metadata', 'name');
  if (key === undefined) return undefined;
  const hasLedger = parseLedger(fieldOf(objectAt(json, 'status'), 'quota')) !== undefined;
  return { key, value: hasLedger ? JSON.stringify(objectAt(json, 'spec', 'limits') ?? {}) : '' };
}

export class WatchedLimits {
  readonly #reflector: Reflector<string>;
  readonly #seen = new Map<string, string>();

  constructor({ onChange, ...options }: WatchedLimitsOptions) {
    this.#reflector = new Reflector({
      ...options,
      path: '/apis/tenantry.dev/v1alpha1/tenants',
      read: readLimits,
      onChange: (tenant) => {
        const now = this.#reflector.get(tenant);
        const isNews = now === '' || now !== this.#seen.get(tenant);
        if (now === undefined) this.#seen.delete(tenant);
        else this.#seen.set(tenant, now);
        if (isNews) onChange(tenant);
      },
    });
  }

  start(): void {
    this.#reflector.start();
  }

  async stop(): Promise<void> {
    await this.#reflector.stop();
  }

  tenants(): Iterable<string> {
    return this.#seen.keys();
  }
}
