import { describe, expect, it } from 'vitest';
import { catalogOf, platformDocument, tenantDocument } from '../../model/testing/documents.ts';
import { checkChange } from './index.ts';

const ids = (count: number) => Array.from({ length: count }, (_, index) => `t${String(index).padStart(2, '0')}`);

interface Case {
  readonly count: number;
  readonly go: 'delete' | 'remove' | 'leave';
  readonly budget?: number;
  readonly raisedTo?: number;
}

const clusters = (state: 'Active' | 'Deleted' = 'Active') => [{ name: 'local' }, { name: 'other', state }];

function verdicts({ count, go, budget, raisedTo }: Case): string[] {
  const platform = (limit: number | undefined) => platformDocument(limit === undefined ? {} : { removal: { budget: limit } });
  const before = catalogOf(platform(budget), ...ids(20).map((id) => tenantDocument(id, { ...(go === 'leave' ? { clusters: clusters() } : { state: go === 'delete' ? 'Suspended' : 'Deleted' }) })));
  const next = before.clone();
  if (raisedTo !== undefined) next.putShared(platform(raisedTo));
  for (const id of ids(count)) {
    const entry = next.tenant(id);
    if (go === 'remove') next.remove(id);
    else if (entry !== undefined) next.put({ ...entry, document: tenantDocument(id, go === 'leave' ? { clusters: clusters('Deleted') } : { state: 'Deleted' }) });
  }
  return checkChange(before, next).map(({ file, path, policy, message, fix }) => `${file} ${path} ${policy}: ${message}; ${fix}`);
}

const over = (count: number, names: string, budget: number) => [`platform.yaml spec.removal.budget deletion-budget: the commit deletes ${count} tenants (${names}), the budget is ${budget}; delete fewer in one commit`];

describe('deletion-budget', () => {
  it.each<[string, Case, string[]]>([
    ['five by default', { count: 5, go: 'delete' }, []],
    ['six', { count: 6, go: 'delete' }, over(6, 't00, t01, t02, t03, t04, t05', 5)],
    ['removed files', { count: 6, go: 'remove' }, over(6, 't00, t01, t02, t03, t04, t05', 5)],
    ['five that leave one cluster', { count: 5, go: 'leave' }, []],
    ['six that leave one cluster', { count: 6, go: 'leave' }, over(6, 't00, t01, t02, t03, t04, t05', 5)],
    ['a larger budget', { count: 12, budget: 12, go: 'delete' }, []],
    ['many names', { count: 12, budget: 3, go: 'delete' }, over(12, 't00, t01, t02, t03, t04, t05, t06, t07, t08, t09, …', 3)],
    ['none at all', { count: 1, budget: 0, go: 'delete' }, over(1, 't00', 0)],
    ['a budget that the same commit raises', { count: 6, budget: 5, go: 'delete', raisedTo: 10 }, over(6, 't00, t01, t02, t03, t04, t05', 5)],
  ])('%s', (_name, given, want) => expect(verdicts(given)).toEqual(want));
});
