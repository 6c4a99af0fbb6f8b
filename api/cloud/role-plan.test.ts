import { describe, expect, it } from 'vitest';
import type { RoleFacts, WantedRole } from './ports.ts';
import { removalSteps, roleSteps } from './role-plan.ts';
import { wantedOf, type Setting } from './testing/cloud-fixtures.ts';

function roleOf(setting: Setting = {}): WantedRole {
  return wantedOf('acme', setting).accounts[0]?.role ?? expect.fail('no role');
}

/** As IAM gives it back: other white space, lists of one as their value. */
function stored(role: WantedRole, change: Partial<RoleFacts> = {}): RoleFacts {
  const pretty = (text: string) => JSON.stringify(JSON.parse(text, (_, value: unknown) => (Array.isArray(value) && value.length === 1 ? (value[0] as unknown) : value)), null, 2);
  return { arn: role.arn, trust: pretty(role.trust ?? '{}'), boundary: role.boundary, tags: { ...role.tags, team: 'blue' }, policies: new Map([...role.policies].map(([name, text]) => [name, pretty(text)])), attached: [], ...change };
}

const brief = (wanted: WantedRole, real: RoleFacts | undefined) => roleSteps(wanted, real).map((step) => ('policy' in step ? `${step.kind} ${step.policy}` : step.kind));
const active = roleOf();
const suspended = roleOf({ tenant: { state: 'Suspended' } });

describe('roleSteps()', () => {
  it.each<[string, WantedRole, RoleFacts | undefined, string[]]>([
    ['nothing there', active, undefined, ['create']],
    ['nothing there, and a trust that cannot be said', { ...active, trust: undefined }, undefined, []],
    ['as wanted, with tags of others', active, stored(active), []],
    ['just made', active, stored(active, { policies: new Map() }), ['put-policy tenantry-prefix']],
    ['to be suspended: taken first', suspended, stored(active, { trust: '{}', policies: new Map() }), ['put-policy tenantry-suspended', 'set-trust', 'put-policy tenantry-prefix']],
    ['to be resumed: given last', active, stored(suspended, { boundary: undefined, trust: '{}' }), ['set-boundary', 'set-trust', 'delete-policy tenantry-suspended']],
    ['with policies of others', active, stored(active, { policies: new Map([...stored(active).policies, ['more', '{}']]), attached: ['arn:p'] }), ['detach-policy', 'delete-policy more']],
    ['with a policy that is no JSON', active, stored(active, { policies: new Map([['tenantry-prefix', 'x']]) }), ['put-policy tenantry-prefix']],
    ['with a trust that cannot be said any more', { ...active, trust: undefined }, stored(active), []],
  ])('%s', (_, wanted, real, want) => expect(brief(wanted, real)).toEqual(want));

  it.each<[string, RoleFacts['tags']]>([
    ['no tags', {}],
    ['another owner', { ...active.tags, 'tenantry:owner': 'other' }],
    ['another tenant', { ...active.tags, 'tenantry:tenant': 'ab' }],
  ])('refuses a role with %s', (_, tags) => expect(() => roleSteps(active, stored(active, { tags }))).toThrow('not ours'));
});

describe('removalSteps()', () => {
  it('takes everything off before the role', () => {
    const kinds = removalSteps(stored(suspended, { attached: ['arn:p'] }), ['profile']).map(({ kind }) => kind);
    expect(kinds).toEqual(['delete-policy', 'delete-policy', 'detach-policy', 'leave-profile', 'delete']);
  });
});
