/**
 * A namespace of a tenant whose ResourceQuota has not been counted admits no pods, claims and Services: nothing would
 * charge them. Called for what /validate allows.
 */
import { tenantOfNamespace } from '../../model/ids.ts';
import { QUOTA_NAME } from '../../model/names.ts';
import type { AdmissionRequest } from '../../policies/admission/subject.ts';
import type { Answer } from '../server/answer.ts';
import type { FenceCall } from './fence.ts';
import type { ObservedQuotas, QuotaStore } from './ports.ts';
import type { QuotaSnapshot } from './snapshot.ts';

export interface GateOptions {
  readonly observed: Pick<ObservedQuotas, 'get'>;
  readonly quotas: Pick<QuotaStore, 'list'>;
}

/** What costs most while nobody counts it: nodes, disks, load balancers. */
const GATED: ReadonlySet<string> = new Set(['persistentvolumeclaims', 'pods', 'services']);

/** Resource and key of a ResourceQuota have the same name. */
function counts(seen: QuotaSnapshot | undefined, resource: string): boolean {
  return seen?.used?.has(resource) === true && seen.hard.has(resource);
}

export class QuotaGate {
  readonly #options: GateOptions;

  constructor(options: GateOptions) {
    this.#options = options;
  }

  /** The refusal of what its namespace does not count; undefined when there is nothing against the request. */
  refusal(request: AdmissionRequest, call: FenceCall): undefined | Promise<Answer | undefined> {
    const { operation, group, resource, subResource, namespace } = request;
    if (operation !== 'CREATE' || group !== '' || !GATED.has(resource) || subResource !== '') return undefined;
    const tenant = tenantOfNamespace(namespace);
    if (tenant === undefined || counts(this.#options.observed.get(namespace), resource)) return undefined;
    return this.#ask(tenant, { namespace, resource }, call);
  }

  /** The watch may be behind: one look at the cluster itself. */
  async #ask(tenant: string, { namespace, resource }: Pick<AdmissionRequest, 'namespace' | 'resource'>, { signal }: FenceCall): Promise<Answer | undefined> {
    const quotas = await this.#options.quotas.list(tenant, signal);
    if (counts(quotas.find((seen) => seen.namespace === namespace), resource)) return undefined;
    const message = `[tenantry/quota] namespace ${namespace} has no ResourceQuota ${QUOTA_NAME} that counts ${resource} yet; try again in a moment, then tell the platform team`;
    return { allowed: false, code: 403, reason: 'Forbidden', message };
  }
}
