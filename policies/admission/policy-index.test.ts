import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ADMISSION_POLICIES } from './index.ts';
import { PolicyIndex } from './policy-index.ts';
import { anyForm } from './testing/arbitrary.ts';
import { subjectOf } from './testing/subjects.ts';

describe('PolicyIndex', () => {
  it('finds the policies that say of themselves that they judge, whatever else stands in the request', () => {
    const index = new PolicyIndex(ADMISSION_POLICIES);
    fc.assert(
      fc.property(anyForm, fc.constantFrom('', 'tenant-acme'), fc.boolean(), (form, namespace, dryRun) => {
        const request = { ...subjectOf(form).request, namespace, dryRun };
        expect(index.judging(request).map(({ id }) => id)).toEqual(ADMISSION_POLICIES.filter((policy) => policy.judges(request)).map(({ id }) => id));
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps names apart that look alike when they are joined', () => {
    const index = new PolicyIndex(ADMISSION_POLICIES);
    const request = subjectOf({ object: {} }).request;
    const ids = (group: string, resource: string, subResource: string): string[] => index.judging({ ...request, group, resource, subResource }).map(({ id }) => id);
    expect(ids('', 'pods', '')).toContain('pod-shape');
    expect(ids('', 'pods/', '')).not.toContain('pod-shape');
  });
});
