import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchCredentials } from './credential-watch.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the credentials of a stream', () => {
  it('end at their time, though they are still good at the last look', async () => {
    const watch = watchCredentials({ look: () => Promise.resolve(), leftMs: 25, everyMs: 10 });
    await vi.advanceTimersByTimeAsync(24);
    expect(watch.signal.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect([watch.signal.aborted, watch.error().code]).toEqual([true, 'UNAUTHENTICATED']);
  });

  it('end at the first look that does not find them good', async () => {
    let isGood = true;
    const watch = watchCredentials({ look: () => (isGood ? Promise.resolve() : Promise.reject(new Error('no'))), leftMs: Number.POSITIVE_INFINITY, everyMs: 10 });
    await vi.advanceTimersByTimeAsync(100);
    expect(watch.signal.aborted).toBe(false);
    isGood = false;
    await vi.advanceTimersByTimeAsync(10);
    expect(watch.signal.aborted).toBe(true);
  });

  it('are not looked at after the stream', async () => {
    const look = vi.fn(() => Promise.resolve());
    watchCredentials({ look, leftMs: 1_000, everyMs: 10 }).close();
    await vi.advanceTimersByTimeAsync(100);
    expect(look).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('that have ended open none', () => {
    expect(watchCredentials({ look: () => Promise.resolve(), leftMs: -1, everyMs: 10 }).signal.aborted).toBe(true);
  });
});
