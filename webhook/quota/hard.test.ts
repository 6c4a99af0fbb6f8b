import { describe, expect, it } from 'vitest';
import { formatAmounts, type Amounts } from './amounts.ts';
import { loosened, sameLimits, tightened } from './hard.ts';
import { TICKET_KEY } from './snapshot.ts';
import { amounts, pods, snapshot } from './testing/builders.ts';

const seen = snapshot({ hard: amounts({ pods: '10', 'requests.cpu': '2', services: '5', [TICKET_KEY]: '7' }), used: amounts({ pods: '3', 'requests.cpu': '1500m' }) });
const limits = amounts({ pods: '20', 'requests.cpu': '8', services: '9' });
const text = (hard: Amounts | undefined): unknown => (hard === undefined ? undefined : formatAmounts(hard));

describe('tightened() and loosened()', () => {
  it('change to used plus what is left, each in its own direction', () => {
    const room = amounts({ pods: '4', 'requests.cpu': '1', services: '1' });
    // What nobody has counted (services) stays as it is, and so does the number of the recount.
    expect(text(tightened(seen, room))).toEqual({ pods: '7', 'requests.cpu': '2', services: '5', [TICKET_KEY]: '7' });
    expect(text(loosened(seen, room, limits))).toEqual({ pods: '10', 'requests.cpu': '2500m', services: '5', [TICKET_KEY]: '7' });
  });

  it('give nothing when nothing changes', () => {
    const room = amounts({ pods: '7', 'requests.cpu': '500m' });
    expect([tightened(seen, room), loosened(seen, room, limits)]).toEqual([undefined, undefined]);
  });

  it('loosen up to the limit only, though more is used since a larger plan', () => {
    expect(text(loosened(snapshot({ hard: pods(2), used: pods(8) }), pods(0), pods(5)))).toEqual({ pods: '5' });
  });
});

describe('sameLimits()', () => {
  it.each([
    [{ pods: '1' }, { pods: '1' }, true],
    [{ pods: '1', [TICKET_KEY]: '1' }, { pods: '1', [TICKET_KEY]: '2' }, true],
    [{ pods: '1' }, { pods: '2' }, false],
    [{ pods: '0' }, {}, false],
  ])('%j and %j: %j', (a, b, want) => expect(sameLimits(amounts(a), amounts(b))).toBe(want));
});
