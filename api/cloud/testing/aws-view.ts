/** What stands in AWS, for tests: roles with their policies, and everything in the bucket. */
import { CreateRoleCommand, IAMClient, ListRolePoliciesCommand, ListRolesCommand } from '@aws-sdk/client-iam';
import { CreateBucketCommand, CreateMultipartUploadCommand, ListMultipartUploadsCommand, ListObjectVersionsCommand, PutBucketVersioningCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { EMBEDDED_CREDENTIALS } from '../embedded-aws.ts';
import { BUCKET } from './cloud-fixtures.ts';

export class AwsView {
  readonly #iam: IAMClient;
  readonly #s3: S3Client;

  constructor(endpoint: string) {
    const options = { endpoint, region: 'us-east-1', credentials: EMBEDDED_CREDENTIALS };
    this.#iam = new IAMClient(options);
    this.#s3 = new S3Client({ ...options, forcePathStyle: true });
  }

  /** Makes the bucket, with versions. */
  async prepare(): Promise<void> {
    await this.#s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
    await this.#s3.send(new PutBucketVersioningCommand({ Bucket: BUCKET, VersioningConfiguration: { Status: 'Enabled' } }));
  }

  /** Names of the inline policies of every role whose name begins so. */
  async roles(prefix = 'tenant-'): Promise<Readonly<Record<string, readonly string[]>>> {
    const { Roles = [] } = await this.#iam.send(new ListRolesCommand({}));
    const names = Roles.map(({ RoleName }) => RoleName ?? '').filter((name) => name.startsWith(prefix));
    const pairs = await Promise.all(names.map(async (RoleName) => [RoleName, ((await this.#iam.send(new ListRolePoliciesCommand({ RoleName }))).PolicyNames ?? []).toSorted()] as const));
    return Object.fromEntries(pairs);
  }

  /** Keys of all versions, delete markers and uploads under a prefix. */
  async held(Prefix: string): Promise<readonly string[]> {
    const { Versions = [], DeleteMarkers = [] } = await this.#s3.send(new ListObjectVersionsCommand({ Bucket: BUCKET, Prefix }));
    const { Uploads = [] } = await this.#s3.send(new ListMultipartUploadsCommand({ Bucket: BUCKET, Prefix }));
    return [...Versions, ...DeleteMarkers, ...Uploads].map(({ Key }) => Key ?? '');
  }

  async put(key: string): Promise<void> {
    await this.#s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: key, Body: 'x' }));
  }

  async beginUpload(key: string): Promise<void> {
    await this.#s3.send(new CreateMultipartUploadCommand({ Bucket: BUCKET, Key: key }));
  }

  async addForeignRole(name: string): Promise<void> {
    await this.#iam.send(new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: '{"Version":"2012-10-17","Statement":[]}' }));
  }

  close(): void {
    this.#iam.destroy();
    this.#s3.destroy();
  }
}
