/** Rules over rights and identities. Every list is complete: a new rule is added here. */
import type { AdmissionPolicy } from '../subject.ts';
import { accountTokens } from './account-tokens.ts';
import { boundRole } from './bound-role.ts';
import { boundSubjects } from './bound-subjects.ts';
import { cloudIdentity } from './cloud-identity.ts';
import { roleAggregation } from './role-aggregation.ts';
import { roleRules } from './role-rules.ts';

export const RBAC_POLICIES: readonly AdmissionPolicy[] = [roleRules, roleAggregation, boundRole, boundSubjects, cloudIdentity, accountTokens];
