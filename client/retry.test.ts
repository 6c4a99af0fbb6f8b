import { create } from '@bufbuild/protobuf';
import { anyPack } from '@bufbuild/protobuf/wkt';
import { describe, expect, it } from 'vitest';
import { RetryInfoSchema } from '../proto/gen/google/rpc/error_details_pb.js';
import { TenantryCallError, type CallCode } from './call-error.ts';
import { pauseAfter, USUAL_RETRIES, withRetries } from './retry.ts';

const failure = (code: CallCode, seconds?: number): TenantryCallError =>
  new TenantryCallError({ code, message: 'no', details: seconds === undefined ? [] : [anyPack(RetryInfoSchema, create(RetryInfoSchema, { retryDelay: { seconds: BigInt(seconds), nanos: 0 } }))] });

describe('pauseAfter()', () => {
  it.each([
    ['what the server asks for', failure('RESOURCE_EXHAUSTED', 7), 1, 7_000],
    ['nothing for a limit without a time', failure('RESOURCE_EXHAUSTED'), 1, undefined],
    ['more with each failure', failure('UNAVAILABLE'), 3, 400],
    ['nothing after the last attempt', failure('UNAVAILABLE', 1), 4, undefined],
    ['nothing when the server asks for too much', failure('UNAVAILABLE', 31), 1, undefined],
    ['nothing for what is wrong', failure('INVALID_ARGUMENT'), 1, undefined],
    ['nothing for what is no answer', new Error('x'), 1, undefined],
  ])('%s', (_what, error, failed, want) => {
    expect(pauseAfter(error, failed, USUAL_RETRIES, () => 1)).toBe(want);
  });

  it('is spread over the upper half', () => {
    expect([0, 0.5, 1].map((random) => pauseAfter(failure('UNAVAILABLE'), 1, USUAL_RETRIES, () => random))).toEqual([50, 75, 100]);
  });
});

describe('withRetries()', () => {
  it('gives the first success', async () => {
    let calls = 0;
    const work = async (): Promise<number> => {
      calls += 1;
      if (calls < 3) throw failure('UNAVAILABLE');
      return calls;
    };
    expect(await withRetries(work, { retries: USUAL_RETRIES, waiting: { random: () => 0, sleep: async () => undefined }, signal: new AbortController().signal })).toBe(3);
  });

  it('ends when waiting does', async () => {
    const waiting = { random: () => 0, sleep: () => Promise.reject(new Error('gone')) };
    await expect(withRetries(() => Promise.reject(failure('UNAVAILABLE')), { retries: USUAL_RETRIES, waiting, signal: new AbortController().signal })).rejects.toThrow('gone');
  });
});
