/**
 * Reads why kustomize-controller could not apply a commit. Its messages name the first object that failed
 * (fluxcd/pkg, ssa: errors are prefixed with `Kind/namespace/name` or `Kind/name`), for instance
 * `NetworkPolicy/tenant-acme/walls dry-run failed (Invalid): …`.
 */

export interface NamedObject {
  readonly kind: string;
  readonly namespace: string | undefined;
  readonly name: string;
}

export type Failure =
  | { readonly kind: 'object'; readonly object: NamedObject }
  /** The cluster could not decide; the same commit may pass the next time. */
  | { readonly kind: 'passing' }
  | { readonly kind: 'unknown' };

const OBJECT = /(?:^|[\s:;])([A-Z][A-Za-z0-9]{0,62})\/(?:([a-z0-9][a-z0-9-]{0,62})\/)?([A-Za-z0-9][A-Za-z0-9.:_-]{0,252})[ ,:]+(?:dry-run failed|apply failed|namespace not specified|not found|is invalid|create failed|failed to)/;
/** What is nobody's fault: webhooks or API servers that do not answer, storms, quota that is still counted. */
const PASSING =
  /failed calling webhook|failed to call webhook|connection refused|connection reset|no route to host|i\/o timeout|deadline exceeded|context canceled|TLS handshake|too many requests|TooManyRequests|\((?:InternalError|ServiceUnavailable|Timeout|ServerTimeout|TooManyRequests)\)|etcdserver:|the server is currently unable|the object has been modified|no matches for kind|being terminated/i;

/** Reads a message of a Kustomization's Ready condition. */
export function readFailure(message: string): Failure {
  const text = message.slice(0, 20_000);
  if (PASSING.test(text)) return { kind: 'passing' };
  const [, kind, namespace, name] = OBJECT.exec(text) ?? [];
  if (kind === undefined || name === undefined) return { kind: 'unknown' };
  return { kind: 'object', object: { kind, namespace, name } };
}
