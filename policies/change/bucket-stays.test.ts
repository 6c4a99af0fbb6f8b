import { describe, expect, it } from 'vitest';
import { entryOf, platformDocument, tenantDocument } from '../../model/testing/documents.ts';
import { checkTenantChange } from './index.ts';

interface Side {
  readonly own?: string;
  readonly platform?: string;
  readonly enabled?: boolean;
}

function violations(before: Side, after: Side): string[] {
  const entry = ({ own, enabled }: Side) => entryOf(tenantDocument('acme', { cloud: { aws: { ...(own === undefined ? {} : { bucket: own }), ...(enabled === undefined ? {} : { enabled }) } } }));
  const platform = ({ platform: bucket }: Side) => platformDocument(bucket === undefined ? {} : { aws: { bucket } });
  return checkTenantChange(entry(before), entry(after), { platform: platform(before), platformAfter: platform(after), retired: new Set() }).map(({ policy, message }) => `${policy}: ${message}`);
}

const moves = (from: string, to: string) => [`bucket-stays: tenant "acme" goes from bucket "${from}" to ${to}, and its objects do not`];

describe('bucket-stays', () => {
  it.each<[string, Side, Side, string[]]>([
    ['the same', { own: 'one' }, { own: 'one' }, []],
    ['the first one', {}, { own: 'one' }, []],
    ['another one', { own: 'one' }, { own: 'two' }, moves('one', '"two"')],
    ['none any more', { own: 'one' }, {}, moves('one', 'none')],
    ['the platform\'s changes', { platform: 'one' }, { platform: 'two' }, moves('one', '"two"')],
    ['the platform\'s changes, and the tenant names the old one', { platform: 'one' }, { own: 'one', platform: 'two' }, []],
    ['the tenant names the platform\'s', { platform: 'one' }, { own: 'one', platform: 'one' }, []],
    ['it had no role', { own: 'one', enabled: false }, { own: 'two' }, []],
    ['it has none any more', { own: 'one' }, { own: 'two', enabled: false }, []],
  ])('%s', (_, before, after, want) => expect(violations(before, after)).toEqual(want));
});
