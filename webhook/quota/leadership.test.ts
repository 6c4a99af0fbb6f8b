import { describe, expect, it } from 'vitest';
import { LEASE_SECONDS, mayTake, parseLease, watched, type Lease } from './leadership.ts';

function lease(parts: Partial<Lease> = {}): Lease {
  return { version: '1', holder: 'one', renewed: 'then', seconds: 15, ...parts };
}

describe('mayTake()', () => {
  it.each([
    ['its own', lease({ holder: 'two' }), 0, true],
    ['nobody\'s', lease({ holder: '' }), 0, true],
    ['another\'s', lease(), 15_000, false],
    ['another\'s that was not renewed in time', lease(), 15_001, true],
  ])('%s', (_, found, afterMs, want) => {
    const seen = watched(undefined, found, 1_000);
    expect(mayTake(found, seen, 'two', 1_000 + afterMs)).toBe(want);
  });

  it('counts from when a renewal was first seen, by one\'s own clock', () => {
    const seen = watched(watched(undefined, lease(), 0), lease(), 14_000);
    expect(mayTake(lease(), seen, 'two', 15_001)).toBe(true);
    const renewed = lease({ renewed: 'now' });
    expect(mayTake(renewed, watched(seen, renewed, 15_001), 'two', 15_002)).toBe(false);
  });
});

describe('parseLease()', () => {
  it.each([
    [{ metadata: { resourceVersion: '7' } }, { version: '7', holder: '', renewed: '', seconds: LEASE_SECONDS }],
    [{ metadata: { resourceVersion: '7' }, spec: { holderIdentity: 'one', renewTime: 'then', leaseDurationSeconds: 3 } }, { version: '7', holder: 'one', renewed: 'then', seconds: 3 }],
    [{}, undefined],
  ])('%j', (given, want) => expect(parseLease(given)).toEqual(want));
});
