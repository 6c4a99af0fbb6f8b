/** What every FencedLock must do. Called by the test of each implementation with a clock that the test moves. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { FencedLock } from './lock.ts';
import type { Clock } from './ports.ts';

export function describeLock(name: string, create: (clock: Clock) => FencedLock): void {
  describe(`${name}: a fenced lock`, () => {
    let now = 1000;
    let lock: FencedLock;
    const ask = (holder: string, ttlMs = 100): { name: string; holder: string; ttlMs: number } => ({ name: 'w', holder, ttlMs });

    beforeEach(() => {
      now = 1000;
      lock = create({ now: () => now });
    });

    it('has one holder at a time', async () => {
      expect(await lock.acquire(ask('a'))).toEqual({ token: 1, expiresAt: 1100 });
      expect(await lock.acquire(ask('b'))).toBeUndefined();
      expect(await lock.acquire({ ...ask('b'), name: 'other' })).toMatchObject({ token: 1 });
    });

    it('gives ever larger tokens: after expiry, after release, to the same holder', async () => {
      const first = await lock.acquire(ask('a'));
      now += 100;
      const second = await lock.acquire(ask('b'));
      await lock.release('w', second?.token ?? 0);
      const third = await lock.acquire(ask('a'));
      const fourth = await lock.acquire(ask('a'));
      expect([first, second, third, fourth].map((lease) => lease?.token)).toEqual([1, 2, 3, 4]);
    });

    it('is renewed by its holder only, and only before it ran out', async () => {
      const lease = await lock.acquire(ask('a'));
      now += 60;
      expect(await lock.renew(ask('a'), lease?.token ?? 0)).toEqual({ token: 1, expiresAt: 1160 });
      expect(await lock.renew(ask('b'), 1)).toBeUndefined();
      now += 100;
      expect(await lock.renew(ask('a'), 1)).toBeUndefined();
    });

    it('is not released by an old token', async () => {
      await lock.acquire(ask('a'));
      now += 100;
      await lock.acquire(ask('b'));
      await lock.release('w', 1);
      expect(await lock.acquire(ask('c'))).toBeUndefined();
    });

    it('tells its holder that somebody waits', async () => {
      const lease = await lock.acquire(ask('a'));
      expect(await lock.isWanted('w', lease?.token ?? 0)).toBe(false);
      await lock.acquire(ask('b'));
      expect(await lock.isWanted('w', lease?.token ?? 0)).toBe(true);
      now += 100;
      const next = await lock.acquire(ask('b'));
      expect(await lock.isWanted('w', next?.token ?? 0)).toBe(false);
    });
  });
}
