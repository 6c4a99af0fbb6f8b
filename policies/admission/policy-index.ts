/**
 * Which policies have a say on a request. Most say nothing of most kinds, and whether one does depends on operation,
 * group, resource and subresource alone: asked once for each of those, and looked up from then on.
 */
import type { AdmissionPolicy, AdmissionRequest } from './subject.ts';

/** Above what any cluster has; names come from the API server, but they are bounded all the same. */
const MOST_KINDS = 4_096;

export class PolicyIndex {
  readonly #policies: readonly AdmissionPolicy[];
  readonly #byKind = new Map<string, readonly AdmissionPolicy[]>();

  constructor(policies: readonly AdmissionPolicy[]) {
    this.#policies = policies;
  }

  judging(request: AdmissionRequest): readonly AdmissionPolicy[] {
    const kind = `${request.operation} ${request.group}/${request.resource}/${request.subResource}`;
    const known = this.#byKind.get(kind);
    if (known !== undefined) return known;
    const found = this.#policies.filter((policy) => policy.judges(request));
    if (this.#byKind.size >= MOST_KINDS) this.#byKind.clear();
    this.#byKind.set(kind, found);
    return found;
  }
}
