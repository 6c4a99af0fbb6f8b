/**
 * Lines of the audit log. Pure. One JSON object a line; a change has two, `asked` before it begins and `done` with its
 * outcome before it is answered, told together by their operation id; a refused attempt has one, `refused`. No line
 * holds a secret or a payload: of a request, its tenant and its request id.
 */
import { cleanText } from '../../runtime/clean-fields.ts';
import { shown } from '../../model/shown.ts';
import type { Identity } from '../identity/identity.ts';

/** An attempt at a change. */
export interface Attempt {
  /** `acctapi.v1.AccountProvisioningService/UpdateAccount`. */
  readonly rpc: string;
  readonly tenant: string;
  readonly requestId: string;
  readonly operationId: string;
  readonly door: string;
  /** Remote address and port. */
  readonly peer: string;
  /** Undefined for a caller without good credentials. */
  readonly identity: Identity | undefined;
}

export interface Outcome {
  readonly stage: 'asked' | 'done' | 'refused';
  /** Name of a gRPC code; empty for `asked`. */
  readonly code?: string | undefined;
  /** Commit of main, where the change made one. */
  readonly commit?: string | undefined;
  /** Attempts like this one that were not written down, since there were too many. */
  readonly more?: number | undefined;
}

const MAX_NAME = 512;
const MAX_WORD = 200;
const MAX_GROUPS = 64;

function callerOf(identity: Identity | undefined): object | null {
  if (identity === undefined) return null;
  const { id, platformAdmin, tenants, proof } = identity;
  return {
    id: shown(cleanText(id), MAX_NAME),
    by: proof?.by ?? '',
    source: shown(cleanText(proof?.source ?? ''), MAX_NAME),
    platformAdmin,
    groups: (proof?.groups ?? []).slice(0, MAX_GROUPS).map((group) => shown(group, MAX_WORD)),
    tenants: Object.fromEntries([...tenants].slice(0, MAX_GROUPS)),
  };
}

/** What one line says; `at` is the time of writing. */
export function auditEntry(at: Date, attempt: Attempt, { stage, code, commit, more }: Outcome): Readonly<Record<string, unknown>> {
  const { rpc, tenant, requestId, operationId, door, peer, identity } = attempt;
  return {
    time: at.toISOString(), stage, rpc,
    tenant: shown(cleanText(tenant), MAX_WORD),
    caller: callerOf(identity),
    door,
    peer: shown(cleanText(peer), MAX_WORD),
    requestId: shown(cleanText(requestId), MAX_WORD),
    operationId: shown(operationId, MAX_WORD),
    ...(code === undefined ? {} : { code }),
    ...(commit === undefined || commit === '' ? {} : { commit: shown(commit, MAX_WORD) }),
    ...(more === undefined || more === 0 ? {} : { more }),
  };
}

/** The line, with its newline. */
export function auditLine(entry: Readonly<Record<string, unknown>>): string {
  return `${JSON.stringify(entry)}\n`;
}
