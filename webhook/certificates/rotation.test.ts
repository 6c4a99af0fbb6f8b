import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { acceptedPaths, announcedPath, bundleOf, firstState, nextState, type CertificateState, type RotationOptions } from './rotation.ts';
import { formatState, parseState } from './state-text.ts';

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 1);
const OVERLAP = 300_000;

function options(): RotationOptions {
  let made = 0;
  return { hosts: ['127.0.0.1'], authorityDays: 365, leafDays: 30, overlapMs: OVERLAP, newPath: () => `secret-path-number-${(made += 1)}` };
}

/** True when a caller that trusts `bundle` believes the leaf of `state`. */
function trusts(bundle: string, { leaf }: CertificateState): boolean {
  const authorities = bundle.split(/(?=-----BEGIN)/).map((text) => new X509Certificate(text));
  return authorities.some((authority) => new X509Certificate(leaf.cert).verify(authority.publicKey));
}

describe('nextState()', () => {
  it('has nothing to do while everything is young', () => {
    const state = firstState(START, options());
    expect(nextState(state, START + DAY, options())).toBeUndefined();
    expect(trusts(bundleOf(state), state)).toBe(true);
  });

  it('renews the served certificate after two thirds of its life, from the same authority', () => {
    const state = firstState(START, options());
    const next = nextState(state, START + 21 * DAY, options());
    expect(next?.generations).toEqual(state.generations);
    expect(next?.leaf.cert).not.toBe(state.leaf.cert);
    expect(announcedPath(next ?? state)).toBe(announcedPath(state));
  });

  it('renews a certificate that is not for the name that is called now', () => {
    const state = firstState(START, options());
    const next = nextState(state, START, { ...options(), hosts: ['webhook.example.test'] });
    expect(new X509Certificate(next?.leaf.cert ?? '').checkHost('webhook.example.test')).toBeDefined();
  });

  it('replaces the authority in three steps, each after an overlap, without a moment of mistrust', () => {
    const settings = options();
    const first = firstState(START, settings);
    const now = START + 250 * DAY;
    const added = nextState(first, now, settings);
    if (added === undefined) throw new Error('no step');
    expect(added.generations).toHaveLength(2);
    expect(added.leaf).toEqual(first.leaf);
    expect([announcedPath(added), acceptedPaths(added)]).toEqual(['secret-path-number-1', ['secret-path-number-1', 'secret-path-number-2']]);
    expect(nextState(added, now + OVERLAP - 1, settings)).toBeUndefined();
    const switched = nextState(added, now + OVERLAP, settings);
    if (switched === undefined) throw new Error('no step');
    expect(switched.leaf.cert).not.toBe(first.leaf.cert);
    expect([announcedPath(switched), acceptedPaths(switched)]).toEqual(['secret-path-number-2', ['secret-path-number-1', 'secret-path-number-2']]);
    expect(nextState(switched, now + 2 * OVERLAP - 1, settings)).toBeUndefined();
    const dropped = nextState(switched, now + 2 * OVERLAP, settings);
    if (dropped === undefined) throw new Error('no step');
    expect(dropped.generations).toEqual([added.generations[1]]);
    expect([announcedPath(dropped), acceptedPaths(dropped)]).toEqual(['secret-path-number-2', ['secret-path-number-2']]);
    expect(nextState(dropped, now + 2 * OVERLAP, settings)).toBeUndefined();
    // Callers and replicas may each be one step behind.
    const steps = [first, added, switched, dropped];
    for (const [index, state] of steps.entries()) {
      for (const other of steps.slice(Math.max(0, index - 1), index + 2)) {
        expect(trusts(bundleOf(other), state)).toBe(true);
        expect(acceptedPaths(state)).toContain(announcedPath(other));
      }
    }
  });

  it('begins at once when forced', () => {
    const state = firstState(START, options());
    expect(nextState(state, START, options(), true)?.generations).toHaveLength(2);
  });

  it('never makes a certificate that outlives its authority', () => {
    const settings = { ...options(), authorityDays: 10 };
    const { leaf, generations } = firstState(START, settings);
    expect(new X509Certificate(leaf.cert).validToDate).toEqual(new X509Certificate(generations[0]?.cert ?? '').validToDate);
  });
});

describe('parseState()', () => {
  const state = firstState(START, options());

  it('reads what formatState() writes', () => {
    expect(parseState(formatState(state))).toEqual(state);
  });

  it.each([
    ['nothing', ''],
    ['no JSON', '{'],
    ['an empty object', '{}'],
    ['a list', '[]'],
    ['no generations', JSON.stringify({ ...state, generations: [] })],
    ['a generation that is not there', JSON.stringify({ ...state, leafOf: 3 })],
    ['a key of another certificate', JSON.stringify({ ...state, leaf: { cert: state.leaf.cert, key: state.generations[0]?.key } })],
    ['broken PEM', JSON.stringify({ ...state, leaf: { cert: 'x', key: 'y' } })],
    ['a path that could leave its segment', JSON.stringify({ ...state, generations: [{ ...state.generations[0], path: '../../../../../../../etc' }] })],
  ])('knows that %s is none', (_, text) => {
    expect(parseState(text)).toBeUndefined();
  });
});
