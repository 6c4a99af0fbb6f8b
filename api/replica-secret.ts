/** What replicas that have one secret derive from it: a key for each purpose, so that none says anything about another. */
import { createHmac } from 'node:crypto';

/** Characters, at least: those of 24 random bytes in base64. */
export const SHORTEST_REPLICA_SECRET = 32;

export function replicaKey(secret: string, purpose: 'request-keys' | 'page-tokens'): string {
  return createHmac('sha256', secret).update(purpose).digest('hex');
}
