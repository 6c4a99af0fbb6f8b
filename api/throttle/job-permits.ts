/**
 * Permits for jobs that run at the same time, for whoever runs jobs. A permit ends by itself: its holder moves it on
 * while the job lives, so that a crash holds a place for one time to live at most.
 */
import type { PermitDecision } from '../../policies/throttle/permits.ts';
import type { ThrottleStore } from '../../runtime/throttle/store.ts';
import { recordedKey } from './throttle-key.ts';

export interface JobPermits {
  /** Takes a permit for the job, once however often it is asked for. `limit` is the tenant's concurrentJobs. */
  acquire(tenant: string, job: string, limit: number): Promise<PermitDecision>;
  /** Moves its end on. Not held: it ended, and the job must acquire again or stop. */
  renew(tenant: string, job: string): Promise<PermitDecision>;
  /** Gives it back; may be repeated. */
  release(tenant: string, job: string): Promise<PermitDecision>;
}

export interface JobPermitOptions {
  readonly counters: ThrottleStore;
  /** Milliseconds since 1970. */
  readonly nowMs: () => number;
  /** How long a permit lasts that nobody moves on; renew well before. */
  readonly ttlMs: number;
}

export function createJobPermits({ counters, nowMs, ttlMs }: JobPermitOptions): JobPermits {
  return {
    acquire: async (tenant, job, limit) => await counters.acquire(recordedKey(tenant), { id: job, ttlMs, limit }, nowMs()),
    renew: async (tenant, job) => await counters.renew(recordedKey(tenant), { id: job, ttlMs }, nowMs()),
    release: async (tenant, job) => await counters.release(recordedKey(tenant), job, nowMs()),
  };
}
