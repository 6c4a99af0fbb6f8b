import { describe, expect, it } from 'vitest';
import { uriNamesOf } from './alternative-names.ts';
import { certificateCaller } from './certificate-caller.ts';
import { groupOfSpiffeId, isTrustDomain } from './spiffe.ts';

const names = (over: object) => ({ subject: { CN: 'ann', O: ['tenantry:acme:users'] }, fingerprint256: 'AB:CD', ...over });

describe('groupOfSpiffeId()', () => {
  it.each([
    ['spiffe://prod.example/tenant/acme/admin/ci', 'tenantry:acme:admins'],
    ['spiffe://prod.example/tenant/acme/user/a.b-c_9', 'tenantry:acme:users'],
    ['spiffe://prod.example/tenant/acme/viewer/x', 'tenantry:acme:viewers'],
    ['spiffe://prod.example/platform/portal', 'tenantry:platform-admins'],
  ])('%s', (id, group) => expect(groupOfSpiffeId(id, 'prod.example')).toBe(group));

  it.each([
    'spiffe://other.example/platform/portal', 'spiffe://prod.example.evil/platform/x', 'spiffe://prod.example@evil/platform/x', 'spiffe://prod.example:443/platform/x', 'spiffe://PROD.example/platform/x',
    'SPIFFE://prod.example/platform/x', 'https://prod.example/platform/x', 'spiffe://prod.example/platform', 'spiffe://prod.example/platform/', 'spiffe://prod.example/platform/..', 'spiffe://prod.example/platform/.',
    'spiffe://prod.example/platform/a/b', 'spiffe://prod.example/platform/a%2Fb', 'spiffe://prod.example/platform/x?y', 'spiffe://prod.example/platform/x#y', 'spiffe://prod.example/platform/x\n', 'spiffe://prod.example//platform/x',
    'spiffe://prod.example/tenant/x/admin/ci', 'spiffe://prod.example/tenant/acme/owner/ci', 'spiffe://prod.example/tenant/acme/admins/ci', 'spiffe://prod.example/tenant/acme/admin', 'spiffe://prod.example/tenant/acme/../platform/x',
    'spiffe://prod.example/tenant/ACME/admin/x', 'spiffe://prod.example/ns/acme/sa/x', `spiffe://prod.example/platform/${'x'.repeat(129)}`,
  ])('%s is nobody', (id) => expect(groupOfSpiffeId(id, 'prod.example')).toBeUndefined());

  it('takes no trust domain that is a pattern', () => {
    expect(groupOfSpiffeId('spiffe://prodXexample/platform/x', 'prod.example')).toBeUndefined();
    expect(['prod.example', 'a_b-1', '', 'A', 'a/b', 'a:1', 'x'.repeat(256)].filter(isTrustDomain)).toEqual(['prod.example', 'a_b-1']);
  });
});

describe('uriNamesOf()', () => {
  it.each<[string, readonly string[] | undefined]>([
    ['', []],
    ['DNS:a.example, IP Address:0:0:0:0:0:0:0:1', []],
    ['URI:spiffe://a/b, DNS:x', ['spiffe://a/b']],
    ['URI:a, URI:b', ['a', 'b']],
    // Written so by Node for the one URI `a, URI:spiffe://td/platform/evil`.
    [String.raw`URI:"a\u002c URI:spiffe://td/platform/evil"`, [String.raw`"a\u002c URI:spiffe://td/platform/evil"`]],
    [String.raw`DirName:"O = \"x\", URI:spiffe://td/platform/evil"`, []],
    ['URI:"unfinished', undefined],
    ['URI:a,URI:b', undefined],
    ['URI', undefined],
    ['x'.repeat(20_000), undefined],
  ])('%s', (text, uris) => expect(uriNamesOf(text)).toEqual(uris));
});

describe('certificateCaller()', () => {
  it('reads the subject as Kubernetes does', () => {
    expect(certificateCaller(names({ subject: { CN: 'ann', O: ['tenantry:acme:users', 'devs', 'tenantry:x:admins'] } }), 'td')).toEqual({
      identity: { id: 'x509:ann', name: 'ann', email: 'certificate@tenantry.invalid', platformAdmin: false, tenants: new Map([['acme', 'user']]), proof: { by: 'certificate', source: 'sha256:abcd', groups: ['tenantry:acme:users'] } },
    });
    expect(certificateCaller(names({ subject: { CN: 'ann', O: 'tenantry:platform-admins' } }), undefined)).toMatchObject({ identity: { platformAdmin: true } });
    expect(certificateCaller(names({ subject: { CN: 'ann' } }), undefined)).toMatchObject({ identity: { platformAdmin: false, tenants: new Map() } });
  });

  it('goes by the SPIFFE id alone where there is one', () => {
    const caller = certificateCaller(names({ subject: { CN: 'ann', O: 'tenantry:platform-admins' }, subjectaltname: 'URI:spiffe://td/tenant/acme/viewer/ci, DNS:ci.example' }), 'td');
    expect(caller).toMatchObject({ identity: { id: 'spiffe://td/tenant/acme/viewer/ci', name: 'ci', platformAdmin: false, tenants: new Map([['acme', 'viewer']]) } });
  });

  it.each([
    ['two URIs', { subjectaltname: 'URI:spiffe://td/platform/a, URI:spiffe://td/platform/b' }, 'td'],
    ['a URI of another scheme beside good groups', { subjectaltname: 'URI:https://td/x' }, 'td'],
    ['another trust domain beside good groups', { subjectaltname: 'URI:spiffe://other/platform/a' }, 'td'],
    ['a SPIFFE id where none is taken', { subjectaltname: 'URI:spiffe://td/platform/a' }, undefined],
    ['names that cannot be read', { subjectaltname: 'URI:"' }, 'td'],
    ['no common name', { subject: { O: 'tenantry:platform-admins' } }, 'td'],
    ['an empty one', { subject: { CN: '', O: 'tenantry:platform-admins' } }, 'td'],
    ['two of them', { subject: { CN: ['a', 'b'] } }, 'td'],
    ['too long a one', { subject: { CN: 'a'.repeat(257) } }, 'td'],
  ])('refuses %s', (_what, over, trustDomain) => {
    expect(certificateCaller(names(over), trustDomain)).toHaveProperty('refused');
  });
});
