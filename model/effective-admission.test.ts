import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Adjustments } from './adjustments.ts';
import { effectiveAdmission } from './effective-admission.ts';
import { schemaProblems } from './schema.ts';
import { platformDocument, tenantDocument } from './testing/documents.ts';

const exemption = { policy: 'topology', tenant: 'acme', reason: 'moves to zones', until: '2026-12-01' };

describe('effectiveAdmission()', () => {
  const holds = (platform?: Adjustments, cluster?: Adjustments, enforce: readonly string[] = []) => effectiveAdmission('acme', { platform, cluster, enforce });

  it('is nothing where nothing is loosened', () => {
    expect(holds()).toBeUndefined();
    expect(holds({ modes: { topology: 'enforce' }, tenantModes: { globex: { topology: 'warn' } }, exemptions: [{ ...exemption, tenant: 'globex' }] })).toBeUndefined();
  });

  it('puts one tenant before all, and the cluster before the platform', () => {
    const platform: Adjustments = { modes: { a: 'warn', b: 'warn', c: 'warn', d: 'warn' }, tenantModes: { acme: { b: 'audit', c: 'enforce' } } };
    const cluster: Adjustments = { modes: { a: 'audit', b: 'warn', d: 'enforce' }, tenantModes: { acme: { e: 'audit' } } };
    expect(holds(platform, cluster)).toEqual({ modes: { a: 'audit', b: 'audit', e: 'audit' } });
  });

  it('collects the tenant\'s exemptions, without its id', () => {
    const { tenant: _, ...rest } = exemption;
    expect(holds({ exemptions: [exemption, { ...exemption, tenant: 'globex' }] }, { exemptions: [{ ...exemption, name: 'web*' }] })).toEqual({ exemptions: [rest, { ...rest, name: 'web*' }] });
  });

  it('lets a tenant tighten and never loosen', () => {
    const rule: fc.Arbitrary<string> = fc.constantFrom('a', 'b', 'c', 'constructor');
    const modes = fc.dictionary(rule, fc.constantFrom('enforce', 'warn', 'audit'));
    const adjustments: fc.Arbitrary<Adjustments> = fc.record({ modes, tenantModes: fc.dictionary(fc.constantFrom('acme', 'globex'), modes) });
    fc.assert(fc.property(adjustments, adjustments, fc.uniqueArray(rule), (platform, cluster, enforce) => {
      const before = Object.entries(holds(platform, cluster)?.modes ?? {});
      const after = Object.entries(holds(platform, cluster, enforce)?.modes ?? {});
      expect(after).toEqual(before.filter(([policy]) => !enforce.includes(policy)));
    }));
  });
});

describe('the schema of adjustments', () => {
  const paths = (admission: object) => schemaProblems('Platform', platformDocument({ admission })).map(({ path }) => path);

  it('takes modes and exemptions', () => {
    expect(paths({ modes: { topology: 'audit' }, tenantModes: { acme: { topology: 'enforce' } }, exemptions: [{ ...exemption, namespace: 'tenant-acme', kind: 'Deployment', name: 'web-*' }] })).toEqual([]);
  });

  it.each<[string, object, string]>([
    ['a mode that nobody knows', { modes: { topology: 'off' } }, 'spec.admission.modes.topology'],
    ['a rule that is no word', { modes: { 'a b': 'warn' } }, 'spec.admission.modes["a b"]'],
    ['an exemption without an end', { exemptions: [{ policy: 'topology', tenant: 'acme', reason: 'because' }] }, 'spec.admission.exemptions[0]'],
    ['an exemption without a reason', { exemptions: [{ policy: 'topology', tenant: 'acme', until: '2026-12-01' }] }, 'spec.admission.exemptions[0]'],
    ['a time of day', { exemptions: [{ ...exemption, until: '2026-12-01T00:00:00Z' }] }, 'spec.admission.exemptions[0].until'],
    ['a star in the middle', { exemptions: [{ ...exemption, name: 'a*b' }] }, 'spec.admission.exemptions[0].name'],
  ])('refuses %s', (_name, admission, path) => expect(paths(admission)).toEqual([path]));

  it('has no word by which a tenant could loosen', () => {
    const own = (admission: object) => schemaProblems('Tenant', tenantDocument('acme', { admission })).map(({ message }) => message);
    expect(own({ enforce: ['topology'] })).toEqual([]);
    expect(own({ modes: { topology: 'warn' } })).toEqual(['unknown field "modes"']);
    expect(own({ exemptions: [] })).toEqual(['unknown field "exemptions"']);
  });
});
