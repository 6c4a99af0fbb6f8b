/** Adds up what a purge tells of. */
import { PurgeTally } from '../../accounts/purge-tally.ts';
import type { PurgedCloud } from '../../accounts/cloud.ts';

/** Runs the work and gives all that it told of. */
export async function takenBy(work: (gone: (part: Partial<PurgedCloud>) => void) => Promise<void>): Promise<PurgedCloud> {
  const tally = new PurgeTally(':memory:');
  try {
    await work((part) => tally.add('', part));
    return tally.of('');
  } finally {
    tally.close();
  }
}
