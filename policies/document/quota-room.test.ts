import { describe, expect, it } from 'vitest';
import { AMOUNTS, planDocument } from '../../model/testing/documents.ts';
import { tenantVerdict } from '../testing/verdicts.ts';
import { quotaRoom } from './quota-room.ts';

describe('quota-room', () => {
  const tight = planDocument('tight', { quota: { ...AMOUNTS, configmaps: '3', secrets: '3' } });
  const suffixes = (count: number) => Array.from({ length: count }, (_, index) => ({ suffix: `n${index}` }));
  it.each([
    ['one namespace', {}, []],
    ['three of three', { namespaces: suffixes(2) }, []],
    ['four of three', { namespaces: suffixes(2), jobs: { enabled: true } }, [
      ...['configmaps', 'secrets'].flatMap((key) => ['tenant-acme--n0', 'tenant-acme--n1', 'tenant-acme--jobs'].map((name) => `spec.quota.${key}: [tenantry/quota-room] namespace ${name} would get 0 ${key} in cluster "local"; raise ${key} or have fewer namespaces or clusters`)),
    ]],
    ['a share of one percent', { clusters: [{ name: 'local', share: 99 }, { name: 'other', share: 1 }] }, ['configmaps', 'secrets'].map((key) => `spec.quota.${key}: [tenantry/quota-room] namespace tenant-acme would get 0 ${key} in cluster "other"; raise ${key} or have fewer namespaces or clusters`)],
    ['an override to nothing', { quota: { configmaps: '0' } }, [expect.stringContaining('namespace tenant-acme would get 0 configmaps')]],
    ['no quantity, which another rule tells', { quota: { configmaps: 'x' } }, []],
    ['an unknown cluster, which another rule tells', { clusters: [{ name: 'mars' }], namespaces: suffixes(9) }, []],
  ])('%s', (_name, spec, want) => expect(tenantVerdict(quotaRoom, { plan: 'tight', ...spec }, tight)).toEqual(want));
});
