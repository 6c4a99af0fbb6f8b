import { describe, expect, it } from 'vitest';
import { inState, stateIn } from './cluster-state.ts';
import { limitsIn } from './quota.ts';
import { catalogOf, tenantDocument } from './testing/documents.ts';

const leaver = tenantDocument('acme', { clusters: [{ name: 'local', share: 60 }, { name: 'other', share: 40, state: 'Deleted' }] });

describe('stateIn()', () => {
  it.each([
    ['local', leaver, 'Active'],
    ['other', leaver, 'Deleted'],
    ['local', tenantDocument('acme', { state: 'Suspended' }), 'Suspended'],
    ['other', tenantDocument('acme', { state: 'Suspended', clusters: [{ name: 'local' }, { name: 'other', state: 'Deleted' }] }), 'Deleted'],
  ])('%s', (cluster, document, want) => expect(stateIn(document, cluster)).toBe(want));
});

describe('inState()', () => {
  const inputs = catalogOf(leaver).inputs('acme');

  it('gives the same inputs when nothing differs', () => expect(inState(inputs, 'local', 'Active')).toBe(inputs));

  it('makes the state the tenant\'s own, and leaves its entry for other clusters as it is', () => {
    expect(inState(inputs, 'other', 'Suspended').tenant.spec).toMatchObject({ state: 'Suspended', clusters: [{ name: 'local', share: 60 }, { name: 'other', share: 40 }] });
    expect(stateIn(inState(inputs, 'other', 'Suspended').tenant, 'other')).toBe('Suspended');
    expect(inState(inputs, 'local', 'Suspended').tenant.spec.clusters).toEqual(leaver.spec.clusters);
    expect(inputs.tenant).toBe(leaver);
  });

  it('keeps the shares: what runs on elsewhere gets no more before the entry is gone', () => {
    const stays = limitsIn(inState(inputs, 'local', 'Active'), 'local');
    const leaves = limitsIn(inState(inputs, 'other', 'Deleted'), 'other');
    expect([stays['requests.cpu'], leaves['requests.cpu'], stays.pods, leaves.pods]).toEqual(['12', '8', '120', '0']);
  });
});
