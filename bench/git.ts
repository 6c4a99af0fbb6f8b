/** Benchmarks of the store: how many changes a second become pushed commits, and how long one takes. */
import { burst, burstGrowth } from './git-burst.ts';
import { acknowledgement } from './git-ack.ts';
import type { Bench } from './result.ts';

export const benches: readonly Bench[] = [
  { name: 'git.burst', results: ['git.burst'], run: burst },
  { name: 'git.growth', results: ['git.burst.100', 'git.burst.1000', 'git.burst.10000', 'git.publish.100', 'git.publish.1000', 'git.publish.10000'], run: burstGrowth },
  { name: 'git.ack', results: ['git.ack.p50', 'git.ack.p99'], run: acknowledgement },
];
