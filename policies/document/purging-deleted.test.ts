import { describe, expect, it } from 'vitest';
import { catalogOf, tenantDocument, entryOf } from '../../model/testing/documents.ts';
import { checkTenant } from './index.ts';

describe('purging-deleted', () => {
  it.each([
    ['a deleted one', { state: 'Deleted', purging: true }, []],
    ['false says nothing', { state: 'Active', purging: false }, []],
    ['an active one', { state: 'Active', purging: true }, ['the tenant is Active, and only a deleted one can be purged']],
    ['a suspended one', { state: 'Suspended', purging: true }, ['the tenant is Suspended, and only a deleted one can be purged']],
  ] as const)('%s', (_, spec, want) => {
    const document = tenantDocument('acme', spec);
    expect(checkTenant(entryOf(document), catalogOf(document)).map(({ message }) => message)).toEqual(want);
  });
});
