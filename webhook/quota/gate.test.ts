import { describe, expect, it } from 'vitest';
import type { AdmissionRequest } from '../../policies/admission/subject.ts';
import { QuotaGate } from './gate.ts';
import type { QuotaSnapshot } from './snapshot.ts';
import { amounts, snapshot } from './testing/builders.ts';

const call = { signal: new AbortController().signal };

function request(parts: Partial<AdmissionRequest> = {}): AdmissionRequest {
  return {
    operation: 'CREATE', group: '', version: 'v1', kind: 'Pod', resource: 'pods', subResource: '', namespace: 'tenant-acme', name: 'one', object: {}, oldObject: undefined,
    options: undefined, dryRun: false, user: { username: 'ann', groups: [] }, ...parts,
  };
}

/** The message of the refusal, if the watch and the cluster show these quotas. */
async function refusal(watched: QuotaSnapshot | undefined, stored: readonly QuotaSnapshot[], parts: Partial<AdmissionRequest> = {}): Promise<string | undefined> {
  const gate = new QuotaGate({ observed: { get: () => watched }, quotas: { list: async () => stored } });
  return (await gate.refusal(request(parts), call))?.message;
}

const uncounted = snapshot({ used: undefined });
const other = snapshot({ used: amounts({ services: '1' }) });

describe('refusal()', () => {
  it.each<[string, QuotaSnapshot | undefined, readonly QuotaSnapshot[]]>([
    ['there is no quota', undefined, []],
    ['it is not counted', uncounted, [uncounted]],
    ['it counts no pods', other, [other]],
    ['only another namespace has one', undefined, [snapshot({ namespace: 'tenant-acme--dev' })]],
  ])('refuses pods while %s', async (_, watched, stored) => {
    expect(await refusal(watched, stored)).toBe('[tenantry/quota] namespace tenant-acme has no ResourceQuota tenantry that counts pods yet; try again in a moment, then tell the platform team');
  });

  it('has nothing against pods that are counted, and asks the cluster when the watch is behind', async () => {
    expect(await refusal(snapshot(), [])).toBeUndefined();
    expect(await refusal(undefined, [snapshot()])).toBeUndefined();
  });

  it.each(['persistentvolumeclaims', 'services'])('refuses %s too', async (resource) => {
    expect(await refusal(undefined, [], { resource })).toContain(`that counts ${resource} yet`);
    expect(await refusal(snapshot({ hard: amounts({ [resource]: '1' }), used: amounts({ [resource]: '0' }) }), [], { resource })).toBeUndefined();
  });

  it.each<[string, Partial<AdmissionRequest>]>([
    ['other kinds', { resource: 'configmaps' }],
    ['pods of other groups', { group: 'metrics.k8s.io' }],
    ['subresources', { subResource: 'eviction' }],
    ['changes', { operation: 'UPDATE' }],
    ['namespaces of no tenant', { namespace: 'kube-system' }],
  ])('has no say on %s', async (_, parts) => expect(await refusal(undefined, [], parts)).toBeUndefined());
});
