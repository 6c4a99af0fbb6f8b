import { describe, expect, it } from 'vitest';
import type { PlanSpec } from '../../model/plan.ts';
import { AMOUNTS, planDocument } from '../../model/testing/documents.ts';
import { verdict } from '../testing/verdicts.ts';
import { planConsistent } from './plan-consistent.ts';

const containers = (request: string, limit: string) => {
  const rest = { memory: '1Mi', 'ephemeral-storage': '1Mi' };
  return { requests: { cpu: request, ...rest }, limits: { cpu: limit, ...rest } };
};

describe('plan-consistent', () => {
  it.each<[string, Partial<PlanSpec>, unknown[]]>([
    ['a plain plan', {}, []],
    ['a ceiling above the quota', { ceiling: { pods: '400' }, throttleCeiling: { requestsPerHour: 20_000 } }, []],
    ['a wrong amount', { quota: { ...AMOUNTS, pods: '1.5' } }, ['spec.quota.pods: [tenantry/plan-consistent] "1.5" is no whole number; write a whole number']],
    ['a wrong ceiling', { ceiling: { pods: 'x' } }, ['spec.ceiling.pods: [tenantry/plan-consistent] "x" is not a quantity; write a number such as 500m, 20 or 40Gi']],
    ['a ceiling below the quota', { ceiling: { 'requests.memory': '39Gi' } }, ['spec.ceiling["requests.memory"]: [tenantry/plan-consistent] the ceiling 39Gi is below the quota 40Gi; raise the ceiling or remove it']],
    ['a throttle ceiling below the limit', { throttleCeiling: { concurrentJobs: 19 } }, ['spec.throttleCeiling.concurrentJobs: [tenantry/plan-consistent] the ceiling 19 is below the limit 20; raise the ceiling or remove it']],
    ['a request above its limit', { containers: containers('2', '1500m') }, ['spec.containers.requests.cpu: [tenantry/plan-consistent] the default request 2 is above the default limit 1500m; lower the request or raise the limit']],
    ['a request that is no quantity', { containers: containers('1..5', '2') }, ['spec.containers.requests.cpu: [tenantry/plan-consistent] "1..5" is not a quantity; write a number such as 100m or 128Mi']],
    ['egress of every kind', { egress: { internet: false, custom: false, cidrs: ['203.0.113.0/24', '203.0.113.1/24', '127.0.0.0/8', 'x'] } }, [
      'spec.egress.cidrs[1]: [tenantry/plan-consistent] "203.0.113.1/24" has bits set beyond its prefix length 24; did you mean 203.0.113.0/24?',
      'spec.egress.cidrs[2]: [tenantry/plan-consistent] "127.0.0.0/8" reaches special addresses; name a smaller block, or set internet: true for all public addresses',
      'spec.egress.cidrs[3]: [tenantry/plan-consistent] "x" is not an IPv4 or IPv6 block; write a block such as 203.0.113.0/24',
    ]],
  ])('%s', (_name, spec, want) => expect(verdict(planConsistent, planDocument('pro', spec))).toEqual(want));
});
