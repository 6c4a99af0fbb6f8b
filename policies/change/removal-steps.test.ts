import { describe, expect, it } from 'vitest';
import type { TenantState } from '../../model/tenant.ts';
import { stepVerdict } from '../testing/verdicts.ts';
import { removalSteps } from './removal-steps.ts';

const JUMP = 'spec.state: [tenantry/removal-steps] tenant "acme" goes from Active to Deleted in one step; commit state: Suspended first and Deleted when that is applied';
const BORN = 'spec.state: [tenantry/removal-steps] the new tenant "acme" has state Deleted; begin with Active or Suspended';
const gone = (state: string, steps: string) => `: [tenantry/removal-steps] the folder of tenant "acme" has vanished while its state is ${state}; put it back; commit ${steps}, and remove the files when that is applied`;

describe('removal-steps', () => {
  it.each<[TenantState | undefined, TenantState | undefined, string[]]>([
    [undefined, 'Active', []], [undefined, 'Suspended', []], [undefined, 'Deleted', [BORN]],
    ['Active', 'Active', []], ['Active', 'Suspended', []], ['Active', 'Deleted', [JUMP]], ['Active', undefined, [gone('Active', 'state: Suspended, then state: Deleted')]],
    ['Suspended', 'Active', []], ['Suspended', 'Suspended', []], ['Suspended', 'Deleted', []], ['Suspended', undefined, [gone('Suspended', 'state: Deleted')]],
    ['Deleted', 'Active', []], ['Deleted', 'Suspended', []], ['Deleted', 'Deleted', []], ['Deleted', undefined, []],
    [undefined, undefined, []],
  ])('%s → %s', (before, after, want) => {
    const spec = (state: TenantState | undefined) => (state === undefined ? undefined : { state });
    expect(stepVerdict(removalSteps, spec(before), spec(after))).toEqual(want);
  });
});
