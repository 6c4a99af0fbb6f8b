import { describe, expect, it } from 'vitest';
import { formatAmounts, NO_AMOUNTS } from './amounts.ts';
import { nextStep, type Projected, type QuotaTimes, type Step } from './projection.ts';
import { TICKET_KEY } from './snapshot.ts';
import { amounts, entry, pods, snapshot } from './testing/builders.ts';

const TIMES: QuotaTimes = { youngMs: 5_000, settleMs: 3_000 };
const NOW = 100_000;
const just = { at: NOW - 100, grow: pods(1) };

function stepFor(parts: Partial<Projected>): unknown {
  const step: Step = nextStep({ entry: entry(), seen: snapshot(), limits: pods(10), room: pods(10), isLeaving: false, now: NOW, ...parts }, TIMES);
  return 'hard' in step ? { ...step, hard: formatAmounts(step.hard) } : step;
}

const asked = (ticket: number): Record<string, string> => ({ pods: '10', [TICKET_KEY]: String(ticket) });

describe('nextStep()', () => {
  it.each<[string, Partial<Projected>, unknown]>([
    ['rests when all is in step', {}, { kind: 'rest' }],
    ['waits while a charge is in flight, even if there is room', { entry: entry({ attempts: [just] }), seen: snapshot({ hard: pods(1) }) }, { kind: 'wait', ms: 2_900 }],
    ['settles a charge that is open for too long', { entry: entry({ attempts: [{ at: NOW - 3_000, grow: pods(1) }] }) }, { kind: 'touch' }],
    ['loosens what is tighter than what is left', { seen: snapshot({ hard: pods(3), used: pods(2) }), room: pods(4) }, { kind: 'loosen', hard: { pods: '6' } }],
    ['loosens while charges are young, too', { entry: entry({ young: [just] }), seen: snapshot({ hard: pods(3) }), room: pods(4) }, { kind: 'loosen', hard: { pods: '4' } }],
    ['leaves alone what is looser than what is left', { seen: snapshot({ used: pods(2) }), room: pods(4) }, { kind: 'rest' }],
    ['brings spec.hard after status.hard', { seen: snapshot({ specHard: pods(3) }) }, { kind: 'align', hard: asked(1) }],
    ['but not while a charge is young', { entry: entry({ young: [just] }), seen: snapshot({ specHard: pods(3) }) }, { kind: 'wait', ms: 4_900 }],
    ['takes in a resource that the plan limits now', { limits: amounts({ pods: '10', services: '5' }), room: amounts({ pods: '10', services: '5' }) }, { kind: 'align', hard: { ...asked(1), services: '5' } }],
    ['lowers what is above the plan now', { seen: snapshot({ specHard: pods(12), hard: pods(12) }) }, { kind: 'align', hard: asked(1) }],
    ['drops a resource that the plan limits no more', { seen: snapshot({ specHard: amounts({ pods: '10', services: '5' }) }) }, { kind: 'align', hard: asked(1) }],
    ['takes the workloads from a namespace that is let go', { isLeaving: true }, { kind: 'align', hard: { ...asked(1), pods: '0' } }],
    ['and gives it nothing more', { isLeaving: true, seen: snapshot({ specHard: pods(0), hard: pods(0) }) }, { kind: 'rest' }],
    ['nor fights Git over what it has', { isLeaving: true, limits: amounts({ services: '9' }), room: amounts({ services: '9' }), seen: snapshot({ specHard: amounts({ services: '4' }), hard: amounts({ services: '3' }), used: amounts({ services: '3' }) }) }, { kind: 'rest' }],
    ['asks for a recount when something is doubted and nothing is young', { entry: entry({ doubt: pods(1) }) }, { kind: 'align', hard: asked(1) }],
    ['waits with that while as much is young', { entry: entry({ doubt: pods(1), young: [just] }) }, { kind: 'wait', ms: 4_900 }],
    ['does not wait while less is young', { entry: entry({ doubt: pods(2), young: [just] }) }, { kind: 'align', hard: asked(1) }],
    ['asks once: a recount that is asked for will come', { entry: entry({ doubt: pods(1) }), seen: snapshot({ specHard: amounts(asked(1)) }) }, { kind: 'rest' }],
    ['asks again when that one could not see everything', { entry: entry({ doubt: pods(1), ticket: 1 }), seen: snapshot({ specHard: amounts(asked(1)), hard: amounts(asked(1)) }) }, { kind: 'align', hard: asked(2) }],
  ])('%s', (_, parts, want) => expect(stepFor(parts)).toEqual(want));

  it('never limits what the tenant has no limit of', () => {
    expect(stepFor({ limits: NO_AMOUNTS, room: NO_AMOUNTS })).toEqual({ kind: 'align', hard: { [TICKET_KEY]: '1' } });
  });
});
