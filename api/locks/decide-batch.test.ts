import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideBatch, type Loaded, type LockRecord, type RequestRecord } from './decide-batch.ts';
import { CLAIM_MS, settle, WAITER_ALIVE_MS } from './lock-state.ts';
import type { LockCommand, LockOutcome } from './lock-store.ts';
import { ask, refreshOf, releaseOf } from './testing/lock-commands.ts';

const LIMITS = { held: 2, waiting: 3, waitingForOne: 2 };
const TTL_MS = 3_000;

/** A database in memory, as plain as can be. */
class Memory {
  nowMs = 0;
  readonly tokens = new Map<string, bigint>();
  readonly locks = new Map<string, LockRecord>();
  readonly requests = new Map<string, RequestRecord>();

  loaded(): Loaded {
    const locks = [...this.locks].sort(([a], [b]) => a.localeCompare(b)).map(([, record]) => record);
    const keyspaces = ['k', 'j'].map((name) => {
      const own = locks.filter(({ keyspace }) => keyspace === name);
      return {
        name,
        lastToken: this.tokens.get(name) ?? 0n,
        held: own.filter(({ lease }) => lease.expiresAt > this.nowMs).length,
        waiting: own.flatMap(({ waiters }) => waiters).filter(({ aliveUntil }) => aliveUntil > this.nowMs).length,
      };
    });
    return { nowMs: this.nowMs, locks, keyspaces, requests: [...this.requests.values()].sort((a, b) => a.digest.localeCompare(b.digest)) };
  }

  run(commands: readonly LockCommand[]): readonly LockOutcome[] {
    const { outcomes, changes } = decideBatch(this.loaded(), commands);
    for (const { keyspace, resource } of changes.freed) this.locks.delete(`${keyspace}/${resource}`);
    for (const record of changes.locks) this.locks.set(`${record.keyspace}/${record.resource}`, record);
    for (const [name, token] of changes.tokens) this.tokens.set(name, token);
    for (const request of changes.requests) this.requests.set(request.digest, request);
    for (const digest of changes.forgotten) this.requests.delete(digest);
    return outcomes;
  }
}

interface Step {
  readonly kind: 'acquire' | 'release' | 'refresh' | 'abandon' | 'check' | 'pass';
  readonly ticket: number;
  readonly wait: boolean;
  readonly ms: number;
}

/** A few tickets, each with a resource, an owner and perhaps a request of its own, so that steps meet. */
function commandOf({ kind, ticket, wait }: Step): LockCommand {
  const request = ticket % 3 === 0 ? { digest: `d${ticket % 2}`, print: `p${ticket % 2}` } : undefined;
  const command = ask({ ticket: `t${ticket}`, keyspace: ticket % 5 === 0 ? 'j' : 'k', resource: `r${ticket % 2}`, owner: `o${ticket}`, ttlMs: TTL_MS, wait, limits: LIMITS, ...(request === undefined ? {} : { request }) });
  const { keyspace, resource } = command;
  switch (kind) {
    case 'release':
      return releaseOf(command);
    case 'refresh':
      return refreshOf(command);
    case 'abandon':
      return { kind, keyspace, resource, ticket: command.asked.ticket };
    case 'check':
      return { kind, keyspace, resource };
    default:
      return command;
  }
}

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('acquire', 'acquire', 'acquire', 'release', 'refresh', 'abandon', 'check', 'pass'),
  ticket: fc.nat(9), wait: fc.boolean(), ms: fc.constantFrom(1, TTL_MS - 1, TTL_MS, CLAIM_MS, WAITER_ALIVE_MS),
});

describe('decideBatch()', () => {
  it('decides in one batch what it decides one by one', () => {
    fc.assert(fc.property(fc.array(step, { maxLength: 40 }), fc.array(step, { maxLength: 20 }), (before, batch) => {
      const [one, all] = [new Memory(), new Memory()];
      for (const memory of [one, all]) {
        for (const next of before) {
          if (next.kind === 'pass') memory.nowMs += next.ms;
          else memory.run([commandOf(next)]);
        }
      }
      const commands = batch.filter(({ kind }) => kind !== 'pass').map(commandOf);
      // Locks are named by ids that only their holders know, so a batch never names one that it makes itself.
      const known = new Set([...one.locks.values()].map(({ lease }) => lease.idHash));
      const possible = commands.filter((command) => !('idHash' in command) || known.has(command.idHash));
      expect(all.run(possible)).toEqual(possible.flatMap((command) => one.run([command])));
      expect(all.loaded()).toEqual(one.loaded());
    }));
  });

  it('never has two holders, gives growing tokens, and leaves nobody waiting for a free lock', () => {
    fc.assert(fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      const memory = new Memory();
      const given = new Map<string, bigint[]>();
      /** Who was told that it has the lock, and until when. */
      const told = new Map<string, { readonly token: bigint; readonly until: number }>();
      for (const next of steps) {
        if (next.kind === 'pass') {
          memory.nowMs += next.ms;
          continue;
        }
        const command = commandOf(next);
        const [outcome] = memory.run([command]);
        for (const [place, { token }] of told) if (memory.locks.get(place)?.lease.token !== token && (outcome?.kind === 'released' || command.kind === 'abandon')) told.delete(place);
        if (command.kind === 'acquire' && outcome?.kind === 'granted') {
          const place = `${command.keyspace}/${command.resource}`;
          const before = told.get(place);
          const tokens = given.get(place) ?? [];
          if (before !== undefined && before.token !== outcome.token) expect(before.until).toBeLessThanOrEqual(memory.nowMs);
          const seen = tokens.includes(outcome.token);
          expect(seen ? before?.token === outcome.token : true).toBe(true);
          told.set(place, { token: outcome.token, until: memory.nowMs + outcome.remainingMs });
          if (!seen) expect(outcome.token > (tokens.at(-1) ?? 0n)).toBe(true);
          if (!seen) given.set(place, [...tokens, outcome.token]);
        }
        for (const { keyspace, lease } of memory.locks.values()) expect(lease.token <= (memory.tokens.get(keyspace) ?? 0n)).toBe(true);
        for (const { held, waiting } of memory.loaded().keyspaces) expect([held <= LIMITS.held, waiting <= LIMITS.waiting]).toEqual([true, true]);
      }
    }));
  });
});

describe('settle()', () => {
  const lease = { ...ask({ ticket: 'a' }).asked, token: 3n, expiresAt: 50_000, spanMs: 10_000, claimed: true, toldExpiresAt: 0 };

  it.each([
    ['ends a lease at its end, not before', 50_000, undefined],
    ['leaves a lease that lasts', 49_999, 50_000],
    ['leaves a lease that lasts for its whole span', 40_000, 50_000],
    ['cuts a lease that a clock that was set back would prolong', 0, 10_000],
  ])('%s', (_name, nowMs, expiresAt) => {
    expect(settle({ lastToken: 3n, lease, waiters: [] }, nowMs).lease?.expiresAt).toBe(expiresAt);
  });

  it('hands what is free to the first waiter that is still there', () => {
    const waiter = (ticket: string, aliveUntil: number) => ({ ...ask({ ticket }).asked, aliveUntil });
    const after = settle({ lastToken: 3n, lease, waiters: [waiter('dead', 60_000), waiter('b', 60_001), waiter('c', 60_001)] }, 60_000);
    expect(after).toMatchObject({ lastToken: 4n, lease: { ticket: 'b', token: 4n, claimed: false, expiresAt: 60_000 + CLAIM_MS }, waiters: [{ ticket: 'c' }] });
  });
});
