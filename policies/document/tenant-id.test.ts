import { describe, expect, it } from 'vitest';
import { catalogOf, entryOf, tenantDocument } from '../../model/testing/documents.ts';
import { verdict } from '../testing/verdicts.ts';
import { tenantId } from './tenant-id.ts';

describe('tenant-id', () => {
  const judge = (id: string) => verdict(tenantId, { entry: entryOf(tenantDocument(id)), catalog: catalogOf() });

  it.each(['acme', 'a1', 'acme-labs', 'a'.repeat(40)])('accepts %s', (id) => expect(judge(id)).toEqual([]));

  it.each([
    ['Acme', 'does not match'], ['..', 'does not match'], ['a--b', 'does not match'], ['a'.repeat(41), 'has 41 characters'], ['acme\n', 'does not match'], ['a\u0000b', 'does not match'],
    ['${X}', 'does not match'], ['{{x}}', 'does not match'], ['default', 'is reserved'], ['platform', 'is reserved'], ['system', 'is reserved'], ['kube-system', 'is reserved'], ['flux-system', 'is reserved'], ['tenantry', 'is reserved'],
  ])('refuses %j', (id, reason) => {
    expect(judge(id)).toEqual([expect.stringMatching(/^metadata\.name: \[tenantry\/tenant-id\] tenant id ".*; choose an id such as acme or acme-labs$/)]);
    expect(judge(id)[0]).toContain(reason);
  });
});
