import { describe, expect, it } from 'vitest';
import { tenantVerdict } from '../testing/verdicts.ts';
import { accessAllowed } from './access-allowed.ts';

describe('access-allowed', () => {
  it.each([
    ['what the plan allows', 'pro', ['APIServer'], []],
    ['what it does not', 'pro', ['APIServer', 'Nodes'], ['spec.network.access[1]: [tenantry/access-allowed] plan "pro" does not allow access to Nodes; it allows APIServer']],
    ['anything where it allows nothing', 'free', ['Metadata'], ['spec.network.access[0]: [tenantry/access-allowed] plan "free" does not allow access to Metadata; remove it or choose a larger plan']],
    ['an unknown plan, which another rule tells', 'gold', ['Nodes'], []],
  ] as const)('%s', (_name, plan, access, want) => expect(tenantVerdict(accessAllowed, { plan, network: { access: [...access] } })).toEqual(want));
});
