/** What the webhook says to the API server about one request, before it is put into an AdmissionReview. */
import type { Json } from '../../policies/admission/json.ts';

/** RFC 6902. */
export type PatchOperation =
  | { readonly op: 'add' | 'replace'; readonly path: string; readonly value: Json }
  | { readonly op: 'remove'; readonly path: string };

export interface Answer {
  readonly allowed: boolean;
  /** HTTP status that the caller of the API server sees; 403 by default. Read when refused. */
  readonly code?: number;
  /** Kubernetes' machine word for it, for instance `Forbidden`. */
  readonly reason?: string;
  /** For people. */
  readonly message?: string;
  /** Clients of the API server wait that long and resend by themselves. */
  readonly retryAfterSeconds?: number;
  readonly warnings?: readonly string[];
  /** Audit annotations: short key to text. */
  readonly audit?: Readonly<Record<string, string>>;
  /** Changes to the object; mutating endpoint only. */
  readonly patch?: readonly PatchOperation[];
}

export const ALLOWED: Answer = { allowed: true };

/** Refused because we failed, not because of what was asked. */
export function faultAnswer(message: string): Answer {
  return { allowed: false, code: 500, reason: 'InternalError', message };
}
