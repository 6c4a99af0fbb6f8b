/** What every store of the throttle must do, whatever counts behind it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeDecision, recordRequest, type ThrottleState } from '../../../policies/throttle/windows.ts';
import { MemoryStore } from '../memory-store.ts';
import type { ThrottleStore } from '../store.ts';
import { schedules, stepOn } from './schedule.ts';

const LIMITS = { requestsPerMinute: 3, requestsPerHour: 5 };
const START = Date.UTC(2026, 0, 1);
const ONCE = { replayed: false, reused: false };
const MARK = { digest: 'a-request', print: 'a-print' };

/** `create` gives a store without counts that goes by the times of its calls. */
export function throttleStoreContract(name: string, create: () => Promise<ThrottleStore>): void {
  describe(`${name} as a throttle store`, () => {
    it('decides as the arithmetic says, step by step', async () => {
      const store = await create();
      let state: ThrottleState | undefined;
      for (const [at, cost] of [[0, 1], [10, 1], [20, 2], [30, 1], [40, 1], [59_999, 1], [60_000, 0], [60_001, 2], [60_002, 9], [3_599_999, 1], [3_600_000, 3], [3_600_001, 1]] as const) {
        const now = START + at;
        const recorded = recordRequest(state, LIMITS, now, cost);
        state = recorded.state;
        expect(await store.record('acme', LIMITS, now, { cost })).toEqual({ ...describeDecision(recorded.state, LIMITS, now, { allowed: recorded.allowed, cost }), ...ONCE });
      }
    });

    it('agrees with the memory store on every step of any schedule', async () => {
      await fc.assert(fc.asyncProperty(schedules(), async (steps) => {
        const [store, model] = [await create(), new MemoryStore()];
        let now = START;
        for (const step of steps) {
          now += step.afterMs;
          expect(await stepOn(store, step, now)).toEqual(await stepOn(model, step, now));
        }
      }), { numRuns: 40 });
    });

    it('counts each key apart', async () => {
      const store = await create();
      for (let turn = 0; turn < 3; turn += 1) await store.record('acme', LIMITS, START);
      await store.acquire('acme', { id: 'job', ttlMs: 1_000, limit: 1 }, START);
      expect((await store.record('acme', LIMITS, START)).allowed).toBe(false);
      expect((await store.record('globex', LIMITS, START)).allowed).toBe(true);
      expect((await store.acquire('globex', { id: 'job-2', ttlMs: 1_000, limit: 1 }, START)).held).toBe(true);
    });

    it('lets exactly as many through as the limit when all come at once', async () => {
      const store = await create();
      const limits = { requestsPerMinute: 40, requestsPerHour: 1_000 };
      const decisions = await Promise.all(Array.from({ length: 200 }, async () => store.record('acme', limits, START)));
      expect(decisions.filter(({ allowed }) => allowed)).toHaveLength(40);
      const permits = await Promise.all(Array.from({ length: 50 }, async (_, index) => store.acquire('acme', { id: `job-${index}`, ttlMs: 1_000, limit: 7 }, START)));
      expect(permits.filter(({ held }) => held)).toHaveLength(7);
    });

    it('charges a request once, and says again what it said', async () => {
      const store = await create();
      const first = await store.record('acme', LIMITS, START, { cost: 2, request: MARK });
      expect(await store.record('acme', { requestsPerMinute: 1, requestsPerHour: 1 }, START + 30_000, { cost: 2, request: MARK })).toEqual({ ...first, replayed: true });
      expect(await store.record('acme', LIMITS, START, { cost: 1, request: { ...MARK, print: 'another' } })).toMatchObject({ replayed: false, reused: true });
      expect((await store.usage('acme', START)).windows.minute.count).toBe(2);
    });

    it('charges a request once when it comes many times at once', async () => {
      const store = await create();
      const decisions = await Promise.all(Array.from({ length: 20 }, async () => store.record('acme', LIMITS, START, { request: MARK })));
      expect(decisions.filter(({ replayed }) => !replayed)).toHaveLength(1);
      expect((await store.usage('acme', START)).windows.hour.count).toBe(1);
    });

    it('decides anew on a request that was refused', async () => {
      const store = await create();
      await store.record('acme', LIMITS, START, { cost: 3 });
      expect((await store.record('acme', LIMITS, START, { request: MARK })).allowed).toBe(false);
      expect(await store.record('acme', LIMITS, START + 60_000, { request: MARK })).toMatchObject({ allowed: true, replayed: false });
    });

    it('never moves the end of a permit back', async () => {
      const store = await create();
      await store.acquire('acme', { id: 'job', ttlMs: 100_000, limit: 1 }, START);
      await store.renew('acme', { id: 'job', ttlMs: 1_000 }, START);
      await store.acquire('acme', { id: 'job', ttlMs: 1_000, limit: 1 }, START);
      expect((await store.usage('acme', START + 99_999)).permits).toBe(1);
      expect((await store.usage('acme', START + 100_000)).permits).toBe(0);
    });

    it('gives the place of a holder that is gone to the next one', async () => {
      const store = await create();
      const lease = { ttlMs: 30_000, limit: 1 };
      expect(await store.acquire('acme', { ...lease, id: 'lost' }, START)).toEqual({ held: true, inUse: 1 });
      expect(await store.acquire('acme', { ...lease, id: 'next' }, START + 29_999)).toEqual({ held: false, inUse: 1 });
      expect(await store.acquire('acme', { ...lease, id: 'next' }, START + 30_000)).toEqual({ held: true, inUse: 1 });
      expect(await store.renew('acme', { id: 'lost', ttlMs: 30_000 }, START + 30_000)).toEqual({ held: false, inUse: 1 });
    });
  });
}
