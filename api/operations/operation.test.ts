import { describe, expect, it } from 'vitest';
import type { Progress } from '../accounts/progress.ts';
import { failed, observe, pushed, queued, stateOf, type Operation } from './operation.ts';

const begun = queued({ id: 'op', tenant: 'acme', method: 'CreateAccount', caller: 'local', resume: undefined }, 1);
const onMain = pushed(begun, 'c1', 2);

function progress(state: Progress['state'], cluster = 'eu-1', attached = true): Progress {
  return { cluster, state, message: `m ${state}`, branch: 'b', appliedCommit: '', generation: 'g', appliedGeneration: '', attached };
}

function seen(operation: Operation, list: readonly Progress[], trouble?: string): Operation {
  return observe(operation, { progress: list, trouble, at: 9 });
}

describe('an operation', () => {
  it('is queued, committed and pushed before clusters count', () => {
    expect(stateOf(begun)).toBe('QUEUED');
    expect([stateOf(onMain), onMain.commit, onMain.steps.map(({ state }) => state)]).toEqual(['PUSHED', 'c1', ['QUEUED', 'COMMITTED', 'PUSHED']]);
    expect(seen(begun, [progress('READY')])).toBe(begun);
  });

  it('is ready when every attached cluster is, and notes each step of each once', () => {
    const half = seen(onMain, [progress('READY'), progress('APPLIED', 'us-1')]);
    expect([stateOf(half), half.done]).toEqual(['APPLIED', false]);
    expect(seen(half, [progress('READY'), progress('APPLIED', 'us-1')])).toBe(half);
    const whole = seen(half, [progress('READY'), progress('READY', 'us-1'), progress('PUSHED', 'away', false)]);
    expect([stateOf(whole), whole.done]).toEqual(['READY', true]);
    expect(whole.steps.slice(3).map(({ cluster, state }) => [cluster, state])).toEqual([['eu-1', 'APPLIED'], ['eu-1', 'READY'], ['us-1', 'APPLIED'], ['us-1', 'READY']]);
    expect(seen(whole, [progress('PUSHED')])).toBe(whole);
  });

  it('is done with the push where no cluster is attached', () => {
    expect(seen(onMain, [progress('PUSHED', 'away', false)]).done).toBe(true);
    expect(seen(onMain, []).done).toBe(true);
  });

  it('is not done while the cloud lacks something', () => {
    const waiting = observe(onMain, { progress: [progress('READY')], trouble: undefined, awaited: 'AWS: later', at: 9 });
    expect([stateOf(waiting), waiting.done]).toEqual(['APPLIED', false]);
    expect(seen(waiting, [progress('READY')]).done).toBe(true);
  });

  it('tells what keeps it from going on, and goes on when that is over', () => {
    const stuck = seen(onMain, [progress('PUSHED')], 'Pod acme/x: refused');
    expect([stateOf(stuck), stuck.done, stuck.trouble]).toEqual(['FAILED', false, 'Pod acme/x: refused']);
    expect(seen(stuck, [progress('PUSHED')], 'Pod acme/x: refused')).toBe(stuck);
    const over = seen(stuck, [progress('READY')]);
    expect([stateOf(over), over.done, over.trouble]).toEqual(['READY', true, undefined]);
  });

  it('that was refused stays so', () => {
    const refused = failed(begun, 'no');
    expect([stateOf(refused), refused.done]).toEqual(['FAILED', true]);
    expect(seen(refused, [progress('READY')])).toBe(refused);
  });
});
