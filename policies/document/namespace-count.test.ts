import { describe, expect, it } from 'vitest';
import { tenantVerdict } from '../testing/verdicts.ts';
import { namespaceCount } from './namespace-count.ts';

describe('namespace-count', () => {
  const list = (count: number) => Array.from({ length: count }, (_, index) => ({ suffix: `n${index}` }));
  it.each([
    ['as many as the plan grants', 'pro', 3, []],
    ['one more', 'pro', 4, ['spec.namespaces: [tenantry/namespace-count] 4 further namespaces are more than 3, the limit of plan "pro"; remove some or choose a larger plan']],
    ['one where the plan grants none', 'free', 1, ['spec.namespaces: [tenantry/namespace-count] 1 further namespaces are more than 0, the limit of plan "free"; remove some or choose a larger plan']],
    ['any under an unknown plan, which another rule tells', 'gold', 9, []],
  ])('%s', (_name, plan, count, want) => expect(tenantVerdict(namespaceCount, { plan, namespaces: list(count) })).toEqual(want));

  it('the namespace for jobs does not count', () => expect(tenantVerdict(namespaceCount, { plan: 'free', jobs: { enabled: true } })).toEqual([]));
});
