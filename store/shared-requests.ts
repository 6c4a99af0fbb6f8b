/**
 * Requests that other replicas did. Replicas that have one secret make the same key for the same request, so the commit
 * of one tells all others: a request id counts once whichever of them is asked. A proof beside the key tells whether it
 * was the same request. Nobody without the secret can make either. The first commit with a key counts, of those that were
 * pushed to main themselves: a copied trailer changes nothing, not even on a merged branch with dates of its own.
 */
import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { TenantryError } from '../model/errors.ts';
import { trailer, trailersOf } from './commit-message.ts';
import type { NamedRequest } from './intent.ts';
import type { Mirror } from './git/mirror.ts';
import { RETENTION_MS } from './journal.ts';
import type { Clock } from './ports.ts';

export interface SharedRequest {
  readonly tenant: string;
  readonly commit: string;
}

interface Found extends SharedRequest {
  readonly proof: string;
  /** Seconds since 1970. */
  readonly seconds: number;
}

/** Commits of one look; a day of a busy platform has fewer. */
const MOST_COMMITS = 500_000;
const MAX_BYTES = 512 * 1024 * 1024;

export class SharedRequests {
  readonly #mirror: Pick<Mirror, 'run' | 'isAncestor'>;
  readonly #clock: Clock;
  readonly #secret: KeyObject;
  readonly #found = new Map<string, Found>();

  constructor(mirror: Pick<Mirror, 'run' | 'isAncestor'>, clock: Clock, secret: string) {
    this.#mirror = mirror;
    this.#clock = clock;
    this.#secret = createSecretKey(Buffer.from(secret, 'utf8'));
  }

  /** Value of the trailer Request-Proof. */
  proofOf({ key, digest }: Pick<NamedRequest, 'key' | 'digest'>): string {
    return createHmac('sha256', this.#secret).update(JSON.stringify([key, digest])).digest('hex').slice(0, 40);
  }

  /** Reads what came to main since a commit, or within the time that requests are remembered. */
  async read(main: string, since: string | undefined): Promise<void> {
    const usable = since !== undefined && (await this.#mirror.isAncestor(since, main));
    const horizon = Math.floor((this.#clock.now() - RETENTION_MS) / 1000);
    const range = usable ? [`${since}..${main}`] : [`--since=${new Date(horizon * 1000).toISOString()}`, main];
    const output = await this.#mirror.run(['log', '--first-parent', '--reverse', '--format=%H %ct%n%B', '-z', `--max-count=${MOST_COMMITS}`, ...range, '--'], { maxBytes: MAX_BYTES });
    for (const part of output.toString('utf8').split('\0')) this.#note(part);
    this.#forget(horizon);
  }

  /** What another replica did for it; undefined if nothing is known. @throws TenantryError when the id was used for another request */
  find(request: NamedRequest, tenant: string): SharedRequest | undefined {
    const found = this.#found.get(request.key);
    if (found === undefined) return undefined;
    if (found.tenant === tenant && found.proof === this.proofOf(request)) return found;
    throw new TenantryError('INVALID_ARGUMENT', `request id ${request.requestId.slice(0, 64)} was used for another request; take a new id for a new request`);
  }

  #note(part: string): void {
    const end = part.indexOf('\n');
    const [commit = '', seconds = ''] = part.slice(0, Math.max(end, 0)).split(' ');
    const trailers = trailersOf(part.slice(end + 1));
    const [key, proof, tenant] = [trailer(trailers, 'Request-Key'), trailer(trailers, 'Request-Proof'), trailer(trailers, 'Tenant')];
    if (key === undefined || proof === undefined || tenant === undefined || this.#found.has(key)) return;
    this.#found.set(key, { tenant, commit, proof, seconds: Number(seconds) });
  }

  #forget(horizon: number): void {
    for (const [key, { seconds }] of this.#found) if (seconds < horizon) this.#found.delete(key);
  }
}
