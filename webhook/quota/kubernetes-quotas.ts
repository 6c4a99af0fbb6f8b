/** ResourceQuotas and namespaces of a cluster, through its API server. */
import { KubernetesError, type KubernetesConnection } from '../../runtime/kubernetes.ts';
import { QUOTA_NAME, TENANT_LABEL } from '../../model/names.ts';
import { listAt, textAt, type Json } from '../../policies/admission/json.ts';
import { TenantryError } from '../../model/errors.ts';
import { formatAmounts, type Amounts } from './amounts.ts';
import type { NamespaceLookup, QuotaStore } from './ports.ts';
import { quotaSnapshot, type QuotaSnapshot } from './snapshot.ts';

/** Changes with every touch: the version that was settled. */
const SETTLED_ANNOTATION = 'tenantry.dev/settled';

function quotaPath(namespace: string): string {
  return `/api/v1/namespaces/${encodeURIComponent(namespace)}/resourcequotas/${QUOTA_NAME}`;
}

/** A map for a merge patch: what is not in it any more is taken out by null. */
function replaced(before: Amounts, after: Amounts): Record<string, string | null> {
  const gone = [...before.keys()].filter((key) => !after.has(key)).map((key) => [key, null] as const);
  return { ...Object.fromEntries(gone), ...formatAmounts(after) };
}

interface QuotaPatch {
  readonly path: string;
  readonly body: { readonly metadata?: object; readonly spec?: object; readonly status?: object };
  readonly signal: AbortSignal;
}

function hasStatus(error: unknown, ...statuses: readonly number[]): boolean {
  return error instanceof KubernetesError && statuses.includes(error.status);
}

export class KubernetesQuotas implements QuotaStore, NamespaceLookup {
  readonly #connection: KubernetesConnection;

  constructor(connection: KubernetesConnection) {
    this.#connection = connection;
  }

  async list(tenant: string, signal: AbortSignal): Promise<readonly QuotaSnapshot[]> {
    const query = { fieldSelector: `metadata.name=${QUOTA_NAME}`, labelSelector: `${TENANT_LABEL}=${tenant}` };
    const found = (await this.#connection.request({ method: 'GET', path: '/api/v1/resourcequotas', query, signal })) as Json;
    return listAt(found, 'items').map(quotaSnapshot).filter((seen) => seen !== undefined);
  }

  async setStatusHard(seen: QuotaSnapshot, hard: Amounts, signal: AbortSignal): Promise<QuotaSnapshot | 'conflict'> {
    return await this.#patch(seen, { path: `${quotaPath(seen.namespace)}/status`, body: { status: { hard: replaced(seen.hard, hard) } }, signal });
  }

  async setSpecHard(seen: QuotaSnapshot, hard: Amounts, signal: AbortSignal): Promise<QuotaSnapshot | 'conflict'> {
    return await this.#patch(seen, { path: quotaPath(seen.namespace), body: { spec: { hard: replaced(seen.specHard, hard) } }, signal });
  }

  async touch(seen: QuotaSnapshot, signal: AbortSignal): Promise<QuotaSnapshot | 'conflict'> {
    const body = { metadata: { annotations: { [SETTLED_ANNOTATION]: seen.version.toString() } } };
    return await this.#patch(seen, { path: quotaPath(seen.namespace), body, signal });
  }

  async namesOf(tenant: string, signal: AbortSignal): Promise<readonly string[]> {
    const found = (await this.#connection.request({ method: 'GET', path: '/api/v1/namespaces', query: { labelSelector: `${TENANT_LABEL}=${tenant}` }, signal })) as Json;
    return listAt(found, 'items').map((item) => textAt(item, 'metadata', 'name')).filter((name) => name !== undefined);
  }

  async exists(namespace: string, signal: AbortSignal): Promise<boolean> {
    try {
      await this.#connection.request({ method: 'GET', path: `/api/v1/namespaces/${encodeURIComponent(namespace)}`, signal });
      return true;
    } catch (error) {
      if (hasStatus(error, 404)) return false;
      throw error;
    }
  }

  /** A merge patch that names uid and version is refused with 409 when those are not the newest ones. */
  async #patch({ uid, version }: QuotaSnapshot, { path, body, signal }: QuotaPatch): Promise<QuotaSnapshot | 'conflict'> {
    const metadata = { ...body.metadata, uid, resourceVersion: version.toString() };
    try {
      const written = quotaSnapshot((await this.#connection.request({ method: 'PATCH', path, body: { ...body, metadata }, signal })) as Json);
      if (written === undefined) throw new TenantryError('INTERNAL', 'the API server answered with something that is no ResourceQuota');
      return written;
    } catch (error) {
      if (hasStatus(error, 404, 409)) return 'conflict';
      throw error;
    }
  }
}
