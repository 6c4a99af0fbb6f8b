/** What admission makes of a request in the end: mutation first, then the rules over what came of it. */
import { judge } from '../policies/admission/index.ts';
import { mutate } from '../policies/admission/mutate/index.ts';
import type { PatchOperation } from '../policies/admission/mutate/patch.ts';
import type { AdmissionSubject } from '../policies/admission/subject.ts';
import type { Verdict } from '../policies/admission/verdict.ts';
import { patched } from './patched.ts';

export interface FinalVerdict {
  readonly verdict: Verdict;
  /** What was filled in before. */
  readonly patch: readonly PatchOperation[];
}

/** `nowMs`, milliseconds since 1970, decides which exemptions still hold. */
export function finalVerdict(subject: AdmissionSubject, nowMs: number): FinalVerdict {
  const { request } = subject;
  const patch = mutate(subject);
  if (patch.length === 0 || request.object === undefined) return { verdict: judge(subject, nowMs), patch };
  return { verdict: judge({ ...subject, request: { ...request, object: patched(request.object, patch) } }, nowMs), patch };
}
