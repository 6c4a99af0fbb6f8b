/**
 * docs/cloud-policies.md: what a platform sets up in AWS, printed by the code that makes tenants' own policies, so that it
 * cannot say anything else than what runs.
 */
import { boundaryArn, SHARED_ROLE, sharedRoleArn } from '../model/aws.ts';
import { boundaryPolicy, prefixPolicy, sharedPolicy } from '../api/cloud/policy/prefix-policy.ts';
import { podIdentityPolicy, provisionerPolicy } from '../api/cloud/policy/provisioner-policy.ts';
import type { PolicyDocument } from '../api/cloud/policy/statement.ts';
import { sharedTrustPolicy, trustPolicy } from '../api/cloud/policy/trust-policy.ts';

const account = '111122223333';
const partition = 'aws';
const aws = { accountId: account, region: 'eu-central-1', rolePath: '/tenantry/' };
const boundary = boundaryArn(aws, { deploy: { url: '' }, defaults: { clusters: [] } });

function section(title: string, prose: string, policy: PolicyDocument): string {
  return `## ${title}\n${prose}\n\n\`\`\`json\n${JSON.stringify(policy, undefined, 2)}\n\`\`\`\n`;
}

export function cloudPoliciesPage(): string {
  const clusters = [{ name: 'eu-1', issuer: 'https://oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE', namespaces: ['tenant-acme', 'tenant-acme--dev'] }];
  return [
    '# Policies in AWS\nWritten by `npm run generate`. Put your account for 111122223333, your buckets for `tenants`, and your partition and role\npath where they are others. [cloud.md](cloud.md) says when each is needed.\n',
    section('The boundary', `\`${boundary}\`, made once an account by the platform.\nWhatever a tenant's role says, it reaches the prefix that its tag names, in these buckets, and no other.`, boundaryPolicy({ partition, account, buckets: ['tenants'] })),
    section('The provisioner', 'The rights of tenantry\'s own identity. A test holds every call that the code makes against this document.', provisionerPolicy({ partition, account, rolePath: aws.rolePath, boundary, owner: 'tenantry', sharedRole: sharedRoleArn(aws), buckets: ['tenants'] })),
    section('The provisioner with pod identity', 'Beside the one above; until the last association is gone where another strategy follows.', podIdentityPolicy({ partition, account, owner: 'tenantry', sharedRole: sharedRoleArn(aws) })),
    section('The shared role of pod identity: trust', `Role \`${SHARED_ROLE}\`, made once an account by the platform.`, sharedTrustPolicy({ partition, account })),
    section('The shared role of pod identity: policy', 'The most that any tenant may do. The session policy of each association cuts it to one prefix; an association\nwithout one would reach all of them, so nobody but tenantry may associate this role.', sharedPolicy({ partition, account, buckets: ['tenants'] })),
    section('A tenant\'s role: trust', 'Made by tenantry.', trustPolicy({ partition, account, serviceAccount: 'tenantry-workload', clusters })),
    section('A tenant\'s role: policy', 'Made by tenantry; the same text is the session policy of a tenant with pod identity.', prefixPolicy({ partition, account, bucket: 'tenants' }, 'acme')),
  ].join('\n');
}
