import { describe, expect, it } from 'vitest';
import { budgetMs, Deadline } from './call-context.ts';

describe('budgetMs()', () => {
  it.each([
    ['10s', 9_000],
    ['1s', 900],
    ['500ms', 400],
    ['30s', 27_000],
    ['5m', 27_000],
    ['0s', 0],
    [undefined, 9_000],
    ['', 9_000],
    ['ten', 9_000],
    [['1s', '2s'], 9_000],
  ])('of timeout=%s is %i ms', (timeout, want) => {
    expect(budgetMs(timeout)).toBe(want);
  });
});

describe('Deadline', () => {
  it('tells what is left, and never less than nothing', () => {
    let now = 100;
    const deadline = new Deadline('u', now + 50, () => now);
    now = 120;
    expect(deadline.remainingMs()).toBe(30);
    now = 1_000;
    expect(deadline.remainingMs()).toBe(0);
  });

  it('aborts its signal', async () => {
    const deadline = new Deadline('u', performance.now() + 1, () => performance.now());
    await new Promise((resolve) => deadline.signal.addEventListener('abort', resolve));
    expect(deadline.signal.aborted).toBe(true);
  });
});
