import { describe, expect, it } from 'vitest';
import { AMOUNTS, planDocument } from '../../model/testing/documents.ts';
import { tenantVerdict } from '../testing/verdicts.ts';
import { quotaWithinCeiling } from './quota-within-ceiling.ts';

describe('quota-within-ceiling', () => {
  const gold = 'gold.storageclass.storage.k8s.io/requests.storage';
  const plan = planDocument('pro', { quota: { ...AMOUNTS, [gold]: '10Gi' }, ceiling: { pods: '400' } });
  it.each([
    ['less than the plan', { pods: '100', 'requests.cpu': '1' }, []],
    ['exactly the ceiling, written in another way', { pods: '0.4k', 'requests.cpu': '20000m', 'requests.memory': '42949672960' }, []],
    ['above the ceiling', { pods: '401' }, ['spec.quota.pods: [tenantry/quota-within-ceiling] pods 401 is above 400, the ceiling of plan "pro"; ask for at most 400 or choose a larger plan']],
    ['above the quota where there is no ceiling', { 'requests.cpu': '20001m' }, ['spec.quota["requests.cpu"]: [tenantry/quota-within-ceiling] requests.cpu 20001m is above 20, the ceiling of plan "pro"; ask for at most 20 or choose a larger plan']],
    ['a storage class above the plan', { [gold]: '11Gi' }, [expect.stringContaining(`${gold} 11Gi is above 10Gi`)]],
    ['a storage class that the plan leaves alone', { 'slow.storageclass.storage.k8s.io/requests.storage': '1Ti' }, []],
    ['a byte above', { 'requests.memory': '42949672961' }, [expect.stringContaining('requests.memory 42949672961 is above 40Gi')]],
    ['an absurd exponent', { pods: '1e2000000000' }, [expect.stringContaining('pods 1e2000000000 is above 400')]],
    ['no quantity, which another rule tells', { pods: '1.2.3' }, []],
  ])('%s', (_name, quota, want) => expect(tenantVerdict(quotaWithinCeiling, { quota }, plan)).toEqual(want));

  it('no overrides, or an unknown plan, which another rule tells', () => {
    expect(tenantVerdict(quotaWithinCeiling, {})).toEqual([]);
    expect(tenantVerdict(quotaWithinCeiling, { plan: 'gold', quota: { pods: '9999' } })).toEqual([]);
  });
});
