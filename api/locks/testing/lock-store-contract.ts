/** What every LockStore must do. Called by the test of each with a clock that the test moves. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CLAIM_MS, WAITER_ALIVE_MS } from '../lock-state.ts';
import type { AcquireCommand, AcquireOutcome, Granted, LockStore } from '../lock-store.ts';
import { ask, refreshOf, releaseOf, WIDE } from './lock-commands.ts';

export interface LockStoreHarness {
  store(): LockStore;
  /** Moves the clock of leases. */
  advance(ms: number): void;
  /** Opens the store again, as after the end of its process. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export function lockStoreContract(name: string, create: () => Promise<LockStoreHarness>): void {
  describe(`${name}: a lock store`, () => {
    let harness: LockStoreHarness;
    beforeEach(async () => {
      harness = await create();
    });
    afterEach(() => harness.close());

    const send = (command: AcquireCommand): Promise<AcquireOutcome> => harness.store().run(command);
    async function take(command: AcquireCommand): Promise<Granted> {
      const outcome = await send(command);
      if (outcome.kind !== 'granted') throw new Error(`expected a grant, got ${outcome.kind}`);
      return outcome;
    }
    const check = (resource = 'r') => harness.store().run({ kind: 'check', keyspace: 'k', resource });
    /** Sends it again as its process does when its turn may have come. */
    function turnOf(command: AcquireCommand): Promise<void> {
      return new Promise((resolve) => harness.store().onTurn(command.asked.ticket, resolve));
    }

    it('gives a lock to one caller at a time', async () => {
      const first = ask({ owner: 'a' });
      expect(await take(first)).toMatchObject({ token: 1n, remainingMs: 60_000, toldExpiresAt: 1_060_000, replayed: false });
      expect(await send(ask({ owner: 'b' }))).toEqual({ kind: 'held', owner: 'a', remainingMs: expect.any(Number) as number });
      expect(await check()).toMatchObject({ kind: 'held', owner: 'a' });
      expect(await send(ask({ resource: 'other' }))).toMatchObject({ kind: 'granted' });
      expect(await send(ask({ keyspace: 'other' }))).toMatchObject({ kind: 'granted', token: 1n });
    });

    it('gives it to exactly one of many who ask at once', async () => {
      const outcomes = await Promise.all(Array.from({ length: 200 }, () => send(ask())));
      expect(outcomes.filter(({ kind }) => kind === 'granted')).toHaveLength(1);
    });

    it('gives ever larger tokens: after release, after the end, after a restart', async () => {
      const first = ask();
      const tokens = [(await take(first)).token];
      await harness.store().run(releaseOf(first));
      tokens.push((await take(ask())).token);
      harness.advance(60_000);
      const third = ask();
      tokens.push((await take(third)).token);
      await harness.store().run(releaseOf(third));
      await harness.restart();
      tokens.push((await take(ask())).token);
      expect(tokens).toEqual([1n, 2n, 3n, 4n]);
    });

    it('keeps a lock over a restart, and what has run out as run out', async () => {
      const kept = ask({ resource: 'kept' });
      const short = ask({ resource: 'short', ttlMs: 1_000 });
      await take(kept);
      await take(short);
      harness.advance(1_000);
      expect(await check('short')).toEqual({ kind: 'free' });
      await harness.restart();
      expect(await check('kept')).toMatchObject({ kind: 'held' });
      expect(await check('short')).toEqual({ kind: 'free' });
      expect(await harness.store().run(refreshOf(short))).toEqual({ kind: 'not-held' });
      expect(await harness.store().run(releaseOf(kept))).toMatchObject({ kind: 'released' });
    });

    it('ends a lock for who has its id, its owner and the right to, once', async () => {
      const mine = ask({ owner: 'a' });
      await take(mine);
      expect(await harness.store().run(releaseOf(mine, { idHash: '#guessed' }))).toEqual({ kind: 'not-held' });
      expect(await harness.store().run(releaseOf(mine, { owner: 'b' }))).toEqual({ kind: 'other-owner' });
      expect(await harness.store().run(releaseOf(mine, { reach: ['elsewhere'] }))).toEqual({ kind: 'not-held' });
      expect(await check()).toMatchObject({ kind: 'held' });
      expect(await harness.store().run(releaseOf(mine, { reach: ['k'] }))).toEqual({ kind: 'released', replayed: false });
      expect(await check()).toEqual({ kind: 'free' });
      expect(await harness.store().run(releaseOf(mine))).toEqual({ kind: 'not-held' });
    });

    it('ends no lock that has run out, nor the next holder\'s', async () => {
      const first = ask({ ttlMs: 1_000 });
      await take(first);
      harness.advance(1_000);
      await take(ask({ owner: 'next' }));
      expect(await harness.store().run(releaseOf(first))).toEqual({ kind: 'not-held' });
      expect(await check()).toMatchObject({ kind: 'held', owner: 'next' });
    });

    it('prolongs to now + ttl, never shortens, never revives', async () => {
      const mine = ask({ ttlMs: 10_000 });
      await take(mine);
      harness.advance(4_000);
      expect(await harness.store().run(refreshOf(mine))).toMatchObject({ kind: 'refreshed', toldExpiresAt: 2_010_000 });
      expect(await harness.store().run(refreshOf(mine, { ttlMs: 1_000 }))).toMatchObject({ kind: 'refreshed', toldExpiresAt: 2_010_000 });
      expect(await harness.store().run(refreshOf(mine, { owner: 'b' }))).toEqual({ kind: 'other-owner' });
      expect(await harness.store().run(refreshOf(mine, { reach: [] }))).toEqual({ kind: 'not-held' });
      harness.advance(9_000);
      expect(await check()).toMatchObject({ kind: 'held' });
      harness.advance(1_000);
      expect(await harness.store().run(refreshOf(mine))).toEqual({ kind: 'not-held' });
      expect(await check()).toEqual({ kind: 'free' });
    });

    it('serves those who wait in the order in which they came, nobody between them', async () => {
      const holder = ask({ owner: 'holder' });
      await take(holder);
      const line = ['first', 'second', 'third'].map((owner) => ask({ owner, wait: true }));
      for (const [place, command] of line.entries()) expect(await send(command)).toMatchObject({ kind: 'queued', first: place === 0 });
      let before = holder;
      for (const command of line) {
        const turn = turnOf(command);
        await harness.store().run(releaseOf(before));
        await turn;
        expect(await send(ask({ owner: 'barger' }))).toMatchObject({ kind: 'held', owner: command.asked.owner });
        expect(await send(command)).toMatchObject({ kind: 'granted', remainingMs: 60_000 });
        before = command;
      }
      await harness.store().run(releaseOf(before));
      expect(await check()).toEqual({ kind: 'free' });
    });

    it('hands a lock that ran out to the first in line', async () => {
      await take(ask({ owner: 'gone', ttlMs: 1_000 }));
      const waiting = ask({ owner: 'next', wait: true });
      await send(waiting);
      harness.advance(1_000);
      expect(await send(ask({ owner: 'barger' }))).toMatchObject({ kind: 'held', owner: 'next' });
      expect(await send(waiting)).toMatchObject({ kind: 'granted', token: 2n });
    });

    it('gives back at once what a caller that is gone had: its place, or the lock', async () => {
      const [holder, gone, next] = [ask({ owner: 'holder' }), ask({ owner: 'gone', wait: true }), ask({ owner: 'next', wait: true })];
      await take(holder);
      await send(gone);
      await send(next);
      await harness.store().run({ kind: 'abandon', keyspace: 'k', resource: 'r', ticket: gone.asked.ticket });
      await harness.store().run({ kind: 'abandon', keyspace: 'k', resource: 'r', ticket: holder.asked.ticket });
      expect(await check()).toMatchObject({ kind: 'held', owner: 'next' });
      await harness.store().run({ kind: 'abandon', keyspace: 'k', resource: 'r', ticket: next.asked.ticket });
      expect(await check()).toEqual({ kind: 'free' });
    });

    it('passes over those in line who no longer ask, and those who do not take what they are handed', async () => {
      const holder = ask({ owner: 'holder' });
      await take(holder);
      await send(ask({ owner: 'dead', wait: true }));
      harness.advance(WAITER_ALIVE_MS - CLAIM_MS);
      const deaf = ask({ owner: 'deaf', wait: true });
      await send(deaf);
      const alive = ask({ owner: 'alive', wait: true });
      harness.advance(CLAIM_MS);
      await send(deaf);
      await send(alive);
      await harness.store().run(releaseOf(holder));
      expect(await check()).toMatchObject({ owner: 'deaf' });
      expect(await harness.store().run(releaseOf(deaf))).toEqual({ kind: 'not-held' });
      harness.advance(CLAIM_MS);
      expect(await send(alive)).toMatchObject({ kind: 'granted' });
    });

    it('knows a request again: the same lock while it is held, refused when it has ended', async () => {
      const request = { digest: 'd1', print: 'p' };
      const first = await take(ask({ request, ticket: 't1' }));
      const again = await take(ask({ request, ticket: 't2' }));
      expect(again).toEqual({ ...first, remainingMs: expect.any(Number) as number, replayed: true });
      expect(again.salt).toBe('salt of t1');
      expect(await send(ask({ request: { digest: 'd1', print: 'other' } }))).toEqual({ kind: 'request-reused' });
      // Two calls know of the lock: neither gives it back by going away.
      for (const ticket of ['t1', 't2']) await harness.store().run({ kind: 'abandon', keyspace: 'k', resource: 'r', ticket });
      expect(await check()).toMatchObject({ kind: 'held' });
      await harness.store().run(releaseOf(ask({ ticket: 't1' })));
      await harness.restart();
      expect(await send(ask({ request }))).toEqual({ kind: 'request-ended' });
      expect(await check()).toEqual({ kind: 'free' });
    });

    it('takes nothing twice for two calls with one request that wait in line', async () => {
      const holder = ask();
      await take(holder);
      const request = { digest: 'd1', print: 'p' };
      const [one, two, next] = [ask({ owner: 'twin', wait: true, request }), ask({ owner: 'twin', wait: true, request }), ask({ owner: 'next', wait: true })];
      for (const command of [one, two, next]) expect((await send(command)).kind).toBe('queued');
      await harness.store().run(releaseOf(holder));
      expect(await send({ ...two, asked: { ...two.asked, request: { ...request, print: 'other' } } })).toEqual({ kind: 'request-reused' });
      await take(one);
      await harness.store().run(releaseOf(one));
      expect(await check()).toMatchObject({ owner: 'twin' });
      expect(await send(two)).toEqual({ kind: 'request-ended' });
      expect(await send(next)).toMatchObject({ kind: 'granted', token: 4n });
    });

    it('keeps the request good of a waiter that did not take what it was handed in time', async () => {
      await take(ask({ ttlMs: 1_000 }));
      const late = ask({ owner: 'late', wait: true, request: { digest: 'd1', print: 'p' } });
      await send(late);
      harness.advance(1_000);
      expect(await check()).toMatchObject({ owner: 'late' });
      harness.advance(CLAIM_MS);
      expect(await send(late)).toMatchObject({ kind: 'granted', token: 3n, replayed: false });
    });

    it('forgets the request of a caller that went away with nothing', async () => {
      const request = { digest: 'd1', print: 'p' };
      const first = ask({ request });
      await take(first);
      await harness.store().run({ kind: 'abandon', keyspace: 'k', resource: 'r', ticket: first.asked.ticket });
      expect(await take(ask({ request }))).toMatchObject({ token: 2n, replayed: false });
    });

    it('remembers requests for 25 hours', async () => {
      const old = ask({ request: { digest: 'old', print: 'p' } });
      await take(old);
      await harness.store().run(releaseOf(old));
      harness.advance(24 * 3_600_000);
      await take(ask({ resource: 'another', request: { digest: 'new', print: 'p' } }));
      expect(await send(ask({ request: { digest: 'old', print: 'p' } }))).toEqual({ kind: 'request-ended' });
      harness.advance(2 * 3_600_000);
      await take(ask({ resource: 'a third' }));
      expect(await send(ask({ request: { digest: 'old', print: 'p' } }))).toMatchObject({ kind: 'granted' });
      expect(await send(ask({ resource: 'another', request: { digest: 'new', print: 'p' } }))).toEqual({ kind: 'request-ended' });
    });

    it('answers a repeated release or refresh as the first time', async () => {
      const mine = ask();
      await take(mine);
      const request = (digest: string) => ({ request: { digest, print: 'p' } });
      const first = await harness.store().run(refreshOf(mine, request('f')));
      harness.advance(1_000);
      expect(await harness.store().run(refreshOf(mine, { ...request('f'), wallMs: 9_000_000 }))).toMatchObject({ toldExpiresAt: first.kind === 'refreshed' ? first.toldExpiresAt : 0 });
      await harness.store().run(releaseOf(mine, request('l')));
      await harness.restart();
      expect(await harness.store().run(releaseOf(mine, request('l')))).toEqual({ kind: 'released', replayed: true });
      expect(await harness.store().run(releaseOf(mine, { request: { digest: 'l', print: 'other' } }))).toEqual({ kind: 'request-reused' });
    });

    it('holds each keyspace to its limits, exactly, by what is live', async () => {
      const limits = { ...WIDE, held: 3 };
      const held = await Promise.all(Array.from({ length: 10 }, (_, n) => send(ask({ resource: `r${n}`, limits, ttlMs: 5_000 }))));
      expect(held.map(({ kind }) => kind).sort()).toEqual([...Array(3).fill('granted'), ...Array(7).fill('too-many')]);
      expect(await send(ask({ keyspace: 'other', limits }))).toMatchObject({ kind: 'granted' });
      harness.advance(5_000);
      expect(await send(ask({ resource: 'again', limits }))).toMatchObject({ kind: 'granted' });
    });

    it('keeps lines short', async () => {
      for (const resource of ['r', 's']) await take(ask({ resource }));
      const limits = { ...WIDE, waiting: 3, waitingForOne: 2 };
      const line = async (resource: string, ticket: string) => (await send(ask({ resource, ticket, wait: true, limits }))) as { kind: string; what?: string };
      expect([(await line('r', '1')).kind, (await line('r', '2')).kind]).toEqual(['queued', 'queued']);
      expect(await line('r', '3')).toEqual({ kind: 'too-many', what: 'waitingForOne', limit: 2 });
      expect((await line('s', '4')).kind).toBe('queued');
      expect(await line('s', '5')).toEqual({ kind: 'too-many', what: 'waiting', limit: 3 });
      expect((await line('r', '1')).kind).toBe('queued');
      harness.advance(WAITER_ALIVE_MS);
      expect((await line('s', '6')).kind).toBe('queued');
    });
  });
}
