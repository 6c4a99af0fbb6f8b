import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { Lifecycle, onStopSignals, type Part } from './lifecycle.ts';
import { SILENT_LOG } from './log.ts';

function part(name: string, events: string[], overrides: Partial<Part> = {}): Part {
  return { name, start: async () => void events.push(`+${name}`), stop: async () => void events.push(`-${name}`), ...overrides };
}

function lifecycle(stopTimeoutMs = 1_000): Lifecycle {
  return new Lifecycle({ log: SILENT_LOG, stopTimeoutMs });
}

describe('Lifecycle', () => {
  it('stops in the opposite order of starting, once', async () => {
    const events: string[] = [];
    const all = lifecycle();
    await all.start(part('a', events));
    await all.start(part('b', events));
    expect(await Promise.all([all.stop(), all.stop()])).toEqual([true, true]);
    expect(events).toEqual(['+a', '+b', '-b', '-a']);
  });

  it('stops what was started when a later part fails', async () => {
    const events: string[] = [];
    const all = lifecycle();
    await all.start(part('a', events));
    await expect(all.start(part('b', events, { start: () => Promise.reject(new Error('no')) }))).rejects.toThrow('no');
    expect(events).toEqual(['+a', '-a']);
    await expect(all.start(part('c', events))).rejects.toThrow('stopping');
  });

  it('goes on when a part fails to stop, and says that it was not clean', async () => {
    const events: string[] = [];
    const all = lifecycle();
    await all.start(part('a', events));
    await all.start(part('b', events, { stop: () => Promise.reject(new Error('no')) }));
    expect(await all.stop()).toBe(false);
    expect(events).toEqual(['+a', '+b', '-a']);
  });

  it('hurries a part that takes too long', async () => {
    const events: string[] = [];
    const all = lifecycle(20);
    await all.start(part('slow', events, { stop: (signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve())) }));
    expect(await all.stop()).toBe(true);
  });

  it('leaves a part behind that never stops', async () => {
    const events: string[] = [];
    const all = lifecycle(10);
    await all.start(part('a', events));
    await all.start(part('stuck', events, { stop: () => new Promise(() => {}) }));
    expect(await all.stop()).toBe(false);
    expect(events).toContain('-a');
  });
});

describe('onStopSignals()', () => {
  it('tells the first signal from the next ones', () => {
    const source = new EventEmitter();
    const seen: string[] = [];
    const off = onStopSignals(source, (signal) => seen.push(signal), () => seen.push('again'));
    source.emit('SIGTERM');
    source.emit('SIGINT');
    off();
    source.emit('SIGTERM');
    expect(seen).toEqual(['SIGTERM', 'again']);
  });
});
