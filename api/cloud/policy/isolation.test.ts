/** No tenant reaches another one's prefix: over all pairs of ids, ids that begin like one another above all. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkTenantId, primaryNamespace } from '../../../model/ids.ts';
import { evaluate, type AccessRequest, type Policies } from './evaluate.ts';
import { boundaryPolicy, prefixPolicy, sharedPolicy, SUSPENDED_POLICY } from './prefix-policy.ts';
import { provisionerPolicy } from './provisioner-policy.ts';
import { OWNER_TAG, TENANT_TAG } from './statement.ts';
import { sharedTrustPolicy, trustFault, trustPolicy } from './trust-policy.ts';

const account = { partition: 'aws', account: '123456789012' };
const place = { ...account, bucket: 'tenants' };
const buckets = { ...account, buckets: ['tenants', 'more-tenants'] };
const boundary = boundaryPolicy(buckets);
const session = { 'aws:SecureTransport': 'true', 'aws:ResourceAccount': account.account };

const id = fc.stringMatching(/^[a-z][a-z0-9]{0,6}(-[a-z0-9]{1,4}){0,2}$/).filter((text) => checkTenantId(text) === null);
/** Two different ids, often one the beginning of the other. */
const pair = fc.oneof(
  fc.tuple(id, id),
  fc.tuple(id, fc.constantFrom('0', 'b', '-b', '-a', '1-1')).map(([first, more]): [string, string] => [first, first + more]),
  fc.tuple(id, fc.constantFrom('0', 'b', '-b', '-a', '1-1')).map(([first, more]): [string, string] => [first + more, first]),
).filter(([a, b]) => a !== b && checkTenantId(a) === null && checkTenantId(b) === null);
/** What may follow a prefix in a key. */
const rest = fc.string({ maxLength: 12, unit: fc.constantFrom('a', '/', '*', '?', '.', '-', '$', '{', '}', 'é', ' ') });

/** What a tenant has, by each strategy. */
function granted(tenant: string): readonly (readonly [Policies, Readonly<Record<string, string>>])[] {
  const own = prefixPolicy(place, tenant);
  return [
    [{ identity: [own], boundary }, { ...session, [`aws:PrincipalTag/${TENANT_TAG}`]: tenant }],
    [{ identity: [sharedPolicy(buckets)], session: own }, session],
    // The walls hold each for itself: a role's policy that says too much stays within its boundary.
    [{ identity: [sharedPolicy(buckets)], boundary }, { ...session, [`aws:PrincipalTag/${TENANT_TAG}`]: tenant }],
  ];
}

const OBJECT_ACTIONS = ['s3:GetObject', 's3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload', 's3:ListMultipartUploadParts'];
const OTHER_ACTIONS = ['s3:GetObjectVersion', 's3:DeleteObjectVersion', 's3:PutBucketPolicy', 's3:PutObjectAcl', 's3:ListBucketVersions', 's3:ListAllMyBuckets', 'iam:CreateRole', 'sts:AssumeRole'];

function object(action: string, key: string, context: Readonly<Record<string, string>>): AccessRequest {
  return { action, resource: `arn:aws:s3:::tenants/${key}`, context };
}

function list(prefix: string | undefined, context: Readonly<Record<string, string>>): AccessRequest {
  return { action: 's3:ListBucket', resource: 'arn:aws:s3:::tenants', context: { ...context, ...(prefix === undefined ? {} : { 's3:prefix': prefix }) } };
}

describe('a tenant in S3', () => {
  it('reads, writes, deletes and lists its own prefix', () => {
    fc.assert(fc.property(id, rest, (tenant, key) => {
      for (const [policies, context] of granted(tenant)) {
        for (const action of OBJECT_ACTIONS) expect(evaluate(policies, object(action, `orgs/${tenant}/${key}`, context))).toBe('Allowed');
        expect(evaluate(policies, list(`orgs/${tenant}/${key}`, context))).toBe('Allowed');
      }
    }));
  });

  it('reaches nothing of another', () => {
    fc.assert(fc.property(pair, rest, ([tenant, other], key) => {
      // One's own prefix deep in what belongs to another is another's.
      const keys = [`orgs/${other}/${key}`, `orgs/${other}/orgs/${tenant}/${key}`, `${key}/orgs/${tenant}/a`];
      for (const [policies, context] of granted(tenant)) {
        for (const action of OBJECT_ACTIONS) for (const one of keys) expect(evaluate(policies, object(action, one, context))).not.toBe('Allowed');
        expect(evaluate(policies, list(`orgs/${other}/${key}`, context))).not.toBe('Allowed');
        // Without the slash at its end a list would show what others begin with.
        expect(evaluate(policies, list(`orgs/${tenant}`, context))).not.toBe('Allowed');
      }
    }), { numRuns: 500 });
  });

  it.each(['', 'orgs', 'orgs/', 'o', undefined])('lists nothing above its prefix (%s)', (prefix) => {
    for (const [policies, context] of granted('acme')) expect(evaluate(policies, list(prefix, context))).not.toBe('Allowed');
  });

  it.each<readonly [string, Readonly<Record<string, string>>]>([
    ['without TLS', { 'aws:SecureTransport': 'false' }],
    ['in a bucket of another account', { 'aws:ResourceAccount': '999999999999' }],
  ])('gets nothing %s', (_, change) => {
    for (const [policies, context] of granted('acme')) {
      for (const action of OBJECT_ACTIONS) expect(evaluate(policies, object(action, 'orgs/acme/a', { ...context, ...change }))).not.toBe('Allowed');
      expect(evaluate(policies, list('orgs/acme/', { ...context, ...change }))).not.toBe('Allowed');
    }
  });

  it('reaches no bucket that is not for tenants, whatever its role\'s policy says', () => {
    const context = { ...session, [`aws:PrincipalTag/${TENANT_TAG}`]: 'acme' };
    const elsewhere = { ...object('s3:GetObject', '', context), resource: 'arn:aws:s3:::billing/orgs/acme/a' };
    expect(evaluate({ identity: [prefixPolicy({ ...account, bucket: 'billing' }, 'acme')], boundary }, elsewhere)).toBe('ImplicitDeny');
    expect(evaluate({ identity: [prefixPolicy({ ...account, bucket: 'more-tenants' }, 'acme')], boundary }, { ...elsewhere, resource: 'arn:aws:s3:::more-tenants/orgs/acme/a' })).toBe('Allowed');
  });

  it('is refused in the clear even where the bucket\'s own policy lets everybody in', () => {
    const open = { Version: '2012-10-17' as const, Statement: [{ Sid: 'All', Effect: 'Allow' as const, Action: ['*'], Resource: ['*'] }] };
    for (const walls of [prefixPolicy(place, 'acme'), boundary, sharedPolicy(buckets)]) {
      expect(evaluate({ identity: [walls, open] }, object('s3:GetObject', 'orgs/acme/a', { ...session, 'aws:SecureTransport': 'false' }))).toBe('ExplicitDeny');
    }
  });

  it('has no other action, even where a policy would give it', () => {
    const everything = { Version: '2012-10-17' as const, Statement: [{ Sid: 'All', Effect: 'Allow' as const, Action: ['*'], Resource: ['*'] }] };
    for (const action of OTHER_ACTIONS) {
      for (const [policies, context] of granted('acme')) expect(evaluate(policies, object(action, 'orgs/acme/a', context))).not.toBe('Allowed');
      const context = { ...session, [`aws:PrincipalTag/${TENANT_TAG}`]: 'acme' };
      expect(evaluate({ identity: [everything], boundary }, object(action, 'orgs/acme/a', context))).not.toBe('Allowed');
    }
    // A role without a tag, or one whose tag tries to be a wildcard, has nothing at all.
    expect(evaluate({ identity: [everything], boundary }, object('s3:GetObject', 'orgs/acme/a', session))).toBe('ImplicitDeny');
    expect(evaluate({ identity: [everything], boundary }, object('s3:GetObject', 'orgs/acme/a', { ...session, [`aws:PrincipalTag/${TENANT_TAG}`]: '*' }))).toBe('ImplicitDeny');
  });

  it('has nothing while it is suspended', () => {
    fc.assert(fc.property(id, rest, (tenant, key) => {
      const context = { ...session, [`aws:PrincipalTag/${TENANT_TAG}`]: tenant };
      expect(evaluate({ identity: [prefixPolicy(place, tenant), SUSPENDED_POLICY], boundary }, object('s3:GetObject', `orgs/${tenant}/${key}`, context))).toBe('ExplicitDeny');
    }));
  });
});

describe('the trust in a tenant', () => {
  const issuer = 'https://oidc.eks.eu-central-1.amazonaws.com/id/ABC';
  const provider = issuer.slice('https://'.length);
  const clusters = (tenant: string) => [{ name: 'one', issuer, namespaces: [primaryNamespace(tenant), `${primaryNamespace(tenant)}--dev`] }];
  const trust = (tenant: string) => trustPolicy({ partition: 'aws', account: '123456789012', serviceAccount: 'tenantry-workload', clusters: clusters(tenant) });
  const asking = (sub: string, change: { readonly aud?: string; readonly principal?: string } = {}): AccessRequest => ({
    action: 'sts:AssumeRoleWithWebIdentity', resource: '', principal: change.principal ?? `arn:aws:iam::123456789012:oidc-provider/${provider}`,
    context: { [`${provider}:aud`]: change.aud ?? 'sts.amazonaws.com', [`${provider}:sub`]: sub },
  });
  const may = (tenant: string, request: AccessRequest) => evaluate({ identity: [trust(tenant)] }, request) === 'Allowed';

  it('goes to its own service accounts only', () => {
    fc.assert(fc.property(pair, ([tenant, other]) => {
      const account = (namespace: string) => `system:serviceaccount:${namespace}:tenantry-workload`;
      expect([may(tenant, asking(account(primaryNamespace(tenant)))), may(tenant, asking(account(`${primaryNamespace(tenant)}--dev`)))]).toEqual([true, true]);
      for (const namespace of [primaryNamespace(other), `${primaryNamespace(other)}--dev`, `${primaryNamespace(tenant)}--qa`, '*']) expect(may(tenant, asking(account(namespace)))).toBe(false);
    }));
  });

  it.each<[string, AccessRequest]>([
    ['another service account', asking('system:serviceaccount:tenant-acme:default')],
    ['a token for another audience', asking('system:serviceaccount:tenant-acme:tenantry-workload', { aud: 'kubernetes' })],
    ['another cluster', asking('system:serviceaccount:tenant-acme:tenantry-workload', { principal: 'arn:aws:iam::123456789012:oidc-provider/other.example' })],
    ['a token that says nothing', { ...asking(''), context: {} }],
    ['another way in', { ...asking('system:serviceaccount:tenant-acme:tenantry-workload'), action: 'sts:AssumeRole' }],
  ])('refuses %s', (_, request) => expect(may('acme', request)).toBe(false));

  it('is refused when it is too long for IAM, with the numbers', () => {
    const many = [{ name: 'one', issuer, namespaces: Array.from({ length: 60 }, (_, index) => `tenant-acme--n${index}`) }];
    const policy = trustPolicy({ partition: 'aws', account: '123456789012', serviceAccount: 'tenantry-workload', clusters: many });
    expect(trustFault(policy, many)).toMatch(/^its trust policy has \d{4} characters for 60 namespaces in 1 clusters, IAM takes 2048;/);
    expect(trustFault(trust('acme'), clusters('acme'))).toBeUndefined();
  });

  it('of the shared role goes to EKS for clusters of the account, and to no session with tags', () => {
    const policies = { identity: [sharedTrustPolicy({ partition: 'aws', account: '123456789012' })] };
    const request = { action: 'sts:AssumeRole', resource: '', principal: 'pods.eks.amazonaws.com', context: { 'aws:SourceAccount': '123456789012', 'aws:SourceArn': 'arn:aws:eks:eu-central-1:123456789012:cluster/one' } };
    expect(evaluate(policies, request)).toBe('Allowed');
    expect(evaluate(policies, { ...request, action: 'sts:TagSession' })).toBe('ImplicitDeny');
    expect(evaluate(policies, { ...request, context: { ...request.context, 'aws:SourceArn': 'arn:aws:eks:eu-central-1:999999999999:cluster/one' } })).toBe('ImplicitDeny');
  });
});

describe('tenantry\'s own identity', () => {
  const own = provisionerPolicy({ ...account, rolePath: '/tenantry/', boundary: 'arn:aws:iam::123456789012:policy/tenantry/tenantry-boundary', owner: 'tenantry', sharedRole: 'arn:aws:iam::123456789012:role/tenantry/tenantry-shared', buckets: ['tenants'] });
  const tag = (context: Readonly<Record<string, string>>, role = '/tenantry/tenant-acme') => evaluate({ identity: [own] }, { action: 'iam:TagRole', resource: `arn:aws:iam::123456789012:role${role}`, context: { [`aws:RequestTag/${OWNER_TAG}`]: 'tenantry', ...context } });

  it('tags a role that it makes and one that is its own, and takes over none of another owner or under another path', () => {
    expect([tag({}), tag({ [`aws:ResourceTag/${OWNER_TAG}`]: 'tenantry' })]).toEqual(['Allowed', 'Allowed']);
    expect(tag({ [`aws:RequestTag/${OWNER_TAG}`]: 'another' })).toBe('ImplicitDeny');
    fc.assert(fc.property(fc.string().filter((owner) => owner !== 'tenantry'), (owner) => {
      expect(tag({ [`aws:ResourceTag/${OWNER_TAG}`]: owner })).toBe('ImplicitDeny');
    }));
    expect(tag({}, '/tenant-acme')).toBe('ImplicitDeny');
  });
});
