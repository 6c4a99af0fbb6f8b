import { describe, expect, it } from 'vitest';
import { entryOf, platformDocument, tenantDocument } from '../../model/testing/documents.ts';
import type { TenantSpec } from '../../model/tenant.ts';
import { stepVerdict, verdict } from '../testing/verdicts.ts';
import { leaving } from './leaving.ts';

const both = { clusters: [{ name: 'local' }, { name: 'other' }] };
const FIX = 'keep its entry, with state: Deleted, and remove it in a later commit (a tenant without a list of clusters: write the list out first)';
const left = (name: string) => [`spec.clusters: [tenantry/leaving] the tenant would leave cluster "${name}"; ${FIX}`];
const NAMESPACE_FIX = 'give its entry (jobs: spec.jobs) state: Deleted first, and remove it (jobs: enabled: false) in a later commit';
const bornIn = (name: string) => [`spec.clusters: [tenantry/leaving] the tenant would begin with state Deleted in cluster "${name}"; begin with Active, or leave the entry out`];
const leavingOther: Partial<TenantSpec> = { clusters: [{ name: 'local' }, { name: 'other', state: 'Deleted' }] };
const given = (names: string) => [`spec.namespaces: [tenantry/leaving] the tenant would give up namespace ${names}; ${NAMESPACE_FIX}`];

describe('leaving', () => {
  it.each<[string, Partial<TenantSpec> | undefined, Partial<TenantSpec> | undefined, string[]]>([
    ['a new tenant', undefined, both, []],
    ['a removed tenant, which another rule judges', both, undefined, []],
    ['a further cluster', {}, both, []],
    ['another order', both, { clusters: [{ name: 'other' }, { name: 'local' }] }, []],
    ['the default list written out', {}, { clusters: [{ name: 'local' }] }, []],
    ['a cluster less', both, { clusters: [{ name: 'local' }] }, left('other')],
    ['a cluster less while suspended', { ...both, state: 'Suspended' }, { clusters: [{ name: 'local' }], state: 'Suspended' }, left('other')],
    ['another cluster', {}, { clusters: [{ name: 'other' }] }, left('local')],
    ['a cluster less while deleted, and back', { ...both, state: 'Deleted' }, { clusters: [{ name: 'local' }], state: 'Active' }, []],
    ['a cluster that is let go', both, leavingOther, []],
    ['a default cluster that is let go', {}, { clusters: [{ name: 'local', state: 'Deleted' }, { name: 'other' }] }, []],
    ['a cluster less that was let go', leavingOther, { clusters: [{ name: 'local' }] }, []],
    ['the list less, with a cluster that was let go', leavingOther, {}, []],
    ['a cluster back that was let go', leavingOther, both, []],
    ['another cluster less than the one that was let go', leavingOther, { clusters: [{ name: 'other', state: 'Deleted' }] }, left('local')],
    ['a cluster that begins as Deleted', {}, leavingOther, bornIn('other')],
    ['a new tenant with a cluster that begins as Deleted', undefined, leavingOther, bornIn('other')],
    ['a further namespace', {}, { namespaces: [{ suffix: 'dev' }] }, []],
    ['a namespace less', { namespaces: [{ suffix: 'dev' }, { suffix: 'qa' }] }, { namespaces: [{ suffix: 'qa' }] }, given('"tenant-acme--dev"')],
    ['a namespace that is let go', { namespaces: [{ suffix: 'dev' }] }, { namespaces: [{ suffix: 'dev', state: 'Deleted' }] }, []],
    ['a namespace less that was let go', { namespaces: [{ suffix: 'dev', state: 'Deleted' }] }, {}, []],
    ['a namespace back that was let go', { namespaces: [{ suffix: 'dev', state: 'Deleted' }] }, { namespaces: [{ suffix: 'dev' }] }, []],
    ['jobs switched off', { jobs: { enabled: true } }, { jobs: { enabled: false } }, given('"tenant-acme--jobs"')],
    ['jobs that are let go', { jobs: { enabled: true } }, { jobs: { enabled: true, state: 'Deleted' } }, []],
    ['jobs switched off that were let go', { jobs: { enabled: true, state: 'Deleted' } }, { jobs: { enabled: false } }, []],
    ['no word of jobs that were let go', { jobs: { enabled: true, state: 'Deleted' } }, {}, []],
    ['jobs switched off and let go at once', { jobs: { enabled: true } }, { jobs: { enabled: false, state: 'Deleted' } }, given('"tenant-acme--jobs"')],
    ['both at once', { ...both, jobs: { enabled: true } }, {}, [...left('other'), ...given('"tenant-acme--jobs"')]],
    ['a namespace less while deleted', { namespaces: [{ suffix: 'dev' }], state: 'Deleted' }, { state: 'Deleted' }, []],
  ])('%s', (_name, before, after, want) => expect(stepVerdict(leaving, before, after)).toEqual(want));

  it('sees a tenant without a list leave with the platform\'s default', () => {
    const entry = entryOf(tenantDocument('acme'));
    const step = { before: entry, after: entry, platformBefore: platformDocument(), platformAfter: platformDocument({ defaults: { clusters: ['other'] } }), retired: new Set<string>() };
    expect(verdict(leaving, step)).toEqual(left('local'));
  });
});
