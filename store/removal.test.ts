import { describe, expect, it } from 'vitest';
import { nextRemovalStep, overBudget, type RemovalFacts } from './removal.ts';

function facts(more: Partial<RemovalFacts>): RemovalFacts {
  return { wanted: 'Deleted', output: 'Active', applied: true, ageMs: 0, retentionMs: 0, overBudget: undefined, ...more };
}

describe('nextRemovalStep()', () => {
  const table: [string, Partial<RemovalFacts>, string][] = [
    ['an active output is suspended first, whatever main says', {}, 'render Suspended'],
    ['Deleted waits until Suspended is applied', { output: 'Suspended', applied: false }, 'wait'],
    ['Deleted follows when Suspended is applied', { output: 'Suspended' }, 'render Deleted'],
    ['a deleted output is rendered on', { output: 'Deleted', applied: false }, 'render Deleted'],
    ['without output there is nothing to go through', { output: undefined }, 'render Deleted'],
    ['the budget stops the first step', { overBudget: 'too many' }, 'wait'],
    ['the budget does not stop what is deleted already', { output: 'Deleted', overBudget: 'too many' }, 'render Deleted'],
    ['files of an active tenant never go', { wanted: undefined }, 'vanished'],
    ['files of a suspended tenant never go', { wanted: undefined, output: 'Suspended' }, 'vanished'],
    ['files of a deleted tenant go when that is applied', { wanted: undefined, output: 'Deleted' }, 'remove'],
    ['not before', { wanted: undefined, output: 'Deleted', applied: false }, 'wait'],
    ['not before the retention is over', { wanted: undefined, output: 'Deleted', ageMs: 10, retentionMs: 11 }, 'wait'],
    ['not beyond the budget', { wanted: undefined, output: 'Deleted', overBudget: 'too many' }, 'wait'],
    ['nothing there, nothing to do', { wanted: undefined, output: undefined }, 'nothing'],
  ];
  it.each(table)('%s', (_name, more, want) => {
    const step = nextRemovalStep(facts(more));
    expect(step.kind === 'render' ? `render ${step.state}` : step.kind).toBe(want);
  });
});

describe('overBudget()', () => {
  it('counts by commit: many small removals pass, one large one does not', () => {
    const commits = new Map([['a', 'c1'], ['b', 'c1'], ['c', 'c2'], ['d', 'c2'], ['e', 'c2']]);
    const stopped = overBudget(commits.keys(), (id) => commits.get(id), 2);
    expect([...stopped.keys()]).toEqual(['c', 'd', 'e']);
    expect(stopped.get('c')).toContain('deletes 3 tenants, 2 are allowed');
  });
});
