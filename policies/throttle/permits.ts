/**
 * permits: a tenant may have so many jobs at the same time. Each holds a permit with an end, which its runner moves on
 * while the job lives; what is not moved on is gone at its end, so a crash holds a place for a bounded time only.
 */

/** Ends of permits by their holder's id; milliseconds since 1970. */
export type Permits = ReadonlyMap<string, number>;

export interface PermitRequest {
  /** Who holds it, for instance the id of a job. */
  readonly id: string;
  readonly ttlMs: number;
}

export interface PermitDecision {
  /** True when the holder has a permit now. */
  readonly held: boolean;
  /** Permits that are in use after it. */
  readonly inUse: number;
}

/** Those that have not ended. */
export function livePermits(permits: Permits, nowMs: number): Permits {
  return new Map([...permits].filter(([, endMs]) => endMs > nowMs));
}

/** Takes a permit if one is free. A holder that has one keeps it, and its end is never moved back. */
export function acquirePermit(before: Permits, limit: number, nowMs: number, { id, ttlMs }: PermitRequest): { readonly permits: Permits; readonly held: boolean } {
  const permits = livePermits(before, nowMs);
  const held = permits.has(id) || permits.size < limit;
  return held ? { permits: moved(permits, id, nowMs + ttlMs), held } : { permits, held };
}

/** Moves the end on; a permit that has ended stays ended, even where one is free: its holder must acquire again. */
export function renewPermit(before: Permits, nowMs: number, { id, ttlMs }: PermitRequest): { readonly permits: Permits; readonly held: boolean } {
  const permits = livePermits(before, nowMs);
  return permits.has(id) ? { permits: moved(permits, id, nowMs + ttlMs), held: true } : { permits, held: false };
}

export function releasePermit(before: Permits, nowMs: number, id: string): Permits {
  const permits = new Map(livePermits(before, nowMs));
  permits.delete(id);
  return permits;
}

function moved(permits: Permits, id: string, endMs: number): Permits {
  return new Map(permits).set(id, Math.max(endMs, permits.get(id) ?? 0));
}
