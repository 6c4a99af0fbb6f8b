import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeDecision, lookAtRequest, recordRequest, resetWindows, rolledState, type ThrottleDecision, type ThrottleLimits, type ThrottleState } from './windows.ts';

const MINUTE = 60_000;
const HOUR = 3_600_000;

function run(limits: ThrottleLimits, times: readonly number[]): { readonly decisions: readonly ThrottleDecision[]; readonly state: ThrottleState | undefined } {
  let state: ThrottleState | undefined;
  const decisions = times.map((now) => {
    const recorded = recordRequest(state, limits, now);
    state = recorded.state;
    return describeDecision(recorded.state, limits, now, { allowed: recorded.allowed, cost: 1 });
  });
  return { decisions, state };
}

describe('recordRequest()', () => {
  it('lets through what both windows hold, and tells what is left', () => {
    const { decisions } = run({ requestsPerMinute: 2, requestsPerHour: 3 }, [0, 1, 2, MINUTE, MINUTE + 1]);
    expect(decisions.map(({ allowed, exhausted, remaining }) => [allowed, exhausted, remaining])).toEqual([
      [true, undefined, 1],
      [true, 'minute', 0],
      [false, 'minute', 0],
      [true, 'hour', 0],
      [false, 'hour', 0],
    ]);
  });

  it('begins a window with its first request', () => {
    const { decisions } = run({ requestsPerMinute: 1, requestsPerHour: 9 }, [30_000, 89_999, 90_000]);
    expect(decisions.map(({ allowed }) => allowed)).toEqual([true, false, true]);
    expect(decisions[1]).toMatchObject({ resetAtMs: 90_000, retryAfterMs: 1 });
  });

  it('never lets more through than the limits in any of its windows, whatever comes when', () => {
    const limits = fc.record({ requestsPerMinute: fc.integer({ min: 1, max: 20 }), requestsPerHour: fc.integer({ min: 1, max: 60 }) });
    fc.assert(fc.property(limits, fc.array(fc.tuple(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 7 })), { maxLength: 300 }), (bounds, requests) => {
      let now = 0;
      let state: ThrottleState | undefined;
      for (const [gap, cost] of requests) {
        now += gap;
        const told = lookAtRequest(state, bounds, now, cost);
        const { state: next, allowed } = recordRequest(state, bounds, now, cost);
        expect(told.allowed).toBe(allowed);
        expect(next.minute.count).toBeLessThanOrEqual(bounds.requestsPerMinute);
        expect(next.hour.count).toBeLessThanOrEqual(bounds.requestsPerHour);
        expect(now - next.minute.startMs).toBeLessThan(MINUTE);
        expect(now - next.hour.startMs).toBeLessThan(HOUR);
        const before = rolledState(state, now);
        expect(next.minute.count + next.hour.count).toBe(before.minute.count + before.hour.count + (allowed ? 2 * cost : 0));
        state = next;
      }
    }));
  });

  it('is not turned back by a clock that is behind', () => {
    const { decisions } = run({ requestsPerMinute: 1, requestsPerHour: 9 }, [100_000, 50_000]);
    expect(decisions[1]).toMatchObject({ allowed: false, retryAfterMs: 110_000 });
  });

  it('takes a lowered limit at once, and a raised one too', () => {
    const { state } = run({ requestsPerMinute: 5, requestsPerHour: 50 }, [0, 1, 2]);
    expect(recordRequest(state, { requestsPerMinute: 3, requestsPerHour: 50 }, 3).allowed).toBe(false);
    expect(recordRequest(state, { requestsPerMinute: 4, requestsPerHour: 50 }, 3).allowed).toBe(true);
  });
});

describe('the time to wait', () => {
  it('grows with the number of those who wait', () => {
    const { decisions } = run({ requestsPerMinute: 2, requestsPerHour: 1_000 }, [0, 0, 0, 0, 0, 0, 0]);
    const waits = decisions.slice(2).map(({ retryAfterMs }) => retryAfterMs);
    expect(waits).toEqual([60_000, 65_000, 120_000, 125_000, 180_000]);
  });

  it('lets nobody come back before there is room', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 200 }), (perMinute, extra) => {
      const { decisions } = run({ requestsPerMinute: perMinute, requestsPerHour: 100_000 }, Array.from({ length: perMinute + extra }, () => 0));
      const arrivals = decisions.slice(perMinute).map(({ retryAfterMs }) => Math.floor(retryAfterMs / MINUTE));
      const perWindow = new Map<number, number>();
      for (const window of arrivals) perWindow.set(window, (perWindow.get(window) ?? 0) + 1);
      for (const count of perWindow.values()) expect(count).toBeLessThanOrEqual(perMinute);
      expect(Math.min(...arrivals)).toBe(1);
    }));
  });
});

describe('a request with a cost', () => {
  const limits = { requestsPerMinute: 5, requestsPerHour: 8 };

  it('is let through whole or not at all', () => {
    const first = recordRequest(undefined, limits, 0, 4);
    expect(first.allowed).toBe(true);
    const second = recordRequest(first.state, limits, 1, 2);
    expect(second.allowed).toBe(false);
    expect(describeDecision(second.state, limits, 1, { allowed: false, cost: 2 })).toMatchObject({ exhausted: 'minute', count: 4, limit: 5, remaining: 1, retryAfterMs: MINUTE - 1 });
    expect(recordRequest(second.state, limits, 2, 1).allowed).toBe(true);
  });

  it('has no time to wait when no window could ever hold it', () => {
    expect(lookAtRequest(undefined, limits, 0, 6).retryAfterMs).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('resetWindows()', () => {
  it('empties the named windows and leaves the others', () => {
    const { state } = run({ requestsPerMinute: 5, requestsPerHour: 8 }, [0, 1]);
    expect(resetWindows(state, ['minute'], 10)).toEqual({ minute: { startMs: 10, count: 0, refused: 0 }, hour: { startMs: 0, count: 2, refused: 0 } });
  });
});
