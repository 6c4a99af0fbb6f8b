/**
 * IAM policy documents, as far as tenantry writes them.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
 */

/** Null asks whether the key is absent (`true`) or there (`false`). */
export type Operator = 'StringEquals' | 'StringLike' | 'Bool' | 'ArnLike' | 'Null';

/** All operators and all keys must hold; one of the values of a key is enough. */
export type Condition = Readonly<Partial<Record<Operator, Readonly<Record<string, string | readonly string[]>>>>>;

export interface Statement {
  readonly Sid: string;
  readonly Effect: 'Allow' | 'Deny';
  /** In trust policies only. */
  readonly Principal?: { readonly Federated: string } | { readonly Service: string };
  readonly Action: readonly string[];
  /** Absent in trust policies. */
  readonly Resource?: readonly string[];
  readonly Condition?: Condition;
}

export interface PolicyDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly Statement[];
}

export function policyDocument(...statements: readonly Statement[]): PolicyDocument {
  return { Version: '2012-10-17', Statement: statements };
}

/** Tags of everything made in AWS. */
export const OWNER_TAG = 'tenantry:owner';
export const TENANT_TAG = 'tenantry:tenant';

/** Nothing of S3 is said over a connection that others can read. */
export const TLS_ONLY: Statement = { Sid: 'TlsOnly', Effect: 'Deny', Action: ['s3:*'], Resource: ['*'], Condition: { Bool: { 'aws:SecureTransport': 'false' } } };
export const OVER_TLS = { Bool: { 'aws:SecureTransport': 'true' } } as const;

function canonical(value: unknown): unknown {
  // IAM takes one value for a list of one.
  if (Array.isArray(value)) return value.length === 1 ? canonical(value[0]) : value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, canonical(inner)]));
}

/** Equal for documents that say the same; undefined for what is no JSON. */
export function canonicalPolicy(text: string): string | undefined {
  try {
    return JSON.stringify(canonical(JSON.parse(text)));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
