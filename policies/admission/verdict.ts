/** From violations to a verdict: modes, exemptions, order and the words of a refusal. */
import { formatRefusal } from '../../model/fault.ts';
import { shown } from '../../model/shown.ts';
import type { Violation } from '../policy.ts';
import { textAt } from './json.ts';
import { objectName } from './scope.ts';
import type { AdmissionPolicy, AdmissionRequest, AdmissionSubject, Exemption, PolicyMode } from './subject.ts';

/** A violation with the id of its policy. */
export interface AdmissionViolation extends Violation {
  readonly policy: string;
}

export interface Verdict {
  readonly allowed: boolean;
  /** What refuses, sorted by policy, field and message. */
  readonly violations: readonly AdmissionViolation[];
  /** For the person who asks; each `[tenantry/<id>] …`. */
  readonly warnings: readonly string[];
  /** For the audit log: policy id to what it found without refusing. */
  readonly audit: Readonly<Record<string, string>>;
}

/** An object can hold thousands of faults; a refusal names this many and counts the rest. */
const MOST_SHOWN = 32;
const NONE: readonly never[] = [];
const AUDIT_LENGTH = 1_024;
/** The API server advises so: https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#response */
const WARNING_LENGTH = 120;

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function compareViolations(a: AdmissionViolation, b: AdmissionViolation): number {
  return compareText(a.policy, b.policy) || compareText(a.path, b.path) || compareText(a.message, b.message);
}

/** A name that the API server will still lengthen (generateName) can only have its beginning compared. */
function namesIt(pattern: string, request: AdmissionRequest): boolean {
  const name = objectName(request);
  if (pattern.endsWith('*')) return name.startsWith(pattern.slice(0, -1));
  return pattern === name && (request.name !== '' || textAt(request.object ?? request.oldObject, 'metadata', 'name') === name);
}

function isExempt(exemption: Exemption, policy: string, { request }: AdmissionSubject, nowMs: number): boolean {
  if (exemption.policy !== policy) return false;
  if (exemption.namespace !== undefined && exemption.namespace !== request.namespace) return false;
  if (exemption.kind !== undefined && exemption.kind !== request.kind) return false;
  if (exemption.name !== undefined && !namesIt(exemption.name, request)) return false;
  // A day that nobody can read gives NaN, and NaN exempts nothing.
  return nowMs < Date.parse(exemption.until);
}

/** How a policy's violations count here. A breach is always enforced. */
function modeOf(policy: AdmissionPolicy, subject: AdmissionSubject, nowMs: number): PolicyMode | 'exempt' {
  if (policy.level === 'breach' || subject.tenant === undefined) return 'enforce';
  if (subject.tenant.exemptions.some((exemption) => isExempt(exemption, policy.id, subject, nowMs))) return 'exempt';
  return subject.tenant.modes.get(policy.id) ?? 'enforce';
}

function withPath({ path, message, fix, policy }: AdmissionViolation): string {
  return formatRefusal({ policy, message: path === '' ? message : `${path}: ${message}`, fix });
}

/** All violations in one text, one a line. */
export function refusalText(violations: readonly AdmissionViolation[]): string {
  const lines = violations.slice(0, MOST_SHOWN).map(withPath);
  const rest = violations.length - lines.length;
  return rest > 0 ? [...lines, `and ${rest} more`].join('\n') : lines.join('\n');
}

/** The rule first, then as much as a warning should have; the mend only where it has room as a whole. */
function warningText(violation: AdmissionViolation): string {
  const whole = withPath(violation);
  if (whole.length <= WARNING_LENGTH) return whole;
  const { policy, path, message } = violation;
  const short = `[tenantry/${policy}] ${path === '' ? message : `${path}: ${message}`}`;
  return short.length <= WARNING_LENGTH ? short : `${short.slice(0, WARNING_LENGTH - 1)}…`;
}

function told(policy: AdmissionPolicy, subject: AdmissionSubject): readonly string[] {
  const found = policy.warn?.(subject) ?? NONE;
  return found.length === 0 ? NONE : found.slice(0, MOST_SHOWN).map((violation) => warningText({ policy: policy.id, ...violation }));
}

/** Asks one policy; whoever measures puts a clock around it. */
export type RunPolicy = (policy: AdmissionPolicy, subject: AdmissionSubject) => ReturnType<AdmissionPolicy['check']>;

/** Asks and does no more. */
export const runPolicy: RunPolicy = (policy, subject) => policy.check(subject);

/** The verdict of the policies that judge such a request. Never throws because of what the objects hold. */
export function judgeBy(policies: readonly AdmissionPolicy[], subject: AdmissionSubject, nowMs: number, run: RunPolicy = runPolicy): Verdict {
  const violations: AdmissionViolation[] = [];
  const warnings: string[] = [];
  const audit: Record<string, string> = {};
  for (const policy of policies) {
    const found = run(policy, subject);
    if (found.length === 0) {
      warnings.push(...told(policy, subject));
      continue;
    }
    const named = found.map((violation) => ({ policy: policy.id, ...violation }));
    const mode = modeOf(policy, subject, nowMs);
    if (mode === 'enforce') violations.push(...named);
    else audit[policy.id] = shown(`${mode}: ${named.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`)).join(', ')}`, AUDIT_LENGTH);
    if (mode === 'warn') warnings.push(...named.slice(0, MOST_SHOWN).map(warningText));
  }
  return { allowed: violations.length === 0, violations: violations.sort(compareViolations), warnings, audit };
}
