import { describe, expect, it } from 'vitest';
import { tenantVerdict } from '../testing/verdicts.ts';
import { isolationSupported } from './isolation-supported.ts';

describe('isolation-supported', () => {
  it.each([
    ['Namespace', []],
    ['NodePool', ['spec.isolation: [tenantry/isolation-supported] isolation level NodePool is not built yet; use Namespace']],
    ['Cluster', ['spec.isolation: [tenantry/isolation-supported] isolation level Cluster is not built yet; use Namespace']],
  ] as const)('%s', (isolation, want) => expect(tenantVerdict(isolationSupported, { isolation })).toEqual(want));

  it('none stated', () => expect(tenantVerdict(isolationSupported, {})).toEqual([]));
});
