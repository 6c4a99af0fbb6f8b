/** The ledger in the Tenant object's status. Its limits stand in the same object, so no plan change goes unseen. */
import { KubernetesError, type KubernetesConnection } from '../../runtime/kubernetes.ts';
import { fieldOf, listAt, objectAt, textAt, type Json } from '../../policies/admission/json.ts';
import { furtherNamespace } from '../../model/ids.ts';
import { TenantryError } from '../../model/errors.ts';
import { NO_AMOUNTS, parseAmounts } from './amounts.ts';
import type { Ledger } from './ledger.ts';
import { ledgerText, parseLedger, showsLimits } from './ledger-text.ts';
import type { LedgerStore, TenantRecord } from './ports.ts';

const TENANTS = '/apis/tenantry.dev/v1alpha1/tenants';

function leavingOf(tenant: string, object: Json): ReadonlySet<string> {
  const gone = listAt(objectAt(object, 'spec'), 'namespaces').filter((item) => textAt(item, 'state') === 'Deleted');
  return new Set(gone.map((item) => furtherNamespace(tenant, textAt(item, 'suffix') ?? '')));
}

/** Reads a Tenant object. @throws TenantryError for what is none */
export function recordOf(object: Json): TenantRecord {
  const tenant = textAt(object, 'metadata', 'name');
  const version = textAt(object, 'metadata', 'resourceVersion');
  if (tenant === undefined || version === undefined) throw new TenantryError('INTERNAL', 'the API server answered with something that is no Tenant');
  const limits = parseAmounts(objectAt(object, 'spec', 'limits'));
  const quota = fieldOf(objectAt(object, 'status'), 'quota');
  return { tenant, version, limits, leaving: leavingOf(tenant, object), ledger: parseLedger(quota), isShown: limits !== undefined && showsLimits(quota, limits) };
}

export class KubernetesLedgers implements LedgerStore {
  readonly #connection: KubernetesConnection;

  constructor(connection: KubernetesConnection) {
    this.#connection = connection;
  }

  async read(tenant: string, signal: AbortSignal): Promise<TenantRecord | undefined> {
    try {
      return recordOf((await this.#connection.request({ method: 'GET', path: `${TENANTS}/${encodeURIComponent(tenant)}`, signal })) as Json);
    } catch (error) {
      if (error instanceof KubernetesError && error.status === 404) return undefined;
      throw error;
    }
  }

  async write(record: TenantRecord, ledger: Ledger, signal: AbortSignal): Promise<TenantRecord | 'conflict'> {
    // A merge patch that names the version is refused with 409 when that is not the newest one.
    const body = { metadata: { resourceVersion: record.version }, status: { quota: ledgerText(ledger, record.limits ?? NO_AMOUNTS) } };
    try {
      const path = `${TENANTS}/${encodeURIComponent(record.tenant)}/status`;
      return recordOf((await this.#connection.request({ method: 'PATCH', path, body, signal })) as Json);
    } catch (error) {
      if (error instanceof KubernetesError && (error.status === 409 || error.status === 404)) return 'conflict';
      throw error;
    }
  }
}
