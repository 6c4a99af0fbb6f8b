import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TenantInputs } from './catalog.ts';
import { effectiveLimits, limitsIn, limitsPerNamespace, shareOf, unitOf } from './quota.ts';
import { addQuantities, compareQuantities, floorUnits, formatQuantity, parseQuantity, ZERO } from './quantity.ts';
import { classKeyOf, RESOURCE_KEYS } from './resources.ts';
import { AMOUNTS, catalogOf, clusterDocument, planDocument, platformDocument, tenantDocument } from './testing/documents.ts';
import type { TenantSpec } from './tenant.ts';

function inputs(spec: Partial<TenantSpec>, clusters: readonly string[] = ['local']): TenantInputs {
  return { tenant: tenantDocument('acme', spec), plan: planDocument('pro'), platform: platformDocument(), clusters: clusters.map((name) => clusterDocument(name)), peers: [] };
}

/** The sum, in whole smallest units. */
function total(texts: readonly string[]): bigint {
  return floorUnits(texts.map(parseQuantity).reduce(addQuantities, ZERO), -3);
}

describe('effectiveLimits()', () => {
  it('is the plan\'s quota changed by overrides, in canonical text', () => {
    const limits = effectiveLimits(tenantDocument('acme', { quota: { pods: '0300', 'requests.memory': '2048Mi' } }), planDocument('pro'));
    expect(limits).toEqual({ ...AMOUNTS, pods: '300', 'requests.memory': '2Gi' });
  });

  it('has limits of the storage classes that plan or tenant name', () => {
    const [gold, claims, fast] = [classKeyOf('gold', 'requests.storage'), classKeyOf('gold', 'persistentvolumeclaims'), classKeyOf('fast.ssd', 'requests.storage')];
    const plan = planDocument('pro', { quota: { ...AMOUNTS, [gold]: '100Gi', [claims]: '7' } });
    const given = { ...inputs({ namespaces: [{ suffix: 'dev' }], quota: { [gold]: '51Gi', [fast]: '0' } }), plan };
    expect(effectiveLimits(given.tenant, plan)).toEqual({ ...AMOUNTS, [gold]: '51Gi', [claims]: '7', [fast]: '0' });
    const parts = [...limitsPerNamespace(given, 'local').values()];
    expect(parts.map((amounts) => [amounts[gold], amounts[claims], amounts[fast]])).toEqual([['26112Mi', '4', '0'], ['26112Mi', '3', '0']]);
  });

  it.each(['Suspended', 'Deleted'] as const)('lets a %s tenant start nothing', (state) => {
    const limits = effectiveLimits(tenantDocument('acme', { state, quota: { pods: '300' } }), planDocument('pro'));
    expect(limits).toEqual({ ...AMOUNTS, pods: '0', 'count/deployments.apps': '0', 'count/statefulsets.apps': '0' });
  });
});

describe('limitsIn()', () => {
  it.each([
    ['one cluster', [{ name: 'local' }], ['20', '40Gi', '25']],
    ['equal shares: the rest goes to the first', [{ name: 'local' }, { name: 'b' }, { name: 'c' }], ['6668m', '14316557654', '9']],
    ['given shares', [{ name: 'local', share: 70 }, { name: 'b', share: 30 }], ['14', '28Gi', '18']],
  ])('%s', (_name, clusters, want) => {
    const limits = limitsIn(inputs({ clusters }, clusters.map(({ name }) => name)), 'local');
    expect([limits['requests.cpu'], limits['requests.memory'], limits['count/deployments.apps']]).toEqual(want);
  });

  it('uses the platform\'s clusters when the tenant lists none', () => {
    expect(limitsIn(inputs({}, ['local', 'b']), 'b')['requests.cpu']).toBe('10');
  });

  it('refuses a cluster that the tenant does not run in', () => {
    expect(() => limitsIn(inputs({}), 'b')).toThrow(expect.objectContaining({ code: 'FAILED_PRECONDITION' }));
  });

  it('adds up to the whole over all clusters, for any shares and amounts', () => {
    const shares = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 8 });
    const amount = fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.constantFrom('', 'Ki', 'Gi', 'k')).map(([number, suffix]) => `${number}${suffix}`);
    fc.assert(fc.property(shares, fc.boolean(), amount, fc.constantFrom(...RESOURCE_KEYS), (parts, equal, text, key) => {
      const rest = Math.max(0, 100 - parts.reduce((sum, part) => sum + part, 0));
      const list = [...parts, rest].map((share, index) => ({ name: `c${index}`, share: equal ? undefined : share }));
      if (!equal && list.reduce((sum, { share }) => sum + (share ?? 0), 0) !== 100) return;
      const each = list.map(({ name }) => formatQuantity(shareOf(parseQuantity(text), list, name, key)));
      expect(total(each)).toBe(total([text]));
      expect(each.every((part) => compareQuantities(parseQuantity(part), ZERO) >= 0)).toBe(true);
    }));
  });
});

describe('limitsPerNamespace()', () => {
  it('gives everything to the only namespace', () => {
    expect(limitsPerNamespace(inputs({}), 'local')).toEqual(new Map([['tenant-acme', AMOUNTS]]));
  });

  it('gives equal floors to the others and the rest to the primary one', () => {
    const limits = limitsPerNamespace(inputs({ namespaces: [{ suffix: 'dev' }], jobs: { enabled: true } }), 'local');
    expect([...limits].map(([name, amounts]) => [name, amounts['requests.cpu'], amounts['services.loadbalancers'], amounts['count/deployments.apps']])).toEqual([
      ['tenant-acme', '6668m', '2', '9'], ['tenant-acme--dev', '6666m', '0', '8'], ['tenant-acme--jobs', '6666m', '0', '8'],
    ]);
  });

  it('never adds up to more or less than the cluster\'s limit', () => {
    fc.assert(fc.property(fc.nat({ max: 20 }), fc.boolean(), fc.nat({ max: 100_000 }), (count, enabled, cpu) => {
      const namespaces = Array.from({ length: count }, (_, index) => ({ suffix: `n${index}` }));
      const given = inputs({ namespaces, jobs: { enabled }, quota: { 'requests.cpu': `${cpu}m` } });
      const limits = [...limitsPerNamespace(given, 'local').values()];
      expect(limits).toHaveLength(count + (enabled ? 2 : 1));
      const whole = limitsIn(given, 'local');
      for (const key of RESOURCE_KEYS) {
        expect(total(limits.map((amounts) => amounts[key]))).toBe(total([whole[key]]));
        expect(limits.every((amounts) => floorUnits(parseQuantity(amounts[key]), unitOf(key)) >= 0n)).toBe(true);
      }
    }), { numRuns: 30 });
  });

  it('works on the catalog\'s inputs', () => {
    const catalog = catalogOf(tenantDocument('acme', { clusters: [{ name: 'local' }, { name: 'other' }] }));
    expect(limitsPerNamespace(catalog.inputs('acme'), 'other').get('tenant-acme')?.pods).toBe('100');
  });
});
