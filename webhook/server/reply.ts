/** Puts an answer into the AdmissionReview that goes back. */
import { shown } from '../../model/shown.ts';
import type { Answer } from './answer.ts';
import { REVIEW_VERSION } from './review.ts';

/** The API server cuts warnings at 4,096 characters in all, and each at 256 then: the first ones get through whole. */
const MAX_WARNINGS = 16;
const MAX_WARNING = 256;
const MAX_MESSAGE = 8_192;
const MAX_AUDIT_KEYS = 64;
const MAX_AUDIT_TEXT = 1_024;
/** Qualified name without a prefix: the API server puts the webhook's name before it. */
const AUDIT_KEY = /^[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$/;

/** A refusal has lines; nothing else that steers a terminal may pass. */
function cleanLines(text: string): string {
  return text.slice(0, MAX_MESSAGE).split('\n').map((line) => shown(line, MAX_MESSAGE)).join('\n');
}

function statusOf(answer: Answer): Record<string, unknown> {
  const code = Math.max(400, answer.code ?? 403);
  return {
    status: 'Failure',
    code,
    reason: answer.reason ?? 'Forbidden',
    message: cleanLines(answer.message ?? 'refused'),
    ...(answer.retryAfterSeconds === undefined ? {} : { details: { retryAfterSeconds: answer.retryAfterSeconds } }),
  };
}

function auditOf(audit: Readonly<Record<string, string>>): Record<string, string> {
  const entries = Object.entries(audit).filter(([key]) => AUDIT_KEY.test(key));
  return Object.fromEntries(entries.slice(0, MAX_AUDIT_KEYS).map(([key, value]) => [key, shown(value, MAX_AUDIT_TEXT)]));
}

function isPlain({ allowed, warnings = [], audit = {}, patch = [] }: Answer): boolean {
  return allowed && warnings.length === 0 && patch.length === 0 && Object.keys(audit).length === 0;
}

/** The body of the HTTP answer. The uid of the call is echoed, or the API server would take it for a failure. */
export function replyText(uid: string, answer: Answer): string {
  // Most answers say yes and nothing else.
  if (isPlain(answer)) return `{"apiVersion":"${REVIEW_VERSION}","kind":"AdmissionReview","response":{"uid":${JSON.stringify(uid)},"allowed":true}}`;
  const { allowed, warnings = [], audit = {}, patch = [] } = answer;
  const patched = allowed && patch.length > 0;
  const response = {
    uid,
    allowed,
    ...(allowed ? {} : { status: statusOf(answer) }),
    ...(warnings.length > 0 ? { warnings: warnings.slice(0, MAX_WARNINGS).map((warning) => shown(warning, MAX_WARNING)) } : {}),
    ...(Object.keys(audit).length > 0 ? { auditAnnotations: auditOf(audit) } : {}),
    ...(patched ? { patchType: 'JSONPatch', patch: Buffer.from(JSON.stringify(patch)).toString('base64') } : {}),
  };
  return JSON.stringify({ apiVersion: REVIEW_VERSION, kind: 'AdmissionReview', response });
}
