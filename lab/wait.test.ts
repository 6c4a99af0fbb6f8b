import { describe, expect, it } from 'vitest';
import { waitFor } from './wait.ts';

const QUICK = { deadlineMs: 60, intervalMs: 5 };

describe('waitFor()', () => {
  it('gives what the fact gives, once it does', async () => {
    let looks = 0;
    const fact = async (): Promise<string | undefined> => ((looks += 1) < 3 ? undefined : 'there');
    await expect(waitFor('it', fact, QUICK)).resolves.toBe('there');
    expect(looks).toBe(3);
  });

  it('takes a throw for "not yet", and tells it at the deadline', async () => {
    const fact = (): Promise<never> => Promise.reject(new Error('connection refused'));
    const wait = waitFor('server ready', fact, { ...QUICK, detail: () => 'log: bind failed' });
    await expect(wait).rejects.toThrow(
      /^server ready: not so after \d+ ms; last look: connection refused\nlog: bind failed$/,
    );
  });

  it('ends at once when the fact cannot come true any more', async () => {
    const abort = Promise.reject(new Error('process ended'));
    const wait = waitFor('it', async () => undefined, { deadlineMs: 60_000, intervalMs: 5, abort });
    await expect(wait).rejects.toThrow('process ended');
  });
});
