/** Which replica projects: the one that holds a Lease. Two at a time would do no harm, so clocks need not agree. */
import { numberAt, objectAt, textAt, type Json } from '../../policies/admission/json.ts';

export interface Lease {
  readonly version: string;
  /** Empty when nobody holds it. */
  readonly holder: string;
  /** Changes with every renewal. */
  readonly renewed: string;
  readonly seconds: number;
}

/** What a replica remembers between two looks. */
export interface Watched {
  readonly renewed: string;
  readonly holder: string;
  /** Milliseconds of its own clock at which that was first seen. */
  readonly sinceMs: number;
}

export const LEASE_SECONDS = 15;

export function parseLease(object: Json): Lease | undefined {
  const version = textAt(object, 'metadata', 'resourceVersion');
  const spec = objectAt(object, 'spec');
  if (version === undefined) return undefined;
  return {
    version,
    holder: textAt(spec, 'holderIdentity') ?? '',
    renewed: textAt(spec, 'renewTime') ?? '',
    seconds: numberAt(spec, 'leaseDurationSeconds') ?? LEASE_SECONDS,
  };
}

/** What was seen, and since when. Only one's own clock counts: how long a lease has not been renewed. */
export function watched(before: Watched | undefined, { holder, renewed }: Lease, nowMs: number): Watched {
  return before !== undefined && before.renewed === renewed && before.holder === holder ? before : { holder, renewed, sinceMs: nowMs };
}

/** Whether a replica may write itself into the lease: it holds it, nobody does, or the holder has not renewed it in time. */
export function mayTake(lease: Lease, seen: Watched, self: string, nowMs: number): boolean {
  return lease.holder === self || lease.holder === '' || nowMs - seen.sinceMs > lease.seconds * 1_000;
}
