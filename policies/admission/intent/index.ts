/** Rules over what is asked for, against the tenant's limits. Every list is complete: a new rule is added here. */
import type { AdmissionPolicy } from '../subject.ts';
import { neverFits } from './never-fits.ts';
import { workloadCount } from './workload-count.ts';

export const INTENT_POLICIES: readonly AdmissionPolicy[] = [neverFits, workloadCount];
