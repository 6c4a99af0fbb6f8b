import { describe, expect, it } from 'vitest';
import { planDocument } from '../../model/testing/documents.ts';
import { tenantVerdict } from '../testing/verdicts.ts';
import { throttleWithinCeiling } from './throttle-within-ceiling.ts';

describe('throttle-within-ceiling', () => {
  const plan = planDocument('pro', { throttleCeiling: { requestsPerMinute: 1200 } });
  it.each([
    ['nothing of its own', {}, []],
    ['the ceiling', { requestsPerMinute: 1200, requestsPerHour: 20_000 }, []],
    ['above the ceiling', { requestsPerMinute: 1201 }, ['spec.throttle.requestsPerMinute: [tenantry/throttle-within-ceiling] requestsPerMinute 1201 is above 1200, the ceiling of plan "pro"; ask for at most 1200 or choose a larger plan']],
    ['above the plan where there is no ceiling', { requestsPerHour: 20_001, concurrentJobs: 21 }, [expect.stringContaining('requestsPerHour 20001 is above 20000'), expect.stringContaining('concurrentJobs 21 is above 20')]],
  ])('%s', (_name, throttle, want) => expect(tenantVerdict(throttleWithinCeiling, { throttle }, plan)).toEqual(want));
});
