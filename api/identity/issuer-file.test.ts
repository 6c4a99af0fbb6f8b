import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readIssuers } from './issuer-file.ts';
import { prefixProblems } from './issuer-prefixes.ts';
import { personasOf } from './personas.ts';

const FILE = `
apiVersion: apiserver.config.k8s.io/v1
kind: AuthenticationConfiguration
jwt:
- issuer:
    url: https://id.corp.example
    audiences: [tenantry]
  claimMappings:
    username: {claim: sub, prefix: "corp:"}
    groups: {claim: groups, prefix: "tenantry:"}
  claimValidationRules:
  - claim: hd
    requiredValue: corp.example
- issuer:
    url: http://127.0.0.1:5556
    discoveryURL: http://127.0.0.1:5556/d
    audiences: [a, b]
    audienceMatchPolicy: MatchAny
  claimMappings:
    username: {claim: email, prefix: "partner:"}
`;

const problems = (text: string): string => {
  const read = readIssuers(text);
  return 'problems' in read ? read.problems.join('\n') : '';
};

describe('readIssuers()', () => {
  it('reads what an API server reads', () => {
    expect(readIssuers(FILE)).toEqual({ issuers: [
      { url: 'https://id.corp.example', discoveryUrl: undefined, audiences: ['tenantry'], certificateAuthority: undefined, username: { claim: 'sub', prefix: 'corp:' }, groups: { claim: 'groups', prefix: 'tenantry:' }, requiredClaims: new Map([['hd', 'corp.example']]) },
      { url: 'http://127.0.0.1:5556', discoveryUrl: 'http://127.0.0.1:5556/d', audiences: ['a', 'b'], certificateAuthority: undefined, username: { claim: 'email', prefix: 'partner:' }, groups: undefined, requiredClaims: new Map() },
    ] });
  });

  it.each<[string, (text: string) => string, RegExp]>([
    ['an expression', (text) => text.replace('{claim: sub, prefix: "corp:"}', '{expression: claims.sub}'), /expression: this API does not know it/],
    ['rules for users', (text) => text.replace('  claimValidationRules:', '  userValidationRules: [{expression: "true"}]\n  claimValidationRules:'), /userValidationRules: this API does not know it/],
    ['a validation by expression', (text) => text.replace('requiredValue: corp.example', 'expression: "true"'), /expression/],
    ['plain http elsewhere', (text) => text.replace('http://127.0.0.1:5556\n', 'http://10.0.0.1\n'), /jwt\.1\.issuer\.url must be https/],
    ['plain http to a name that only looks like this machine', (text) => text.replace('http://127.0.0.1:5556\n', 'http://127.0.0.1.evil.example\n'), /must be https/],
    ['a password', (text) => text.replace('https://id', 'https://u:p@id'), /must not hold a user/],
    ['a query', (text) => text.replace('id.corp.example', 'id.corp.example?x'), /query/],
    ['no audience', (text) => text.replace('[tenantry]', '[]'), /audiences/],
    ['an issuer twice', (text) => text.replace('http://127.0.0.1:5556\n', 'https://id.corp.example\n'), /stands there twice/],
    ['a prefix left out', (text) => text.replace(', prefix: "corp:"', ''), /prefix/],
    ['another kind', (text) => text.replace('AuthenticationConfiguration', 'Config'), /kind/],
    ['no list', () => 'jwt: 7', /jwt/],
    ['nothing', () => '', /object/],
    ['no YAML', () => '{', /no YAML/],
    ['an alias', (text) => `${text}x: &a [1]\ny: *a\n`, /no YAML|know it/],
    ['the platform\'s prefix for a second issuer', (text) => text.replace('prefix: "partner:"}', 'prefix: "partner:"}\n    groups: {claim: g, prefix: "tenantry:"}'), /jwt\.0 and jwt\.1 both have the group prefix/],
    ['a user prefix twice', (text) => text.replace('partner:', 'corp:'), /can give one user name/],
    ['an empty user prefix beside another', (text) => text.replace('partner:', ''), /can give one user name/],
  ])('refuses %s', (_what, change, message) => expect(problems(change(FILE))).toMatch(message));

  it.each(['', 't', 'tenantry', 'tenantry:acme:', 'system:', 'sys', 'system:masters'])('refuses the group prefix %j', (prefix) => {
    expect(problems(FILE.replace('"tenantry:"', JSON.stringify(prefix)))).toMatch(/choose a prefix of its own/);
  });
});

describe('prefixProblems()', () => {
  it('leaves no prefix that could be made into a persona by any claim', () => {
    const base = { url: 'https://a', discoveryUrl: undefined, audiences: ['a'], certificateAuthority: undefined, username: { claim: 'sub', prefix: 'u:' }, requiredClaims: new Map<string, string>() };
    const prefix = fc.oneof(fc.string({ maxLength: 12 }), fc.integer({ min: 0, max: 9 }).map((length) => 'tenantry:'.slice(0, length)), fc.string({ maxLength: 4 }).map((rest) => `tenantry:${rest}`));
    const group = fc.oneof(fc.constantFrom('tenantry:platform-admins', 'tenantry:acme:admins').chain((name) => fc.integer({ min: 0, max: name.length }).map((from) => name.slice(from))), fc.string());
    fc.assert(fc.property(prefix, group, (text, claim) => {
      const refused = prefixProblems([{ ...base, groups: { claim: 'g', prefix: text } }]).length > 0;
      if (text === 'tenantry:' || refused) return;
      expect(personasOf([text + claim]).groups).toEqual([]);
    }), { numRuns: 2_000 });
  });
});
