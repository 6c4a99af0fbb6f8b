/**
 * Judges a request as IAM does, for exactly the statements that tenantry writes; any other form throws, so that no test
 * can pass on what was not understood. An explicit deny wins; a boundary and a session policy must each allow too.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
import type { Condition, Operator, PolicyDocument, Statement } from './statement.ts';

export interface AccessRequest {
  /** For instance `s3:GetObject`. */
  readonly action: string;
  /** ARN; not looked at in trust policies. */
  readonly resource: string;
  /** Condition keys of the request, and tags of whoever asks as `aws:PrincipalTag/…`. */
  readonly context: Readonly<Record<string, string>>;
  /** Who asks for a role: the ARN of an identity provider, or a service. */
  readonly principal?: string;
}

export type Verdict = 'Allowed' | 'ExplicitDeny' | 'ImplicitDeny';

export interface Policies {
  readonly identity: readonly PolicyDocument[];
  readonly boundary?: PolicyDocument;
  readonly session?: PolicyDocument;
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
}

/** The pattern as an expression over the whole text; undefined when it names a variable that the request lacks. */
function expressionOf(pattern: string, { context }: AccessRequest, wildcards: boolean): RegExp | undefined {
  let source = '';
  for (const part of pattern.split(/(\$\{[^}]*\})/)) {
    const variable = /^\$\{([^}]*)\}$/.exec(part)?.[1];
    if (variable === undefined) {
      source += wildcards ? escaped(part).replaceAll(String.raw`\*`, '[^]*').replaceAll(String.raw`\?`, '[^]') : escaped(part);
      continue;
    }
    const value = context[variable];
    if (value === undefined) return undefined;
    // What a variable stands for is text, never a wildcard.
    source += escaped(value);
  }
  return new RegExp(`^${source}$`, 'u');
}

function matches(text: string, patterns: readonly string[], request: AccessRequest, wildcards = true): boolean {
  return patterns.some((pattern) => expressionOf(pattern, request, wildcards)?.test(text) === true);
}

const HOLDS: Readonly<Record<Exclude<Operator, 'Null'>, (value: string, wanted: readonly string[], request: AccessRequest) => boolean>> = {
  StringEquals: (value, wanted, request) => matches(value, wanted, request, false),
  StringLike: (value, wanted, request) => matches(value, wanted, request),
  ArnLike: (value, wanted, request) => matches(value, wanted, request),
  Bool: (value, wanted, request) => matches(value.toLowerCase(), wanted, request, false),
};

function conditionHolds(condition: Condition, request: AccessRequest): boolean {
  return Object.entries(condition).every(([operator, keys]) => {
    if (operator === 'Null') return Object.entries(keys).every(([key, wanted]) => [wanted].flat().includes(String(request.context[key] === undefined)));
    const holds = HOLDS[operator as keyof typeof HOLDS];
    if (holds === undefined) throw new Error(`condition operator ${operator} is not understood`);
    return Object.entries(keys).every(([key, wanted]) => {
      const value = request.context[key];
      return value !== undefined && holds(value, [wanted].flat(), request);
    });
  });
}

const KNOWN = new Set(['Sid', 'Effect', 'Principal', 'Action', 'Resource', 'Condition']);

function principalOf({ Principal }: Statement): string | undefined {
  if (Principal === undefined) return undefined;
  return 'Federated' in Principal ? Principal.Federated : Principal.Service;
}

function applies(statement: Statement, request: AccessRequest): boolean {
  const unknown = Object.keys(statement).find((key) => !KNOWN.has(key));
  if (unknown !== undefined) throw new Error(`element ${unknown} is not understood`);
  if (principalOf(statement) !== request.principal) return false;
  // Action names are compared without case, by IAM's rules.
  const isAction = statement.Action.some((pattern) => expressionOf(pattern.toLowerCase(), request, true)?.test(request.action.toLowerCase()) === true);
  if (!isAction) return false;
  if (statement.Resource === undefined ? request.principal === undefined : !matches(request.resource, statement.Resource, request)) return false;
  return statement.Condition === undefined || conditionHolds(statement.Condition, request);
}

function judge(documents: readonly PolicyDocument[], request: AccessRequest): Verdict {
  const effects = documents.flatMap(({ Statement }) => Statement).filter((statement) => applies(statement, request)).map(({ Effect }) => Effect);
  if (effects.includes('Deny')) return 'ExplicitDeny';
  return effects.includes('Allow') ? 'Allowed' : 'ImplicitDeny';
}

/** The verdict on a request under identity policies, boundary and session policy; a trust policy is an identity policy here. */
export function evaluate({ identity, boundary, session }: Policies, request: AccessRequest): Verdict {
  const verdicts = [judge(identity, request), ...[boundary, session].flatMap((bound) => (bound === undefined ? [] : [judge([bound], request)]))];
  if (verdicts.includes('ExplicitDeny')) return 'ExplicitDeny';
  return verdicts.every((verdict) => verdict === 'Allowed') ? 'Allowed' : 'ImplicitDeny';
}
