import { beforeEach, describe, expect, it } from 'vitest';
import { HOLD_MS, SharedRead } from './shared-read.ts';

const never = new AbortController().signal;
let clock: number;
let reads: PromiseWithResolvers<number>[];
let shared: SharedRead<number>;

beforeEach(() => {
  [clock, reads] = [0, []];
  shared = new SharedRead({
    now: () => clock,
    read: () => {
      const read = Promise.withResolvers<number>();
      reads.push(read);
      return read.promise;
    },
  });
});

describe('SharedRead', () => {
  it('reads once for all who wait, and again when its time is over', async () => {
    const both = Promise.all([shared.get(never), shared.get(never)]);
    reads[0]?.resolve(1);
    expect([await both, reads.length]).toEqual([[1, 1], 1]);
    clock = HOLD_MS - 1;
    expect([await shared.get(never), shared.held, reads.length]).toEqual([1, 1, 1]);
    clock = HOLD_MS;
    const later = shared.get(never);
    reads[1]?.resolve(2);
    expect(await later).toBe(2);
  });

  it('counts from when it began to read', async () => {
    const first = shared.get(never);
    clock = HOLD_MS - 1;
    reads[0]?.resolve(1);
    await first;
    clock = HOLD_MS;
    const second = shared.get(never);
    reads[1]?.resolve(2);
    expect(await second).toBe(2);
  });

  it('lets one give up without the others', async () => {
    const given = new AbortController();
    const [one, other] = [shared.get(given.signal), shared.get(never)];
    given.abort();
    await expect(one).rejects.toMatchObject({ code: 'CANCELLED' });
    reads[0]?.resolve(1);
    expect(await other).toBe(1);
    await expect(new SharedRead({ now: () => 0, read: () => Promise.resolve(1) }).get(AbortSignal.abort())).rejects.toMatchObject({ code: 'CANCELLED' });
  });

  it('holds no failure', async () => {
    const failed = shared.get(never);
    reads[0]?.reject(new Error('away'));
    await expect(failed).rejects.toThrow('away');
    const next = shared.get(never);
    reads[1]?.resolve(3);
    expect(await next).toBe(3);
  });
});
