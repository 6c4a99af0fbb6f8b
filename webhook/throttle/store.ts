/** Where requests are counted. Every implementation passes the tests in testing/store-contract.ts. */
import type { ThrottleDecision, ThrottleLimits } from '../../policies/throttle/windows.ts';

export interface ThrottleStore {
  /** Decides and counts one request, in one atomic step over all replicas that share the store; at once where it can. @throws when it cannot */
  record(key: string, limits: ThrottleLimits, nowMs: number): ThrottleDecision | Promise<ThrottleDecision>;
}
