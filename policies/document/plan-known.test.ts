import { describe, expect, it } from 'vitest';
import { tenantVerdict } from '../testing/verdicts.ts';
import { planKnown } from './plan-known.ts';

describe('plan-known', () => {
  it.each([
    ['a plan that exists', 'free', []],
    ['a plan that does not exist', 'gold', ['spec.plan: [tenantry/plan-known] plan "gold" does not exist; choose one of free, pro']],
    ['a misspelt plan', 'prp', ['spec.plan: [tenantry/plan-known] plan "prp" does not exist; did you mean "pro"?']],
  ])('%s', (_name, plan, want) => expect(tenantVerdict(planKnown, { plan })).toEqual(want));
});
