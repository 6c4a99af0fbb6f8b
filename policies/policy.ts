/**
 * What a policy is: a rule with an id, decided by one pure function. A verdict is data, never an exception, and a
 * policy tells all that is wrong, not the first thing. The same shape serves documents, changes and admission.
 */

/** One breach of a rule. */
export interface Violation {
  /** Field of what was judged, for instance `spec.quota["requests.cpu"]`; empty for the whole. */
  readonly path: string;
  /** What is wrong, with names and numbers. */
  readonly message: string;
  /** How to mend it. */
  readonly fix: string;
  /** Other tenants that it is about; see model/fault.ts. */
  readonly others?: readonly string[];
}

/** A rule over subjects of one kind. The header of its file says the rule in prose. */
export interface Policy<Subject> {
  /** Stands in every refusal as `tenantry/<id>`; never changes. */
  readonly id: string;
  check(subject: Subject): readonly Violation[];
}
