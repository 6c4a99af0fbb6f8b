import { describe, expect, it } from 'vitest';
import { LoopLag } from './loop-lag.ts';

describe('LoopLag', () => {
  it('tells how late the loop is while it does not come round', async () => {
    let now = 0;
    const lag = new LoopLag(() => now);
    await lag.start();
    expect(lag.ms()).toBe(0);
    now = 1_050;
    expect(lag.ms()).toBe(1_000);
    await lag.stop();
  });
});
