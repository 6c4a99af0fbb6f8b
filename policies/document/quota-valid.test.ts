import { describe, expect, it } from 'vitest';
import { tenantVerdict } from '../testing/verdicts.ts';
import { quotaValid } from './quota-valid.ts';

describe('quota-valid', () => {
  it.each([
    ['amounts of every form', { pods: '20', 'requests.cpu': '1500m', 'limits.memory': '1.5Gi', secrets: '1e2', configmaps: '0' }, []],
    ['two points', { pods: '1.2.3' }, ['spec.quota.pods: [tenantry/quota-valid] "1.2.3" is not a quantity; write a number such as 500m, 20 or 40Gi']],
    ['an unknown suffix', { 'requests.memory': '4GB' }, ['spec.quota["requests.memory"]: [tenantry/quota-valid] "4GB" is not a quantity; write a number such as 500m, 20 or 40Gi']],
    ['a negative amount', { pods: '-1' }, ['spec.quota.pods: [tenantry/quota-valid] "-1" is negative; write 0 or more']],
    ['half a pod', { pods: '0.5' }, ['spec.quota.pods: [tenantry/quota-valid] "0.5" is no whole number; write a whole number']],
    ['a part of a byte', { 'requests.memory': '1m' }, ['spec.quota["requests.memory"]: [tenantry/quota-valid] "1m" is no whole number; write a whole number']],
    ['a ten-thousandth of a CPU', { 'requests.cpu': '0.0001' }, ['spec.quota["requests.cpu"]: [tenantry/quota-valid] "0.0001" is finer than a thousandth; write whole thousandths, for instance 250m']],
    ['a number beyond all clusters', { pods: '1e2000000000' }, ['spec.quota.pods: [tenantry/quota-valid] "1e2000000000" is above 9007199254740992; write a smaller number']],
    ['all of it', { pods: '-1', 'requests.cpu': 'x' }, [expect.stringContaining('spec.quota["requests.cpu"]'), expect.stringContaining('spec.quota.pods')]],
  ])('%s', (_name, quota, want) => expect(tenantVerdict(quotaValid, { quota })).toEqual(want));

  it('no overrides', () => expect(tenantVerdict(quotaValid, {})).toEqual([]));
});
