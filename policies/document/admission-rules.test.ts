import { describe, expect, it } from 'vitest';
import type { Adjustments } from '../../model/adjustments.ts';
import { catalogOf, tenantDocument } from '../../model/testing/documents.ts';
import { verdict } from '../testing/verdicts.ts';
import { admissionRules } from './admission-rules.ts';

const exemption = { policy: 'topology', tenant: 'acme', reason: 'moves to zones', until: '2026-12-01' };

function judge(adjustments: Adjustments | undefined): string[] {
  const catalog = catalogOf(tenantDocument('acme'));
  catalog.retire('umbrella');
  return verdict(admissionRules, { adjustments, catalog });
}

describe('admission-rules', () => {
  it.each<[string, Adjustments | undefined]>([
    ['nothing', undefined],
    ['modes of all and of one', { modes: { topology: 'warn' }, tenantModes: { acme: { 'pull-policy': 'audit' } } }],
    ['an exemption', { exemptions: [{ ...exemption, namespace: 'tenant-acme--dev', kind: 'Deployment', name: 'web*' }] }],
    ['a namespace that the tenant let go', { exemptions: [{ ...exemption, namespace: 'tenant-acme--gone' }] }],
    ['a tenant that was removed since', { tenantModes: { umbrella: {} }, exemptions: [{ ...exemption, tenant: 'umbrella' }] }],
  ])('takes %s', (_name, adjustments) => expect(judge(adjustments)).toEqual([]));

  it.each<[string, Adjustments, string]>([
    ['a misspelt rule', { modes: { topolgy: 'warn' } }, 'spec.admission.modes["topolgy"]: [tenantry/admission-rules] there is no rule "topolgy"; did you mean "topology"?'],
    ['a breach', { modes: { privileged: 'audit' } }, 'spec.admission.modes["privileged"]: [tenantry/admission-rules] rule "privileged" keeps tenants apart and is always enforced; remove it'],
    ['a breach for one tenant', { tenantModes: { acme: { privileged: 'warn' } } }, 'spec.admission.tenantModes["acme"]["privileged"]: [tenantry/admission-rules] rule "privileged" keeps'],
    ['a breach in an exemption', { exemptions: [{ ...exemption, policy: 'own-network' }] }, 'spec.admission.exemptions[0].policy: [tenantry/admission-rules] rule "own-network" keeps'],
    ['modes of nobody', { tenantModes: { acmee: {} } }, 'spec.admission.tenantModes["acmee"]: [tenantry/admission-rules] tenant "acmee" does not exist; did you mean "acme"?'],
    ['an exemption of nobody', { exemptions: [{ ...exemption, tenant: 'nobody' }] }, 'spec.admission.exemptions[0].tenant: [tenantry/admission-rules] tenant "nobody" does not exist; remove it'],
    ['a namespace of another', { exemptions: [{ ...exemption, namespace: 'tenant-globex' }] }, 'spec.admission.exemptions[0].namespace: [tenantry/admission-rules] namespace "tenant-globex" cannot be one of tenant "acme"; name one such as tenant-acme, or remove the field'],
    ['no day', { exemptions: [{ ...exemption, until: '2026-02-30' }] }, 'spec.admission.exemptions[0].until: [tenantry/admission-rules] "2026-02-30" is no day of the calendar; write year-month-day, for instance 2030-01-31'],
  ])('refuses %s', (_name, adjustments, want) => expect(judge(adjustments)).toEqual([expect.stringContaining(want)]));
});
