/** /mutate: fills in what makes a plain workload compliant. */
import type { AdmissionSubject } from '../../policies/admission/subject.ts';
import type { Answer, PatchOperation } from '../server/answer.ts';
import type { Reviewer } from '../server/endpoint.ts';
import { subjectOf, type SubjectSources } from './subject.ts';

/** The changes that make a subject's object compliant; none when nothing is missing. */
export type Mutator = (subject: AdmissionSubject) => readonly PatchOperation[];

export function mutateReviewer(sources: SubjectSources, mutate: Mutator): Reviewer {
  const decide = (subject: AdmissionSubject): Answer => ({ allowed: true, patch: mutate(subject) });
  return (request) => {
    const subject = subjectOf(request, sources);
    return subject instanceof Promise ? subject.then(decide) : decide(subject);
  };
}
