import { describe, expect, it } from 'vitest';
import type { Fault } from '../model/fault.ts';
import { tenantFile } from '../model/layout.ts';
import { problemsOf, problemsOfTenant } from './problem-list.ts';
import type { Problem } from './store.ts';

const fault = (file: string): Fault => ({ file, line: 1, path: 'spec', policy: 'some-rule', message: `${file} is wrong`, fix: 'mend it' });
const about = (subject: string, kind: Problem['kind']): Problem => ({ subject, kind, message: `${subject} is ${kind}`, faults: [] });

const STATE = {
  branchProblems: new Map([['main', about('main', 'branch')], ['clusters/gone.yaml', about('clusters/gone.yaml', 'vanished')]]),
  fileFaults: new Map([[tenantFile('broken'), [fault(tenantFile('broken'))]], ['tenants/00/misplaced/tenant.yaml', [fault('tenants/00/misplaced/tenant.yaml')]]]),
  sharedFaults: [fault('plans/free.yaml')],
  invalid: new Map([['broken', [fault(tenantFile('broken')), fault('other')]], ['both', [fault(tenantFile('both'))]]]),
  branches: new Map([
    ['deploy/a/tenants-00', { kept: new Map([['held', about('held', 'held')], ['both', about('both', 'waiting')]]) }],
    ['deploy/b/tenants-00', { kept: new Map([['held', about('held', 'waiting')], ['acme', about('acme', 'waiting')]]) }],
  ]),
};

describe('problemsOf()', () => {
  it('tells of everything in order of subjects, and of a broken file of a tenant once', () => {
    expect(problemsOf(STATE).map(({ subject, kind }) => `${kind} ${subject}`)).toEqual([
      'waiting acme', 'invalid both', 'invalid broken', 'vanished clusters/gone.yaml', 'held held', 'waiting held', 'branch main', 'invalid plans/free.yaml', 'invalid tenants/00/misplaced/tenant.yaml',
    ]);
  });
});

describe('problemsOfTenant()', () => {
  it.each([['acme', 1], ['both', 1], ['broken', 1], ['held', 2], ['well', 0]])('gives of %s what all of them hold of it: %i', (id, count) => {
    const found = problemsOfTenant(STATE, id);
    expect(found).toHaveLength(count);
    expect(found).toEqual(problemsOf(STATE).filter(({ subject }) => subject === id));
  });
});
