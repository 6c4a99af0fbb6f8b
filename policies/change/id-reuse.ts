/** The id of a removed tenant is never given out again: old role bindings, backups and logs still name it. */
import { quoted } from '../../model/shown.ts';
import type { StepPolicy } from './subject.ts';

export const idReuse: StepPolicy = {
  id: 'id-reuse',
  check({ before, after, retired }) {
    if (before !== undefined || after === undefined || !retired.has(after.id)) return [];
    return [{ path: 'metadata.name', message: `tenant id ${quoted(after.id)} belonged to a tenant that was removed`, fix: 'choose another id' }];
  },
};
