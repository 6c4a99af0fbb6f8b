import { describe, expect, it } from 'vitest';
import { createGitFaults } from './git-faults.ts';
import type { GitRequest } from './git-faults.ts';

const push: GitRequest = { operation: 'push', repository: 'tenants', phase: 'transfer' };
const drop = { kind: 'drop-request' } as const;

describe('createGitFaults()', () => {
  it.each([
    { name: 'everything', fault: { action: drop }, request: push, want: [drop] },
    { name: 'only pushes', fault: { action: drop, operation: 'fetch' as const }, request: push, want: [] },
    { name: 'only one repository', fault: { action: drop, repository: 'other' }, request: push, want: [] },
    {
      name: 'transfers unless told otherwise',
      fault: { action: drop },
      request: { ...push, phase: 'advertise' as const },
      want: [],
    },
    {
      name: 'advertising when told so',
      fault: { action: drop, phase: 'advertise' as const },
      request: { ...push, phase: 'advertise' as const },
      want: [drop],
    },
  ])('strikes $name', ({ fault, request, want }) => {
    const faults = createGitFaults();
    faults.add(fault);
    expect(faults.take(request)).toEqual(want);
  });

  it('strikes as many times as told, and not after removal', () => {
    const faults = createGitFaults();
    faults.add({ action: drop, times: 1 });
    const remove = faults.add({ action: { kind: 'delay', delayMs: 5 } });
    expect(faults.take(push)).toEqual([drop, { kind: 'delay', delayMs: 5 }]);
    expect(faults.take(push)).toEqual([{ kind: 'delay', delayMs: 5 }]);
    remove();
    expect(faults.take(push)).toEqual([]);
  });
});
