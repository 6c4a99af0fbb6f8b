import { describe, expect, it } from 'vitest';
import { entryOf, platformDocument, tenantDocument } from '../../model/testing/documents.ts';
import type { TenantSpec } from '../../model/tenant.ts';
import { checkTenantChange } from './index.ts';

function paths(before: Partial<TenantSpec>, after: Partial<TenantSpec> | undefined): string[] {
  const entry = (spec: Partial<TenantSpec>) => entryOf(tenantDocument('acme', spec));
  const faults = checkTenantChange(entry(before), after === undefined ? undefined : entry(after), { platform: platformDocument(), retired: new Set() });
  return faults.map(({ policy, path }) => `${policy} ${path}`);
}

describe('purge-final', () => {
  it.each<[string, Partial<TenantSpec>, Partial<TenantSpec> | undefined, string[]]>([
    ['a purge may begin', { state: 'Deleted' }, { state: 'Deleted', purging: true }, []],
    ['and end', { state: 'Deleted', purging: true }, undefined, []],
    ['and wait', { state: 'Deleted', purging: true }, { state: 'Deleted', purging: true, plan: 'free' }, []],
    ['nobody comes back', { state: 'Deleted', purging: true }, { state: 'Active' }, ['purge-final spec.state']],
    ['not in two steps either', { state: 'Deleted', purging: true }, { state: 'Deleted' }, ['purge-final spec.purging']],
    ['without a purge one comes back', { state: 'Deleted' }, { state: 'Active' }, []],
  ])('%s', (_, before, after, want) => expect(paths(before, after)).toEqual(want));
});
