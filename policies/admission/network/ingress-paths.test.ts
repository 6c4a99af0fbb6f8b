import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../json.ts';
import { paths } from '../testing/findings.ts';
import { gatewayKind, ingress, USERS } from '../testing/objects.ts';
import { ingressPaths } from './ingress-paths.ts';

const AT = 'spec.rules[0].http.paths[0].path';

function withPath(path: Json, pathType = 'ImplementationSpecific'): JsonObject {
  return ingress({ rules: [{ host: 'shop.acme.test', http: { paths: [{ path, pathType }] } }] });
}

describe('ingress-paths', () => {
  it.each(['/', '/a/b.c-d_e~f', '/api(/|$)(.*)', '/[a-z]+[.]json$', '/a%20b', '/*', '/ünter', ''])('accepts %j', (path) => {
    expect(paths(ingressPaths, { object: withPath(path) })).toEqual([]);
    expect(paths(ingressPaths, { object: gatewayKind('HTTPRoute', { rules: [{ matches: [{ path: { value: path } }] }] }) })).toEqual([]);
  });

  it.each(['/a;', '/a{', '/a}', '/a"', "/a'", '/a`', '/a\\', '/a b', '/a\tb', '/a\nb', '/a\u0000', '/a\u2028', '/a#', 5])('refuses %j, whatever its type', (path) => {
    for (const type of ['Exact', 'Prefix', 'ImplementationSpecific']) expect(paths(ingressPaths, { object: withPath(path, type) })).toEqual([AT]);
    expect(paths(ingressPaths, { object: gatewayKind('HTTPRoute', { rules: [{ matches: [{}, { path: { value: path } }] }] }) })).toEqual(['spec.rules[0].matches[1].path.value']);
  });

  it('lets the platform, and updates that change no content, pass', () => {
    const object = withPath('/a;');
    expect(paths(ingressPaths, { object, request: { user: USERS.platformAdmin } })).toEqual([]);
    expect(paths(ingressPaths, { object, oldObject: object, request: { operation: 'UPDATE' } })).toEqual([]);
    expect(paths(ingressPaths, { object, oldObject: withPath('/a'), request: { operation: 'UPDATE' } })).toEqual([AT]);
  });
});
