/** What fields of throttle requests may hold, from the code that enforces it. */
import type { Constraints } from '../openapi/constraint.ts';
import { MAX_COST, MAX_JOB_TYPE, MAX_LIMITS } from './throttle-request.ts';

const REQUESTS = 'schedulerapi.v1.';
const jobType = { maxLength: MAX_JOB_TYPE, examples: ['code-review'] };

export const THROTTLE_CONSTRAINTS: Constraints = {
  [`${REQUESTS}CheckThrottleRequest.job_type`]: jobType,
  [`${REQUESTS}RecordRequestRequest.job_type`]: jobType,
  [`${REQUESTS}RecordRequestRequest.cost`]: { minimum: 0, maximum: MAX_COST },
  [`${REQUESTS}UpdateThrottleLimitsRequest.requests_per_minute`]: { minimum: 0, maximum: MAX_LIMITS.requests_per_minute },
  [`${REQUESTS}UpdateThrottleLimitsRequest.requests_per_hour`]: { minimum: 0, maximum: MAX_LIMITS.requests_per_hour },
  [`${REQUESTS}UpdateThrottleLimitsRequest.concurrent_jobs_limit`]: { minimum: 0, maximum: MAX_LIMITS.concurrent_jobs_limit },
};
