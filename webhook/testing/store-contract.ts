/** What every throttle store must do, whatever counts behind it. */
import { describe, expect, it } from 'vitest';
import { describeDecision, recordRequest, type ThrottleState } from '../../policies/throttle/windows.ts';
import type { ThrottleStore } from '../throttle/store.ts';

const LIMITS = { requestsPerMinute: 3, requestsPerHour: 5 };
const START = Date.UTC(2026, 0, 1);

/** `create` gives a store without counts; called twice in a test, both share one place where they count. */
export function throttleStoreContract(name: string, create: () => Promise<ThrottleStore>): void {
  describe(`${name} as a throttle store`, () => {
    it('decides as the arithmetic says, step by step', async () => {
      const store = await create();
      let state: ThrottleState | undefined;
      for (const at of [0, 10, 20, 30, 40, 59_999, 60_000, 60_001, 60_002, 3_599_999, 3_600_000, 3_600_001]) {
        const now = START + at;
        const recorded = recordRequest(state, LIMITS, now);
        state = recorded.state;
        expect(await store.record('acme', LIMITS, now)).toEqual(describeDecision(recorded.state, LIMITS, now, recorded.allowed));
      }
    });

    it('counts each key apart', async () => {
      const store = await create();
      for (let turn = 0; turn < 3; turn += 1) await store.record('acme', LIMITS, START);
      expect((await store.record('acme', LIMITS, START)).allowed).toBe(false);
      expect((await store.record('globex', LIMITS, START)).allowed).toBe(true);
    });

    it('lets exactly as many through as the limit when all come at once', async () => {
      const store = await create();
      const limits = { requestsPerMinute: 40, requestsPerHour: 1_000 };
      const decisions = await Promise.all(Array.from({ length: 200 }, async () => store.record('acme', limits, START)));
      expect(decisions.filter(({ allowed }) => allowed)).toHaveLength(40);
    });
  });
}
