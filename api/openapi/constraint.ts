/** What a field of a request may hold beyond its type, in words of JSON Schema. */
export interface Constraint {
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  /** ECMA-262 and RE2 read it alike. */
  readonly pattern?: string;
  readonly enum?: readonly string[];
  readonly default?: number | string;
  readonly examples?: readonly string[];
}

/** Constraints by full name of the field, for instance `acctapi.v1.ListAccountsRequest.page_size`. */
export type Constraints = Readonly<Record<string, Constraint>>;
