/** Random documents for property tests: all of them valid against the schema. */
import fc from 'fast-check';
import type { TenantDocument, TenantSpec } from '../tenant.ts';
import { tenantDocument } from './documents.ts';

const word = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
/** Texts that YAML reads as something else when they are not quoted, and texts that need escapes. */
const awkward = fc.constantFrom('yes', 'null', '~', '1e3', '0x1f', '012', '- a', 'a: b', '#c', '"', "'", '{x}', '[x', '*x', '&x', '!x', '%x', '@x', '`x`', 'a # b', ' ', 'é中👩', 'true', '<<', '...', '---', ':', '?', '|', '>', '\\n', '${X}', '{{x}}', 'x'.repeat(100));
const text = fc.oneof(awkward, fc.string({ minLength: 1, maxLength: 20, unit: fc.constantFrom(...'abc XYZ:#"\'-[]{}&*!|>%@`\\,?') }));
const host = fc.tuple(fc.constantFrom('', '*.'), word, word).map(([star, a, b]) => `${star}${a}.${b}.test`);
const some = <T>(of: fc.Arbitrary<T>, maxLength = 4) => fc.uniqueArray(of, { maxLength, selector: (item) => JSON.stringify(item) });


const optional = <T extends object>(shape: { [K in keyof T]: fc.Arbitrary<T[K]> }) => fc.record<T, never>(shape, { requiredKeys: [] });

/** A spec with any of its fields; names come from the given ones, so that tenants meet. */
function tenantSpec(peers: readonly string[], plans: readonly string[], clusters: readonly string[], hosts: fc.Arbitrary<string> = host): fc.Arbitrary<Partial<TenantSpec>> {
  const members = optional({ users: some(text), groups: some(text), serviceAccounts: some(fc.record({ namespace: word, name: word })) });
  return optional({
    displayName: text,
    plan: fc.constantFrom(...plans),
    state: fc.constantFrom('Active', 'Suspended', 'Deleted'),
    clusters: fc.uniqueArray(fc.constantFrom(...clusters), { minLength: 1 }).map((names) => names.map((name) => ({ name }))),
    namespaces: some(word.map((suffix) => ({ suffix }))),
    members: optional({ admins: members, users: members, viewers: members }),
    quota: optional({ pods: fc.constantFrom('20', '1e2', '300'), 'requests.cpu': fc.constantFrom('1', '500m', '1.5'), 'limits.memory': fc.constant('4Gi') }),
    network: optional({
      egress: some(fc.record({ cidr: fc.constantFrom('203.0.113.0/24', '198.51.100.7/32') })),
      ingress: optional({ hosts: some(hosts), ports: some(fc.integer({ min: 1, max: 65_535 })) }),
      peers: some(fc.constantFrom(...peers)),
    }),
    jobs: fc.record({ enabled: fc.boolean() }),
  });
}

/** A tenant with one of a few ids. */
export function tenant(ids: readonly string[], hosts?: fc.Arbitrary<string>): fc.Arbitrary<TenantDocument> {
  return fc.tuple(fc.constantFrom(...ids), tenantSpec(ids, ['pro', 'free'], ['local', 'other'], hosts)).map(([id, spec]) => tenantDocument(id, spec));
}
