/** All rules of admission, and the function that applies them. Every list is complete: a new rule is added here. */
import { GITOPS_POLICIES } from './gitops/index.ts';
import { IDENTITY_POLICIES } from './identity/index.ts';
import { INTENT_POLICIES } from './intent/index.ts';
import { NETWORK_POLICIES } from './network/index.ts';
import { POD_POLICIES } from './pods/index.ts';
import { RBAC_POLICIES } from './rbac/index.ts';
import { SCHEDULING_POLICIES } from './scheduling/index.ts';
import { STORAGE_POLICIES } from './storage/index.ts';
import type { AdmissionPolicy, AdmissionSubject } from './subject.ts';
import { PolicyIndex } from './policy-index.ts';
import { judgeBy, type RunPolicy, type Verdict } from './verdict.ts';

export const ADMISSION_POLICIES: readonly AdmissionPolicy[] = [
  ...IDENTITY_POLICIES, ...POD_POLICIES, ...SCHEDULING_POLICIES, ...NETWORK_POLICIES, ...RBAC_POLICIES, ...STORAGE_POLICIES, ...GITOPS_POLICIES, ...INTENT_POLICIES,
];

const INDEX = new PolicyIndex(ADMISSION_POLICIES);

/** What admission says to a request. `nowMs` decides which exemptions still hold. */
export function judge(subject: AdmissionSubject, nowMs: number, run?: RunPolicy): Verdict {
  return judgeBy(INDEX.judging(subject.request), subject, nowMs, run);
}
