import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { LoopBatch } from './loop-batch.ts';

/** Works that note when they run, followed by answers that note when they go out. */
function noting(tookMs: number) {
  let now = 0;
  const notes: string[] = [];
  const batch = new LoopBatch(() => now);
  const work = (name: string) => (): string => {
    now += tookMs;
    notes.push(`judged ${name}`);
    return name;
  };
  const send = async (name: string): Promise<void> => {
    notes.push(`answered ${await batch.run(work(name))}`);
  };
  return { batch, notes, send };
}

describe('LoopBatch', () => {
  it('judges what came in one turn, in its order, before it answers any of it', async () => {
    const { notes, send } = noting(0);
    await Promise.all(['a', 'b', 'c'].map(send));
    expect(notes).toEqual(['judged a', 'judged b', 'judged c', 'answered a', 'answered b', 'answered c']);
  });

  it('does nothing before the turn is over, and a turn later it has done it', async () => {
    const { notes, send } = noting(0);
    const sent = send('a');
    await Promise.resolve();
    expect(notes).toEqual([]);
    await nextTurn();
    expect(notes).toEqual(['judged a', 'answered a']);
    await sent;
  });

  it('lets the answers so far out when the works take long', async () => {
    const { notes, send } = noting(3);
    await Promise.all(['a', 'b', 'c'].map(send));
    expect(notes).toEqual(['judged a', 'judged b', 'answered a', 'answered b', 'judged c', 'answered c']);
  });

  it('goes on when a single work takes longer than all of them may', async () => {
    const { notes, send } = noting(1_000);
    await Promise.all(['a', 'b'].map(send));
    expect(notes).toEqual(['judged a', 'answered a', 'judged b', 'answered b']);
  });

  it('loses no work that is given while others run', async () => {
    const { batch } = noting(0);
    let later: Promise<string> | undefined;
    const first = batch.run(() => {
      later = batch.run(() => 'later');
      return 'first';
    });
    expect(await first).toBe('first');
    expect(await later).toBe('later');
    expect(await batch.run(() => 'last')).toBe('last');
  });

  it('tells of a work that throws its own caller only', async () => {
    const { batch } = noting(0);
    const fails = batch.run(() => {
      throw new Error('broken');
    });
    const settled = await Promise.allSettled([batch.run(() => 1), fails, batch.run(async () => 2), batch.run(() => Promise.reject(new Error('late')))]);
    expect(settled).toMatchObject([{ value: 1 }, { reason: { message: 'broken' } }, { value: 2 }, { reason: { message: 'late' } }]);
  });
});
