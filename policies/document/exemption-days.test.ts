import { describe, expect, it } from 'vitest';
import { formatFault } from '../../model/fault.ts';
import { catalogOf, clusterDocument, platformDocument } from '../../model/testing/documents.ts';
import { dayOf, exemptionDays } from './exemption-days.ts';

const NOW = Date.parse('2026-06-01T12:00:00Z');
const until = (day: string) => ({ policy: 'topology', tenant: 'acme', reason: 'moves to zones', until: day });

function judge(...days: readonly string[]) {
  const { ended, tooLong } = exemptionDays(catalogOf(platformDocument({ admission: { exemptions: days.map(until) } })), NOW);
  return [ended.map(formatFault), tooLong.map(formatFault)];
}

describe('exemption-days', () => {
  it('tells of those that are over, from their day on', () => {
    expect(judge('2026-06-01', '2026-06-02')).toEqual([
      ['platform.yaml: spec.admission.exemptions[0].until: [tenantry/exemption-days] the exemption of tenant acme from topology ended on 2026-06-01 and exempts nothing any more; remove it'], [],
    ]);
  });

  it('refuses those that last more than half a year', () => {
    expect(judge('2026-11-28', '2026-12-01', '2027-06-01')).toEqual([[], [
      expect.stringContaining('exemptions[1].until: [tenantry/exemption-days] the exemption of tenant acme from topology ends in 183 days; choose a day within 180 days; it can be renewed'),
      expect.stringContaining('exemptions[2].until'),
    ]]);
  });

  it('looks at clusters too', () => {
    const cluster = clusterDocument('local', { admission: { image: 'registry.example.org/tenantry:1', exemptions: [until('2020-01-01')] } });
    expect(exemptionDays(catalogOf(cluster), NOW).ended.map(({ file }) => file)).toEqual(['clusters/local.yaml']);
  });

  it.each([['2026-06-01', true], ['2028-02-29', true], ['2026-02-29', false], ['2026-13-01', false], ['', false]])('knows whether %j is a day', (text, is) => expect(dayOf(text) !== undefined).toBe(is));
});
