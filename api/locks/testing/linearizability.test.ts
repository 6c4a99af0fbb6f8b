import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkLinearizable, type Model, type Operation } from './linearizability.ts';
import { LOCK_MODEL, type LockEvent } from './lock-model.ts';

type Event = Operation<LockEvent>;

const TTL = 100;
const took = (call: number, end: number, token: number, owner = 'a'): Event => ({ call, end, what: { kind: 'acquire', owner, ttl: TTL, outcome: { token } } });
const held = (call: number, end: number): Event => ({ call, end, what: { kind: 'acquire', owner: 'x', ttl: TTL, outcome: 'held' } });
const lost = (call: number): Event => ({ call, end: Number.POSITIVE_INFINITY, what: { kind: 'acquire', owner: 'l', ttl: TTL, outcome: 'unknown' } });
const gave = (call: number, end: number, token: number, outcome: boolean | 'unknown' = true): Event => ({ call, end, what: { kind: 'release', token, outcome } });
const kept = (call: number, end: number, token: number, outcome = true): Event => ({ call, end, what: { kind: 'refresh', token, ttl: TTL, outcome } });
const saw = (call: number, end: number, owner?: string): Event => ({ call, end, what: { kind: 'check', outcome: owner === undefined ? 'free' : { owner } } });

const passes = (...history: readonly Event[]): boolean => checkLinearizable(LOCK_MODEL, history).linearizable;

describe('checkLinearizable() on the model of a lock', () => {
  it.each<readonly [string, readonly Event[]]>([
    ['nothing', []],
    ['one after the other', [took(0, 1, 1), gave(2, 3, 1), took(4, 5, 2), gave(6, 7, 2)]],
    ['a refusal while another holds', [took(0, 1, 1), held(2, 3), gave(4, 5, 1)]],
    ['a refusal that began before the grant and ended after it', [held(0, 9), took(3, 4, 1)]],
    ['two overlapping grants with a release between them', [took(0, 10, 1), took(0, 20, 2), gave(11, 19, 1)]],
    ['a lease that ended by itself', [took(0, 1, 1), took(100, 102, 2)]],
    ['a lease that outlives its time', [took(0, 1, 1), saw(900, 901, 'a'), gave(902, 903, 1)]],
    ['a lease that ended during the wait for it', [took(0, 1, 1), took(5, 120, 2)]],
    ['a prolonged lease', [took(0, 1, 1), kept(50, 51, 1), saw(140, 141, 'a'), took(150, 152, 2)]],
    ['a release that came too late', [took(0, 1, 1), took(100, 105, 2), gave(106, 107, 1, false)]],
    ['a lock that nobody heard of', [lost(0), held(1, 2), took(3, 4, 2)]],
    ['a release that nobody heard of', [took(0, 1, 1), gave(2, Number.POSITIVE_INFINITY, 1, 'unknown'), took(3, 4, 2)]],
    ['looks', [saw(0, 1), took(2, 3, 1), saw(4, 5, 'a'), gave(6, 7, 1), saw(8, 9)]],
  ])('accepts %s', (_name, history) => {
    expect(passes(...history)).toBe(true);
  });

  it.each<readonly [string, readonly Event[]]>([
    ['two holders at once', [took(0, 1, 1), took(2, 3, 2)]],
    ['a second holder just before the lease can have ended', [took(0, 1, 1), took(90, 99, 2)]],
    ['a second holder although the first prolonged its lease', [took(0, 1, 1), kept(50, 51, 1), took(120, 149, 2)]],
    ['a token again', [took(0, 1, 1), gave(2, 3, 1), took(4, 5, 1)]],
    ['a smaller token', [took(0, 1, 2), gave(2, 3, 2), took(4, 5, 1)]],
    ['a refusal of a free lock', [took(0, 1, 1), gave(2, 3, 1), held(4, 5)]],
    ['a release of another\'s lock', [took(0, 1, 1), gave(2, 3, 7)]],
    ['two releases of one lock', [took(0, 1, 1), gave(2, 3, 1), gave(4, 5, 1)]],
    ['a refused release of a live lock', [took(0, 1, 1), gave(2, 3, 1, false)]],
    ['a lease that ran out and came back', [took(0, 1, 1), saw(101, 102), kept(103, 104, 1)]],
    ['a look at a free lock that is held', [took(0, 1, 1), saw(2, 3)]],
    ['a look at the wrong holder', [took(0, 1, 1), saw(2, 3, 'b')]],
    ['a lock that was never taken', [saw(0, 1, 'a')]],
  ])('rejects %s', (_name, history) => {
    expect(passes(...history)).toBe(false);
  });
});

interface Turn {
  readonly gap: number;
  readonly before: number;
  readonly after: number;
  readonly choice: number;
}

/** A history as a correct lock gives it: each operation happens at a moment, and is called before and answered after it. */
function historyOf(turns: readonly Turn[]): Event[] {
  let now = 0;
  let last = 0;
  let holder: { readonly token: number; readonly owner: string; readonly until: number } | undefined;
  return turns.map(({ gap, before, after, choice }) => {
    now += gap;
    if (holder !== undefined && holder.until <= now) holder = undefined;
    const times = { call: now - before, end: now + after };
    const owner = `o${choice % 3}`;
    const act = choice % 4;
    if (act === 0 && holder !== undefined) {
      const { token } = holder;
      holder = undefined;
      return { ...times, what: { kind: 'release', token, outcome: true } };
    }
    if (act === 1 && holder !== undefined) {
      holder = { ...holder, until: Math.max(holder.until, now + TTL) };
      return { ...times, what: { kind: 'refresh', token: holder.token, ttl: TTL, outcome: true } };
    }
    if (act === 2) return { ...times, what: { kind: 'check', outcome: holder === undefined ? 'free' : { owner: holder.owner } } };
    if (holder !== undefined) return { ...times, what: { kind: 'acquire', owner, ttl: TTL, outcome: 'held' } };
    last += 1;
    holder = { token: last, owner, until: now + TTL };
    return { ...times, what: { kind: 'acquire', owner, ttl: TTL, outcome: { token: last } } };
  });
}

const turn = (most: number): fc.Arbitrary<Turn> => fc.record({ gap: fc.integer({ min: 1, max: 60 }), before: fc.nat(most), after: fc.nat(most), choice: fc.nat(11) });

/** Spoils a history of operations that did not overlap, in a way that no order can mend. Undefined where there is nothing to spoil. */
const SPOILERS: Readonly<Record<string, (history: readonly Event[], pick: number) => Event[] | undefined>> = {
  'a token that was given before': (history, pick) => {
    const grants = history.filter(({ what }) => what.kind === 'acquire' && typeof what.outcome === 'object');
    const later = grants[1 + (pick % Math.max(1, grants.length - 1))];
    return later === undefined ? undefined : history.map((event) => (event === later ? { ...later, what: { kind: 'acquire', owner: 'o0', ttl: TTL, outcome: { token: 1 } } } : event));
  },
  'a second holder beside the first': (history, pick) => {
    const grants = history.filter(({ what, call }) => what.kind === 'acquire' && typeof what.outcome === 'object' && call >= 0);
    const grant = grants[pick % Math.max(1, grants.length)];
    return grant === undefined ? undefined : [...history, { call: grant.end + 0.1, end: grant.end + 0.2, what: { kind: 'acquire', owner: 'thief', ttl: TTL, outcome: { token: 1_000 } } }];
  },
  'a refusal where nobody holds': (history) => [{ call: -9, end: -8, what: { kind: 'acquire', owner: 'o', ttl: TTL, outcome: 'held' } }, ...history],
  'a look that sees nobody where somebody just got the lock': (history, pick) => {
    const grants = history.filter(({ what }) => what.kind === 'acquire' && typeof what.outcome === 'object');
    const grant = grants[pick % Math.max(1, grants.length)];
    return grant === undefined ? undefined : [...history, { call: grant.end + 0.1, end: grant.end + 0.2, what: { kind: 'check', outcome: 'free' } }];
  },
};

describe('checkLinearizable()', () => {
  it('accepts every history of a correct lock, however its operations overlap', () => {
    fc.assert(fc.property(fc.array(turn(90), { maxLength: 60 }), (turns) => passes(...historyOf(turns))), { numRuns: 300 });
  });

  it.each(Object.entries(SPOILERS))('rejects %s', (_name, spoil) => {
    let spoiled = 0;
    fc.assert(fc.property(fc.array(turn(0), { minLength: 4, maxLength: 40 }), fc.nat(), (turns, pick) => {
      const bad = spoil(historyOf(turns), pick);
      if (bad === undefined) return true;
      spoiled += 1;
      return !passes(...bad);
    }), { numRuns: 300 });
    expect(spoiled).toBeGreaterThan(100);
  });

  it('says the same as trying every order, of any history at all', () => {
    const registers = fc.array(fc.record({ call: fc.nat(12), span: fc.integer({ min: 1, max: 6 }), write: fc.boolean(), value: fc.nat(2), lost: fc.nat(5) }), { maxLength: 6 });
    const counts = { yes: 0, no: 0 };
    fc.assert(fc.property(registers, (drawn) => {
      const history = drawn.map(({ call, span, write, value, lost: chance }, index) => ({ call: call + index / 10, end: write && chance === 0 ? Number.POSITIVE_INFINITY : call + index / 10 + span, what: { write, value } }));
      const verdict = checkLinearizable(REGISTER, history).linearizable;
      counts[verdict ? 'yes' : 'no'] += 1;
      return verdict === anyOrder(history);
    }), { numRuns: 2_000 });
    expect(Math.min(counts.yes, counts.no)).toBeGreaterThan(200);
  });
});

interface Access {
  readonly write: boolean;
  readonly value: number;
}

const REGISTER: Model<number, Access> = {
  initial: 0,
  step: (state, { what }) => (what.write ? [what.value] : what.value === state ? [state] : []),
  key: String,
};

/** The definition, word by word: some order of all answered and some unanswered operations that time and model allow. */
function anyOrder(history: readonly Operation<Access>[], state = 0): boolean {
  if (history.every(({ end }) => end === Number.POSITIVE_INFINITY)) return true;
  return history.some((next) => {
    if (history.some((other) => other !== next && other.end < next.call)) return false;
    return REGISTER.step(state, next).some((after) => anyOrder(history.filter((other) => other !== next), after));
  });
}
