import { describe, expect, it } from 'vitest';
import type { AdmissionRequest } from '../../policies/admission/subject.ts';
import { judgementOf } from './judgement.ts';
import { pods, snapshot } from './testing/builders.ts';
import { CHARGER, COUNTER, quotaObject, statusReview } from './testing/reviews.ts';

const OWN = 'system:serviceaccount:tenantry-system:tenantry-webhook';
const base = snapshot({ used: pods(3) });

function kindOf(user: string, parts: Partial<AdmissionRequest> = {}): string {
  return judgementOf({ ...statusReview({ user, base, used: pods(4) }), ...parts }, [OWN]).kind;
}

describe('judgementOf()', () => {
  it.each([
    ['the API server charges', CHARGER, 'charge'],
    ['the quota controller counts', COUNTER, 'recount'],
    ['so does a controller manager without an account for each controller', 'system:kube-controller-manager', 'recount'],
    ['the webhook itself', OWN, 'pass'],
    ['a platform admin', 'ann', 'refuse'],
    ['a tenant', 'system:serviceaccount:tenant-acme:default', 'refuse'],
    ['another controller', 'system:serviceaccount:kube-system:replicaset-controller', 'refuse'],
    ['Flux', 'system:serviceaccount:flux-system:tenantry-shard', 'refuse'],
  ])('%s', (_, user, want) => expect(kindOf(user)).toBe(want));

  it.each<[string, Partial<AdmissionRequest>, string]>([
    ['a dry run', { dryRun: true }, 'pass'],
    ['another quota', { name: 'own' }, 'pass'],
    ['a namespace of no tenant', { namespace: 'kube-system' }, 'pass'],
    ['another resource', { resource: 'pods' }, 'pass'],
    ['the quota itself', { subResource: '' }, 'pass'],
    ['no old object', { oldObject: undefined }, 'refuse'],
    ['usage that is none', { object: { ...quotaObject(base), status: { used: { pods: 'many' } } } }, 'refuse'],
    ['an object that is based on another version', { object: quotaObject({ ...base, version: 2n }) }, 'refuse'],
    ['an old object of another namespace', { namespace: 'tenant-globex' }, 'refuse'],
  ])('a charge with %s', (_, parts, want) => expect(kindOf(CHARGER, parts)).toBe(want));

  it('lets the quota controller put right what cannot be read', () => {
    expect(kindOf(COUNTER, { oldObject: { ...quotaObject(base), status: { used: { pods: '1e900' } } } })).toBe('pass');
    expect(kindOf(COUNTER, { object: quotaObject({ ...base, version: 2n }) })).toBe('refuse');
  });

  it('reads tenant, base and proposal', () => {
    expect(judgementOf(statusReview({ user: CHARGER, base, used: pods(4) }), [])).toEqual({ kind: 'charge', tenant: 'acme', proposal: { base, used: pods(4), hard: pods(10) } });
  });

  it('says who may write', () => {
    expect(judgementOf(statusReview({ user: 'ann', base, used: pods(0) }), [])).toEqual({
      kind: 'refuse',
      message: '[tenantry/quota] only the API server and the quota controller write the status of a ResourceQuota; change the plan or the quota of the tenant\'s document',
    });
  });
});
