/**
 * A namespace of a tenant whose ResourceQuota has not been counted admits no pods: nothing would charge them. Called for
 * what /validate allows.
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

function countsPods(seen: QuotaSnapshot | undefined): boolean {
  return seen?.used?.has('pods') === true && seen.hard.has('pods');
}

export class QuotaGate {
  readonly #options: GateOptions;

  constructor(options: GateOptions) {
    this.#options = options;
  }

  /** The refusal of a pod whose namespace counts none; undefined when there is nothing against the request. */
  refusal(request: AdmissionRequest, call: FenceCall): undefined | Promise<Answer | undefined> {
    const { operation, group, resource, subResource, namespace } = request;
    if (operation !== 'CREATE' || group !== '' || resource !== 'pods' || subResource !== '') return undefined;
    const tenant = tenantOfNamespace(namespace);
    if (tenant === undefined || countsPods(this.#options.observed.get(namespace))) return undefined;
    return this.#ask(tenant, namespace, call);
  }

  /** The watch may be behind: one look at the cluster itself. */
  async #ask(tenant: string, namespace: string, { signal }: FenceCall): Promise<Answer | undefined> {
    const quotas = await this.#options.quotas.list(tenant, signal);
    if (countsPods(quotas.find((seen) => seen.namespace === namespace))) return undefined;
    const message = `[tenantry/quota] namespace ${namespace} has no ResourceQuota ${QUOTA_NAME} that counts pods yet; try again in a moment, then tell the platform team`;
    return { allowed: false, code: 403, reason: 'Forbidden', message };
  }
}
