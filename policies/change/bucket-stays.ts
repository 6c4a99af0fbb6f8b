/**
 * A tenant's bucket stays while it has a role: objects do not move by themselves, and a purge looks in the bucket that is
 * named last. To move them, take the role away first (cloud.aws.enabled: false), so that nobody writes meanwhile.
 */
import { bucketOf } from '../../model/aws.ts';
import { quoted } from '../../model/shown.ts';
import type { StepPolicy } from './subject.ts';

export const bucketStays: StepPolicy = {
  id: 'bucket-stays',
  check({ before, after, platformBefore, platformAfter }) {
    if (before === undefined || after === undefined) return [];
    const [from, to] = [bucketOf(before.document, platformBefore.spec), bucketOf(after.document, platformAfter.spec)];
    const hasRole = [before, after].every(({ document }) => document.spec.cloud?.aws?.enabled !== false);
    if (from === undefined || from === to || !hasRole) return [];
    return [{
      path: 'spec.cloud.aws.bucket',
      message: `tenant ${quoted(after.id)} goes from bucket ${quoted(from)} to ${to === undefined ? 'none' : quoted(to)}, and its objects do not`,
      fix: `keep ${quoted(from)} in the tenant's cloud.aws.bucket; to move, commit cloud.aws.enabled: false, copy the objects and remove the old ones, then change the bucket and enable it again`,
    }];
  },
};
