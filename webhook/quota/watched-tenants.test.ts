import { describe, expect, it } from 'vitest';
import type { TenantRecord } from './ports.ts';
import { entry, pods } from './testing/builders.ts';
import { isNews } from './watched-tenants.ts';

function record(parts: Partial<TenantRecord> = {}): TenantRecord {
  return { tenant: 'acme', version: '1', limits: pods(10), leaving: new Set(), ledger: new Map([['tenant-acme', entry()]]), isShown: true, ...parts };
}

describe('isNews()', () => {
  it.each<[string, TenantRecord | undefined, TenantRecord | undefined, boolean]>([
    ['a tenant that is new', undefined, record(), true],
    ['one that goes', record(), undefined, true],
    ['another write of the ledger', record(), record({ version: '2' }), false],
    ['a ledger that is missing', record(), record({ ledger: undefined }), true],
    ['other limits', record(), record({ limits: pods(9) }), true],
    ['a namespace that is let go', record(), record({ leaving: new Set(['tenant-acme--dev']) }), true],
    ['limits that are not shown', record(), record({ isShown: false }), true],
    ['a charge on its way, which perhaps nobody finishes', record(), record({ ledger: new Map([['tenant-acme', entry({ attempts: [{ at: 0, grow: pods(1) }] })]]) }), true],
  ])('%s', (_, before, now, want) => expect(isNews(before, now)).toBe(want));
});
