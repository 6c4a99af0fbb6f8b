/** Random schedules of everything that a store can be asked. */
import fc from 'fast-check';
import type { ThrottleStore } from '../store.ts';

type Asked =
  | { readonly kind: 'record'; readonly cost: number; readonly limits: readonly [number, number]; readonly request: number | undefined }
  | { readonly kind: 'reset'; readonly minute: boolean; readonly hour: boolean; readonly permits: boolean }
  | { readonly kind: 'acquire' | 'renew' | 'release'; readonly holder: number; readonly ttlMs: number; readonly limit: number };

export type Step = Asked & { readonly key: string; readonly afterMs: number };

// Long gaps end windows, negative ones are a clock that is behind.
const gap = fc.oneof(fc.integer({ min: 0, max: 5_000 }), fc.constantFrom(-3_000, 59_999, 60_000, 3_600_000));
const where = { key: fc.constantFrom('acme', 'globex'), afterMs: gap };
const record = fc.record({ kind: fc.constant('record' as const), cost: fc.integer({ min: 0, max: 5 }), limits: fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 30 })), request: fc.option(fc.nat(3), { nil: undefined }), ...where });
const reset = fc.record({ kind: fc.constant('reset' as const), minute: fc.boolean(), hour: fc.boolean(), permits: fc.boolean(), ...where });
const permit = fc.record({ kind: fc.constantFrom('acquire' as const, 'renew' as const, 'release' as const), holder: fc.nat(4), ttlMs: fc.constantFrom(120_000, 7_200_000), limit: fc.integer({ min: 0, max: 3 }), ...where });

export function schedules(): fc.Arbitrary<Step[]> {
  return fc.array(fc.oneof({ arbitrary: record, weight: 5 }, { arbitrary: reset, weight: 1 }, { arbitrary: permit, weight: 4 }), { maxLength: 60 });
}

/** Does the step; gives everything that can be seen of it. */
export async function stepOn(store: ThrottleStore, step: Step, nowMs: number): Promise<unknown> {
  return [await answer(store, step, nowMs), await store.usage(step.key, nowMs)];
}

async function answer(store: ThrottleStore, step: Step, nowMs: number): Promise<unknown> {
  const { key } = step;
  if (step.kind === 'record') {
    const [requestsPerMinute, requestsPerHour] = step.limits;
    const request = step.request === undefined ? undefined : { digest: `${step.request}`, print: `${step.cost}` };
    return await store.record(key, { requestsPerMinute, requestsPerHour }, nowMs, { cost: step.cost, ...(request === undefined ? {} : { request }) });
  }
  if (step.kind === 'reset') return await store.reset(key, { windows: [...(step.minute ? ['minute' as const] : []), ...(step.hour ? ['hour' as const] : [])], permits: step.permits }, nowMs);
  const id = `job-${step.holder}`;
  if (step.kind === 'release') return await store.release(key, id, nowMs);
  return await (step.kind === 'acquire' ? store.acquire(key, { id, ttlMs: step.ttlMs, limit: step.limit }, nowMs) : store.renew(key, { id, ttlMs: step.ttlMs }, nowMs));
}
