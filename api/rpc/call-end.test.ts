import { describe, expect, it, vi } from 'vitest';
import { CallEnd } from './call-end.ts';

describe('CallEnd', () => {
  it('ends with its caller', async () => {
    const gone = new AbortController();
    const end = new CallEnd(gone.signal, 60_000);
    const { signal } = end;
    expect(signal.aborted).toBe(false);
    gone.abort();
    await expect(end.over).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(signal.aborted).toBe(true);
    end.close();
  });

  it('has ended when its caller is gone already, for whoever asks later too', async () => {
    const end = new CallEnd(AbortSignal.abort(), 60_000);
    await expect(end.over).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(end.signal.aborted).toBe(true);
    end.close();
  });

  it('ends at its deadline, unless there was an answer', async () => {
    vi.useFakeTimers();
    try {
      const late = new CallEnd(new AbortController().signal, 1_000);
      const answered = new CallEnd(new AbortController().signal, 1_000);
      answered.close();
      const said = expect(late.over).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
      vi.advanceTimersByTime(1_000);
      await said;
      expect([late.signal.aborted, answered.signal.aborted]).toEqual([true, false]);
    } finally {
      vi.useRealTimers();
    }
  });
});
