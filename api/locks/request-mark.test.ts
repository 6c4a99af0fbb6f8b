import { describe, expect, it } from 'vitest';
import { PruneTimer } from './request-mark.ts';

describe('PruneTimer', () => {
  it('comes after ten minutes or ten thousand requests, whichever is first', () => {
    const timer = new PruneTimer(1_000);
    expect([timer.isTime(2_000, 9_999), timer.isTime(2_001, 1), timer.isTime(2_002, 9_999), timer.isTime(602_000, 0), timer.isTime(602_001, 0), timer.isTime(602_002, 9_999)]).toEqual([false, true, false, false, true, false]);
  });
});
