import { describe, expect, it, vi } from 'vitest';
import { CallEnd, goneError, type End } from './call-end.ts';
import { TenantryError } from '../../model/errors.ts';

function byCaller(signal: AbortSignal): End[] {
  return [{ signal, error: goneError }];
}

describe('CallEnd', () => {
  it('ends with its caller', async () => {
    const gone = new AbortController();
    const end = new CallEnd(byCaller(gone.signal), 60_000);
    const { signal } = end;
    expect(signal.aborted).toBe(false);
    gone.abort();
    await expect(end.over).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(signal.aborted).toBe(true);
    end.close();
  });

  it('has ended when its caller is gone already, for whoever asks later too', async () => {
    const end = new CallEnd(byCaller(AbortSignal.abort()), 60_000);
    await expect(end.over).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(end.signal.aborted).toBe(true);
    end.close();
  });

  it('says what ended it first, and listens no longer once there was an answer', async () => {
    const [stopping, gone] = [new AbortController(), new AbortController()];
    const ends: End[] = [{ signal: stopping.signal, error: () => new TenantryError('UNAVAILABLE', 'stopping') }, ...byCaller(gone.signal)];
    const [ended, answered] = [new CallEnd(ends, 60_000), new CallEnd(ends, 60_000)];
    const { signal } = answered;
    answered.close();
    stopping.abort();
    gone.abort();
    await expect(ended.over).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(signal.aborted).toBe(false);
    ended.close();
  });

  it('ends at its deadline, unless there was an answer', async () => {
    vi.useFakeTimers();
    try {
      const late = new CallEnd(byCaller(new AbortController().signal), 1_000);
      const answered = new CallEnd(byCaller(new AbortController().signal), 1_000);
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
