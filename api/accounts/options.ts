/** What the account methods are built on. */
import type { ClusterObserver } from '../clusters/observer.ts';
import type { ChangeOptions } from './change-account.ts';
import type { TenantCloud } from './cloud.ts';
import type { PageTokens } from './page-token.ts';
import type { PurgeTally } from './purge-tally.ts';

export interface AccountServiceOptions extends ChangeOptions {
  readonly observer: ClusterObserver;
  readonly cloud: TenantCloud;
  readonly tally: PurgeTally;
  readonly pageTokens: PageTokens;
  /** Milliseconds of a clock that never goes back. */
  readonly monotonicMs: () => number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}
