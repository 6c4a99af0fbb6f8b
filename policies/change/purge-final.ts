/** Once a purge has begun, data may be gone: nobody brings the tenant back, and the only step left is its end. */
import { quoted } from '../../model/shown.ts';
import type { StepPolicy } from './subject.ts';

export const purgeFinal: StepPolicy = {
  id: 'purge-final',
  check({ before, after }) {
    if (before?.document.spec.purging !== true || after === undefined) return [];
    const { state, purging } = after.document.spec;
    if (state === 'Deleted' && purging === true) return [];
    const path = state === 'Deleted' ? 'spec.purging' : 'spec.state';
    return [{ path, message: `the purge of tenant ${quoted(after.id)} has begun, what it stored may be gone`, fix: 'leave state: Deleted and purging: true; PurgeAccount finishes it. Make a new tenant with another id' }];
  },
};
