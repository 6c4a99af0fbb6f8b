import { describe, expect, it } from 'vitest';
import { tenantDocument } from '../../model/testing/documents.ts';
import { tenantVerdict } from '../testing/verdicts.ts';
import { ingressHostUnique } from './ingress-host-unique.ts';

const claim = (id: string, ...hosts: string[]) => tenantDocument(id, { network: { ingress: { hosts } } });

describe('ingress-host-unique', () => {
  it.each([
    ['hosts of its own', ['a.test', '*.b.test'], []],
    ['a neighbour on the same level', ['shop.acme.test'], []],
    ['a wildcard whose domain another one has', ['*.exact.test'], []],
    ['the same host', ['x.test', 'shop.globex.test'], ['spec.network.ingress.hosts[1]: [tenantry/ingress-host-unique] host "shop.globex.test" is claimed by tenant "globex" too; choose another host, or have it removed there first']],
    ['a host under a wildcard', ['a.wild.test'], [expect.stringContaining('host "a.wild.test" is claimed by tenant "globex" too')]],
    ['a host far under a wildcard', ['a.b.c.wild.test'], [expect.stringContaining('is claimed by tenant "globex" too')]],
    ['a wildcard over a host', ['*.globex.test'], [expect.stringContaining('host "*.globex.test" is claimed by tenant "globex" too')]],
    ['a wildcard over everything', ['*.test'], [expect.stringContaining('is claimed by tenant "globex", "initech" too')]],
    ['a wildcard under a wildcard', ['*.a.wild.test'], [expect.stringContaining('is claimed by tenant "globex" too')]],
    ['its own wildcard over its own host', ['*.own.test', 'a.own.test'], []],
  ])('%s', (_name, hosts, want) => {
    const others = [claim('globex', 'shop.globex.test', '*.wild.test', 'exact.test'), claim('initech', 'track.acme.test')];
    expect(tenantVerdict(ingressHostUnique, { network: { ingress: { hosts } } }, ...others)).toEqual(want);
  });
});
