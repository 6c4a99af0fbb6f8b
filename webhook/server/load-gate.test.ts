import { describe, expect, it } from 'vitest';
import { LoadGate } from './load-gate.ts';

function gate(lagMs = 0): LoadGate {
  return new LoadGate({ maxCalls: 2, maxBytes: 100, maxLagMs: 1_000 }, () => lagMs);
}

describe('LoadGate', () => {
  it('bounds calls at a time, and lets the next one in when one leaves', () => {
    const bounded = gate();
    expect([bounded.enter(1), bounded.enter(1), bounded.enter(1)]).toEqual([undefined, undefined, 'calls']);
    bounded.leave(1);
    expect(bounded.enter(1)).toBeUndefined();
    expect(bounded.calls).toBe(2);
  });

  it('bounds bytes at a time, but always takes one call', () => {
    const bounded = gate();
    expect(bounded.enter(101)).toBeUndefined();
    expect(bounded.enter(1)).toBe('bytes');
    bounded.leave(101);
    expect([bounded.enter(60), bounded.enter(41), bounded.enter(40)]).toEqual([undefined, 'bytes', undefined]);
  });

  it('sheds while the event loop is late, but never the only call', () => {
    const late = gate(1_001);
    expect(late.enter(1)).toBeUndefined();
    expect(late.enter(1)).toBe('lag');
  });
});
