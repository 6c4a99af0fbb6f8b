/** The contract on AWS in memory, and on moto's server through the SDK; and that every call to AWS is within our rights. */
import { AttachRolePolicyCommand, AddRoleToInstanceProfileCommand, CreateInstanceProfileCommand, CreatePolicyCommand, CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { CreateBucketCommand, CreateMultipartUploadCommand, DeleteObjectCommand, ListMultipartUploadsCommand, ListObjectVersionsCommand, PutBucketVersioningCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAwsAccounts, type AwsAccounts } from './aws/aws-accounts.ts';
import { EMBEDDED_CREDENTIALS, type EmbeddedAws } from './embedded-aws.ts';
import { awsContract, type World } from './testing/aws.contract.ts';
import { callsOutsideOfRights, recordCalls, RIGHTS, type RecordedCall } from './testing/recorded-calls.ts';
import { ACCOUNT, BUCKET, PLACE } from './testing/cloud-fixtures.ts';
import { MemoryAws } from './testing/memory-aws.ts';
import { motoMissing, startMoto } from './testing/moto.ts';

awsContract('in memory', async (): Promise<World> => {
  const aws = new MemoryAws();
  const bucket = { account: ACCOUNT, versions: [] as string[], uploads: [] as string[] };
  aws.buckets.set(BUCKET, bucket);
  const stored = (role: string) => aws.roles.get(`${ACCOUNT}/${role}`) ?? expect.fail('no role');
  return {
    account: aws.account(PLACE),
    addRole: async (name, tags) => void aws.roles.set(`${ACCOUNT}/${name}`, { arn: `arn:aws:iam::${ACCOUNT}:role/${name}`, trust: '{}', boundary: undefined, tags: { ...tags }, policies: new Map(), attached: [], profiles: [] }),
    attachPolicy: async (role) => void stored(role).attached.push('arn:aws:iam::aws:policy/ReadOnlyAccess'),
    addProfile: async (role) => void stored(role).profiles.push('profile'),
    putObject: async (key) => void bucket.versions.push(key),
    deleteObject: async (key) => void bucket.versions.push(key),
    beginUpload: async (key) => void bucket.uploads.push(key),
    held: async () => [...bucket.versions, ...bucket.uploads],
  };
});

describe.skipIf(motoMissing() !== undefined)('with moto', () => {
  let moto: EmbeddedAws;
  let accounts: AwsAccounts;
  let iam: IAMClient;
  let s3: S3Client;
  const calls: RecordedCall[] = [];

  beforeAll(async () => {
    moto = await startMoto();
    accounts = createAwsAccounts({ endpoint: moto.endpoint, credentials: EMBEDDED_CREDENTIALS, onClient: (client) => recordCalls(client, calls) });
    const options = { endpoint: moto.endpoint, region: 'us-east-1', credentials: EMBEDDED_CREDENTIALS };
    [iam, s3] = [new IAMClient(options), new S3Client({ ...options, forcePathStyle: true })];
    await s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
    await s3.send(new PutBucketVersioningCommand({ Bucket: BUCKET, VersioningConfiguration: { Status: 'Enabled' } }));
  });
  afterAll(async () => {
    accounts.close();
    iam.destroy();
    s3.destroy();
    await moto.stop();
  });

  let number = 0;
  awsContract('moto through the SDK', async (): Promise<World> => ({
    account: accounts.account(PLACE),
    addRole: async (name, tags) => {
      await iam.send(new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: '{"Version":"2012-10-17","Statement":[]}', Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) }));
    },
    attachPolicy: async (role) => {
      const made = await iam.send(new CreatePolicyCommand({ PolicyName: `foreign-${(number += 1)}`, PolicyDocument: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}' }));
      await iam.send(new AttachRolePolicyCommand({ RoleName: role, PolicyArn: made.Policy?.Arn }));
    },
    addProfile: async (role) => {
      const profile = `profile-${(number += 1)}`;
      await iam.send(new CreateInstanceProfileCommand({ InstanceProfileName: profile }));
      await iam.send(new AddRoleToInstanceProfileCommand({ InstanceProfileName: profile, RoleName: role }));
    },
    putObject: async (key) => void (await s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: key, Body: 'x' }))),
    deleteObject: async (key) => void (await s3.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: key }))),
    beginUpload: async (key) => void (await s3.send(new CreateMultipartUploadCommand({ Bucket: BUCKET, Key: key }))),
    held: async () => {
      const { Versions = [], DeleteMarkers = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket: BUCKET }));
      const { Uploads = [] } = await s3.send(new ListMultipartUploadsCommand({ Bucket: BUCKET }));
      return [...Versions, ...DeleteMarkers, ...Uploads].map(({ Key }) => Key ?? '');
    },
  }));

  it('makes no call that the provisioner\'s policy does not allow, and every kind of call that it knows', () => {
    // The last test of the file: it judges what the contract has called.
    expect(callsOutsideOfRights(calls, RIGHTS['role-per-tenant'])).toEqual([]);
    expect(new Set(calls.map(({ command }) => command)).size).toBeGreaterThanOrEqual(18);
  });
});
