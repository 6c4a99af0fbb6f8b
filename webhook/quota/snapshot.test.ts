import { describe, expect, it } from 'vitest';
import { OBJECT_BOUNDS } from '../../model/object-bounds.ts';
import type { JsonObject } from '../../policies/admission/json.ts';
import { formatAmounts } from './amounts.ts';
import { quotaSnapshot } from './snapshot.ts';

function quota(specHard: JsonObject): JsonObject {
  return {
    metadata: { namespace: 'tenant-acme', uid: 'u', resourceVersion: '7' }, spec: { hard: specHard },
    status: { hard: { pods: '3', ...OBJECT_BOUNDS }, used: { pods: '1', 'count/jobs.batch': '999' } },
  };
}

describe('quotaSnapshot()', () => {
  it('keeps what ledgers count, and of the bounds of small objects only whether they are there', () => {
    const seen = quotaSnapshot(quota({ pods: '4', ...OBJECT_BOUNDS }));
    expect(seen?.isBounded).toBe(true);
    expect([seen?.specHard, seen?.hard, seen?.used].map((amounts) => formatAmounts(amounts ?? new Map()))).toEqual([{ pods: '4' }, { pods: '3' }, { pods: '1' }]);
  });

  it.each<[string, JsonObject]>([
    ['no bounds', {}],
    ['one too few', Object.fromEntries(Object.entries(OBJECT_BOUNDS).slice(1))],
    ['one that is higher', { ...OBJECT_BOUNDS, 'count/jobs.batch': '100000' }],
  ])('sees %s', (_, bounds) => expect(quotaSnapshot(quota({ pods: '4', ...bounds }))?.isBounded).toBe(false));

  it('counts nothing where only small objects are counted', () => {
    expect(quotaSnapshot({ ...quota({}), status: { hard: OBJECT_BOUNDS, used: { 'count/jobs.batch': '1' } } })?.used).toBeUndefined();
  });
});
