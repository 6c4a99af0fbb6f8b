/** Requests about the status of a ResourceQuota, as the API server would send them. */
import type { AdmissionRequest } from '../../../policies/admission/subject.ts';
import type { JsonObject } from '../../../policies/admission/json.ts';
import { formatAmounts, type Amounts } from '../amounts.ts';
import type { QuotaSnapshot } from '../snapshot.ts';

export const CHARGER = 'system:apiserver';
export const COUNTER = 'system:serviceaccount:kube-system:resourcequota-controller';

/** The ResourceQuota as JSON. */
export function quotaObject({ namespace, uid, version, specHard, hard, used }: QuotaSnapshot): JsonObject {
  return {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name: 'tenantry', namespace, uid, resourceVersion: version.toString() },
    spec: { hard: formatAmounts(specHard) },
    status: { hard: formatAmounts(hard), ...(used === undefined ? {} : { used: formatAmounts(used) }) },
  };
}

export interface StatusWrite {
  readonly user: string;
  readonly base: QuotaSnapshot;
  readonly used: Amounts;
  readonly hard?: Amounts;
}

export function statusReview({ user, base, used, hard = base.hard }: StatusWrite): AdmissionRequest {
  return {
    operation: 'UPDATE',
    group: '',
    version: 'v1',
    kind: 'ResourceQuota',
    resource: 'resourcequotas',
    subResource: 'status',
    namespace: base.namespace,
    name: 'tenantry',
    object: quotaObject({ ...base, used, hard }),
    oldObject: quotaObject(base),
    options: undefined,
    dryRun: false,
    user: { username: user, groups: user === CHARGER ? ['system:masters'] : [] },
  };
}

