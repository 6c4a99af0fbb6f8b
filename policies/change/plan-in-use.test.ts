import { describe, expect, it } from 'vitest';
import { catalogOf, entryOf, planDocument, tenantDocument } from '../../model/testing/documents.ts';
import { checkChange } from './index.ts';

describe('plan-in-use', () => {
  const before = catalogOf(tenantDocument('acme'), tenantDocument('globex'));

  it('lets an unused plan go', () => {
    const after = before.clone();
    after.removeShared('Plan', 'free');
    expect(checkChange(before, after)).toEqual([]);
  });

  it('lets a plan go whose tenants get another one', () => {
    const after = before.clone();
    after.putShared(planDocument('gold'));
    for (const id of ['acme', 'globex']) after.put(entryOf(tenantDocument(id, { plan: 'gold' })));
    after.removeShared('Plan', 'pro');
    expect(checkChange(before, after)).toEqual([]);
  });

  it('refuses that a plan in use vanishes', () => {
    const after = before.clone();
    after.removeShared('Plan', 'pro');
    expect(checkChange(before, after)).toEqual([{
      file: 'plans/pro.yaml', line: 0, path: '', policy: 'plan-in-use', message: 'plan "pro" has vanished, 2 tenants have it (acme, globex)', fix: 'put it back, or give those tenants another plan in the same commit',
    }]);
  });
});
