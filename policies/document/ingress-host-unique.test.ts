import { describe, expect, it } from 'vitest';
import type { Catalog, TenantEntry } from '../../model/catalog.ts';
import { formatFault } from '../../model/fault.ts';
import { catalogOf, entryOf, tenantDocument } from '../../model/testing/documents.ts';
import { tenantVerdict } from '../testing/verdicts.ts';
import { checkTenant } from './index.ts';
import { ingressHostUnique } from './ingress-host-unique.ts';

const claim = (id: string, ...hosts: string[]) => tenantDocument(id, { network: { ingress: { hosts } } });

describe('ingress-host-unique', () => {
  it.each([
    ['hosts of its own', ['a.test', '*.b.test'], []],
    ['a neighbour on the same level', ['shop.acme.test'], []],
    ['a wildcard whose domain another one has', ['*.exact.test'], []],
    ['the same host', ['x.test', 'shop.globex.test'], ['spec.network.ingress.hosts[1]: [tenantry/ingress-host-unique] host "shop.globex.test" is claimed by another tenant too; choose another host, or have it removed there first']],
    ['a host under a wildcard', ['a.wild.test'], [expect.stringContaining('host "a.wild.test" is claimed by another tenant too')]],
    ['a host far under a wildcard', ['a.b.c.wild.test'], [expect.stringContaining('is claimed by another tenant too')]],
    ['a wildcard over a host', ['*.globex.test'], [expect.stringContaining('host "*.globex.test" is claimed by another tenant too')]],
    ['a wildcard over everything', ['*.test'], [expect.stringContaining('is claimed by another tenant too')]],
    ['a wildcard under a wildcard', ['*.a.wild.test'], [expect.stringContaining('is claimed by another tenant too')]],
    ['its own wildcard over its own host', ['*.own.test', 'a.own.test'], []],
  ])('%s', (_name, hosts, want) => {
    const others = [claim('globex', 'shop.globex.test', '*.wild.test', 'exact.test'), claim('initech', 'track.acme.test')];
    expect(tenantVerdict(ingressHostUnique, { network: { ingress: { hosts } } }, ...others)).toEqual(want);
  });

  describe('among claims of which it is known who was first', () => {
    const ids = ['acme', 'globex', 'initech'];
    const judge = (ranks: Readonly<Record<string, number>>, hosts: readonly string[]): string[] => {
      const catalog = catalogOf(...ids.map((id, index) => claim(id, hosts[index] ?? '')));
      for (const [id, rank] of Object.entries(ranks)) catalog.rankClaims(id, new Map([[hosts[ids.indexOf(id)] ?? '', rank]]));
      return ids.flatMap((id) => checkTenant(entryFrom(catalog, id), catalog)).map(formatFault);
    };
    const entryFrom = (catalog: Catalog, id: string): TenantEntry => catalog.tenant(id) ?? entryOf(tenantDocument(id));
    const told = (id: string, verdict: string): unknown => expect.stringMatching(`/${id}/tenant\\.yaml: .*${verdict}`) as unknown;

    it.each<[string, Record<string, number>, string[], unknown[]]>([
      ['the earliest keeps it', { acme: 3, globex: 1, initech: 2 }, ['a.test', 'a.test', 'a.test'], [told('acme', 'claimed it first \\(tenant "globex", "initech"\\)'), told('initech', 'claimed it first \\(tenant "globex"\\)')]],
      ['one that nobody knows anything about is last', { acme: 3 }, ['*.a.test', 'b.a.test', 'c.a.test'], [told('globex', 'claimed it first \\(tenant "acme"\\)'), told('initech', 'claimed it first \\(tenant "acme"\\)')]],
      ['equal ones are both told', { acme: 1, globex: 1 }, ['a.test', 'a.test', 'b.test'], [told('acme', 'by another tenant too \\(tenant "globex"\\)'), told('globex', 'by another tenant too \\(tenant "acme"\\)')]],
    ])('%s', (_name, ranks, hosts, want) => expect(judge(ranks, hosts)).toEqual(want));
  });
});
