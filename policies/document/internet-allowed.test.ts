import { describe, expect, it } from 'vitest';
import { tenantVerdict } from '../testing/verdicts.ts';
import { internetAllowed } from './internet-allowed.ts';

describe('internet-allowed', () => {
  it.each([
    ['closed under an open plan', 'pro', false, []],
    ['open under an open plan', 'pro', true, []],
    ['closed under a closed plan', 'free', false, []],
    ['open under a closed plan', 'free', true, ['spec.network.internet: [tenantry/internet-allowed] plan "free" keeps the internet closed; remove the field, name destinations in spec.network.egress, or choose a larger plan']],
  ])('%s', (_name, plan, internet, want) => expect(tenantVerdict(internetAllowed, { plan, network: { internet } })).toEqual(want));
});
