import { describe, expect, it } from 'vitest';
import type { TenantSpec } from '../../model/tenant.ts';
import { tenantVerdict } from '../testing/verdicts.ts';
import { containerDefaultsWithinPlan } from './container-defaults-within-plan.ts';

const judge = (containers: TenantSpec['containers']) => tenantVerdict(containerDefaultsWithinPlan, containers === undefined ? {} : { containers });

describe('container-defaults-within-plan', () => {
  it.each<[string, TenantSpec['containers']]>([
    ['none', undefined],
    ['lower ones', { limits: { memory: '64Mi' }, requests: { memory: '32Mi' } }],
    ['equal ones in other words', { limits: { cpu: '0.1' }, requests: { cpu: '100m' } }],
  ])('takes %s', (_name, containers) => expect(judge(containers)).toEqual([]));

  it.each<[string, TenantSpec['containers'], string[]]>([
    ['more than the plan', { limits: { memory: '1Gi' } }, ['spec.containers.limits.memory: [tenantry/container-defaults-within-plan] the default 1Gi is above 128Mi, that of plan "pro"; write at most 128Mi; a container that needs more says so itself']],
    ['a limit below the plan\'s request', { limits: { cpu: '50m' } }, ['spec.containers.limits.cpu: [tenantry/container-defaults-within-plan] the default request 100m is above the default limit 50m; state spec.containers.requests.cpu too, or a higher limit']],
    ['no quantity', { requests: { cpu: '1.2.3' } }, ['spec.containers.requests.cpu: [tenantry/container-defaults-within-plan] "1.2.3" is not a quantity; write a number such as 100m or 128Mi']],
  ])('refuses %s', (_name, containers, want) => expect(judge(containers)).toEqual(want));
});
