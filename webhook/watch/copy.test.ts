import { describe, expect, it } from 'vitest';
import { Copy, type Followed } from './copy.ts';

interface Set {
  readonly copy: Copy<string>;
  readonly followed: { problem: string | undefined; readonly values: Map<string, string> };
  readonly clock: { now: number };
  reads: number;
}

function copyOf(read: (key: string) => Promise<string | undefined>): Set {
  const values = new Map<string, string>();
  const followed = { problem: undefined as string | undefined, values };
  const source: Followed<string> = { get problem() { return followed.problem; }, get: (key) => values.get(key) };
  const clock = { now: 0 };
  const set: Set = { copy: new Copy({ followed: source, nowMs: () => clock.now, read: (key) => { set.reads += 1; return read(key); } }), followed, clock, reads: 0 };
  return set;
}

describe('Copy', () => {
  it('answers from memory without a read', async () => {
    const set = copyOf(async () => 'live');
    set.followed.values.set('a', 'watched');
    expect([set.copy.known('a'), await set.copy.ask('a'), set.reads]).toEqual(['watched', 'watched', 0]);
  });

  it('reads what is unknown once, however many ask, and remembers for a moment', async () => {
    const set = copyOf(async (key) => `live ${key}`);
    expect(await Promise.all([set.copy.ask('a'), set.copy.ask('a'), set.copy.ask('b')])).toEqual(['live a', 'live a', 'live b']);
    expect(set.reads).toBe(2);
    await set.copy.ask('a');
    expect(set.reads).toBe(2);
    set.clock.now = 5_000;
    await set.copy.ask('a');
    expect(set.reads).toBe(3);
  });

  it('believes that there is none for a second only', async () => {
    const set = copyOf(async () => undefined);
    expect([await set.copy.ask('a'), await set.copy.ask('a'), set.reads]).toEqual([undefined, undefined, 1]);
    set.clock.now = 1_000;
    await set.copy.ask('a');
    expect(set.reads).toBe(2);
  });

  it('prefers the watch to what it read', async () => {
    const set = copyOf(async () => 'live');
    await set.copy.ask('a');
    set.followed.values.set('a', 'watched');
    expect(await set.copy.ask('a')).toBe('watched');
  });

  it('passes a failed read on to all who wait, and reads anew for the next', async () => {
    let fails = true;
    const set = copyOf(async () => {
      if (fails) throw new Error('down');
      return 'live';
    });
    await expect(Promise.allSettled([set.copy.ask('a'), set.copy.ask('a')])).resolves.toMatchObject([{ status: 'rejected' }, { status: 'rejected' }]);
    fails = false;
    expect(await set.copy.ask('a')).toBe('live');
  });

  it('is not ready before the first list, and tolerates a lost watch for minutes', () => {
    const set = copyOf(async () => undefined);
    set.followed.problem = 'not asked yet';
    expect(set.copy.problem()).toBe('not asked yet');
    set.followed.problem = undefined;
    expect(set.copy.problem()).toBeUndefined();
    set.followed.problem = 'lost';
    expect(set.copy.problem()).toBeUndefined();
    set.clock.now = 300_001;
    expect(set.copy.problem()).toBe('lost');
    set.followed.problem = undefined;
    expect(set.copy.problem()).toBeUndefined();
  });
});
