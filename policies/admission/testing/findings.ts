/** What a policy says, as lines that tests can read. */
import { formatRefusal } from '../../../model/fault.ts';
import type { AdmissionPolicy } from '../subject.ts';
import { subjectOf, type ShortForm } from './subjects.ts';

/** `field: [tenantry/<id>] what is wrong; how to fix it`, one a violation; empty also if the policy has no say. */
export function findings(policy: AdmissionPolicy, form: ShortForm): string[] {
  const subject = subjectOf(form);
  if (!policy.judges(subject.request)) return [];
  return policy.check(subject).map((violation) => `${violation.path}: ${formatRefusal({ policy: policy.id, ...violation })}`);
}

/** The fields that a policy objects to. */
export function paths(policy: AdmissionPolicy, form: ShortForm): string[] {
  const subject = subjectOf(form);
  return policy.judges(subject.request) ? policy.check(subject).map(({ path }) => path) : [];
}
