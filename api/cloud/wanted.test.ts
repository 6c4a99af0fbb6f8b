import { describe, expect, it } from 'vitest';
import { tenantDocument } from '../../model/testing/documents.ts';
import { ACCOUNT, AWS, BUCKET, cloudCatalog, wantedOf, type Setting } from './testing/cloud-fixtures.ts';
import { eksClustersOf, nothingWanted, PREFIX_POLICY, storedPlace, SUSPENDED_POLICY_NAME, type WantedCloud } from './wanted.ts';

const second = { ...AWS, oidcIssuer: 'https://oidc.eks.us-east-1.amazonaws.com/id/XYZ' };
const far = { ...AWS, accountId: '999999999999' };
const both: Setting = { clusters: { local: AWS, other: second }, tenant: { clusters: [{ name: 'local' }, { name: 'other' }] } };

/** What there is, in short: accounts with role, trusted clusters, policies and associations. */
function brief({ accounts, prefix, faults }: WantedCloud): unknown {
  return [
    ...accounts.map(({ place, role, associations }) => [place.accountId.slice(0, 3), role === undefined ? '-' : (role.trust?.match(/Federated/g)?.length ?? '?'), role === undefined ? [] : [...role.policies.keys()], associations.length]),
    prefix?.place.bucket ?? '-', faults.length,
  ];
}

const one = (trusted: number, ...policies: string[]) => ['123', trusted, policies, 0];
const none = ['123', '-', [], 0];
const elsewhere = ['999', '-', [], 0];

describe('wantedCloud()', () => {
  it.each<[string, Setting, unknown]>([
    ['a role and a prefix', {}, [one(1, PREFIX_POLICY), BUCKET, 0]],
    ['two clusters of one account', both, [one(2, PREFIX_POLICY), BUCKET, 0]],
    ['one that it leaves', { ...both, tenant: { clusters: [{ name: 'local' }, { name: 'other', state: 'Deleted' }] } }, [one(1, PREFIX_POLICY), BUCKET, 0]],
    ['a role in each account', { clusters: { local: AWS, other: far }, tenant: { clusters: [{ name: 'local' }, { name: 'other' }] } }, [one(1, PREFIX_POLICY), ['999', 1, [PREFIX_POLICY], 0], BUCKET, 0]],
    ['none in an account where it is not', { clusters: { local: AWS, other: far } }, [one(1, PREFIX_POLICY), elsewhere, BUCKET, 0]],
    ['suspended', { tenant: { state: 'Suspended' } }, [one(1, SUSPENDED_POLICY_NAME, PREFIX_POLICY), BUCKET, 0]],
    ['deleted', { tenant: { state: 'Deleted' } }, [one(1, SUSPENDED_POLICY_NAME, PREFIX_POLICY), BUCKET, 0]],
    ['being purged', { tenant: { state: 'Deleted', purging: true } }, [none, '-', 0]],
    ['no cloud wanted', { tenant: { cloud: { aws: { enabled: false } } } }, [none, '-', 0]],
    ['a bucket of its own', { tenant: { cloud: { aws: { bucket: 'own' } } } }, [one(1, PREFIX_POLICY), 'own', 0]],
    ['no issuer, so nobody could act as the role', { clusters: { local: { accountId: ACCOUNT, region: 'us-east-1' } } }, [none, BUCKET, 1]],
    ['two paths in one account', { ...both, clusters: { local: AWS, other: { ...second, rolePath: '/x/' } } }, [one(2, PREFIX_POLICY), BUCKET, 1]],
    ['outside of AWS', { clusters: { local: undefined } }, ['-', 0]],
    ['no bucket named anywhere', { bucket: false }, [one(1), '-', 1]],
    ['strategy none', { aws: { strategy: 'none' } }, [none, '-', 0]],
    ['pod identity', { aws: { strategy: 'pod-identity' }, tenant: { namespaces: [{ suffix: 'dev' }, { suffix: 'old', state: 'Deleted' }] } }, [['123', '-', [], 2], BUCKET, 0]],
    ['pod identity, suspended', { aws: { strategy: 'pod-identity' }, tenant: { state: 'Suspended' } }, [none, BUCKET, 0]],
    ['pod identity beside roles', { aws: { strategy: 'pod-identity', keep: ['role-per-tenant'] } }, [['123', 1, [PREFIX_POLICY], 1], BUCKET, 0]],
  ])('%s', (_, setting, want) => expect(brief(wantedOf('acme', setting))).toEqual(want));

  it('keeps the trust that is there when the new one is too long, and says so', () => {
    const wanted = wantedOf('acme', { tenant: { namespaces: Array.from({ length: 40 }, (_, index) => ({ suffix: `space-${index}` })) } });
    expect(wanted.accounts[0]?.role).toMatchObject({ trust: undefined, name: 'tenant-acme' });
    expect(wanted.faults).toEqual([expect.stringMatching(/^its trust policy has \d+ characters for 41 namespaces in 1 clusters, IAM takes 2048; .*pod-identity/)]);
  });

  it('associates service accounts with a session policy that IAM takes', () => {
    const [association] = wantedOf('acme', { aws: { strategy: 'pod-identity' }, clusters: { local: { ...AWS, eksCluster: 'prod-1' } } }).accounts[0]?.associations ?? [];
    expect(association).toMatchObject({ cluster: { name: 'prod-1', region: 'us-east-1' }, namespace: 'tenant-acme', serviceAccount: 'tenantry-workload', roleArn: `arn:aws:iam::${ACCOUNT}:role/tenantry/tenantry-shared` });
    // https://docs.aws.amazon.com/eks/latest/APIReference/API_CreatePodIdentityAssociation.html
    expect(association?.policy.length).toBeLessThanOrEqual(2_048);
  });
});

describe('clusters in EKS', () => {
  const clusters = { local: AWS, other: { ...second, region: 'eu-west-1', eksCluster: 'prod-2' } };
  const inEks = [{ name: 'local', region: 'us-east-1' }, { name: 'prod-2', region: 'eu-west-1' }];

  it('are looked at in their own regions, where the document names them with the namespaces that it names', () => {
    const [account] = wantedOf('acme', { aws: { strategy: 'pod-identity' }, clusters, tenant: { clusters: [{ name: 'other' }], namespaces: [{ suffix: 'old', state: 'Deleted' }] } }).accounts;
    expect(account?.associations.map(({ cluster }) => cluster)).toEqual([inEks[1]]);
    expect(account?.eksClusters).toEqual([{ ...inEks[0], namespaces: [] }, { ...inEks[1], namespaces: ['tenant-acme', 'tenant-acme--old'] }]);
    expect(eksClustersOf(cloudCatalog({ clusters })).map(({ cluster }) => cluster)).toEqual(inEks);
  });

  it('are all looked at for a tenant whose files are gone, which wants nothing', () => {
    const nothing = nothingWanted('acme', cloudCatalog({ clusters, aws: { strategy: 'pod-identity' } }));
    expect(nothing).toMatchObject({ tenant: 'acme', owner: 'tenantry', isSuspended: true, usesPodIdentity: true, prefix: undefined, faults: [] });
    expect(nothing.accounts.map(({ role, roleName, associations, eksClusters }) => [role, roleName, associations, eksClusters])).toEqual([[undefined, 'tenant-acme', [], inEks.map((cluster) => ({ ...cluster, namespaces: ['tenant-acme'] }))]]);
  });
});

describe('storedPlace()', () => {
  it('is where objects may lie, whatever the tenant has now', () => {
    const place = (spec: Setting['tenant']) => storedPlace(tenantDocument('acme', spec), cloudCatalog())?.place;
    const want = { accountId: ACCOUNT, bucket: BUCKET, prefix: 'orgs/acme/' };
    expect([place({}), place({ state: 'Deleted', purging: true }), place({ cloud: { aws: { enabled: false } } })]).toEqual([want, want, want]);
  });
});
