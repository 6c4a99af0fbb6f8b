import { describe, expect, it } from 'vitest';
import { SILENT_LOG } from '../log.ts';
import { FallbackStore } from './fallback-store.ts';
import { MemoryStore } from './memory-store.ts';
import type { ThrottleStore } from './store.ts';

/** A store whose every call goes through `gate` first. */
function behind(gate: () => Promise<void>): ThrottleStore {
  const inner = new MemoryStore();
  const through = async <T>(work: () => T): Promise<T> => {
    await gate();
    return work();
  };
  return {
    record: (...given) => through(() => inner.record(...given)),
    usage: (...given) => through(() => inner.usage(...given)),
    reset: (...given) => through(() => inner.reset(...given)),
    acquire: (...given) => through(() => inner.acquire(...given)),
    renew: (...given) => through(() => inner.renew(...given)),
    release: (...given) => through(() => inner.release(...given)),
  };
}

describe('FallbackStore', () => {
  const limits = { requestsPerMinute: 1, requestsPerHour: 10 };

  it('counts locally while the shared store fails, leaves it alone for a while, and goes back to it', async () => {
    let asked = 0;
    let broken = true;
    let fallbacks = 0;
    const shared = behind(async () => {
      asked += 1;
      if (broken) throw new Error('down');
    });
    const store = new FallbackStore({ shared, local: new MemoryStore(), timeoutMs: 1_000, pauseMs: 500, onFallback: () => (fallbacks += 1), log: SILENT_LOG });
    expect((await store.record('acme', limits, 0)).allowed).toBe(true);
    expect((await store.record('acme', limits, 100)).allowed).toBe(false);
    expect([asked, fallbacks]).toEqual([1, 2]);
    broken = false;
    expect((await store.record('acme', limits, 500)).allowed).toBe(true);
    expect([asked, fallbacks]).toEqual([2, 2]);
  });

  it('does not wait for a shared store that says nothing', async () => {
    const shared = behind(() => new Promise<never>(() => undefined));
    const store = new FallbackStore({ shared, local: new MemoryStore(), timeoutMs: 10, pauseMs: 500, onFallback: () => undefined, log: SILENT_LOG });
    expect((await store.record('acme', limits, 0)).allowed).toBe(true);
  });

  it('does all the rest locally too', async () => {
    const shared = behind(async () => Promise.reject(new Error('down')));
    const store = new FallbackStore({ shared, local: new MemoryStore(), timeoutMs: 10, pauseMs: 500, onFallback: () => undefined, log: SILENT_LOG });
    await store.record('acme', limits, 0);
    expect(await store.acquire('acme', { id: 'a', ttlMs: 1_000, limit: 1 }, 0)).toEqual({ held: true, inUse: 1 });
    expect(await store.renew('acme', { id: 'a', ttlMs: 1_000 }, 0)).toEqual({ held: true, inUse: 1 });
    expect(await store.usage('acme', 0)).toMatchObject({ windows: { minute: { count: 1 } }, permits: 1 });
    expect(await store.release('acme', 'a', 0)).toEqual({ held: false, inUse: 0 });
    expect(await store.reset('acme', { windows: ['minute'], permits: false }, 0)).toMatchObject({ windows: { minute: { count: 0 }, hour: { count: 1 } } });
  });
});
