/** Calls of the SDK as IAM would judge them: which action on what, under which conditions. */
import type { AwsClient } from '../aws/aws-accounts.ts';
import { evaluate, type AccessRequest } from '../policy/evaluate.ts';
import { podIdentityPolicy, provisionerPolicy } from '../policy/provisioner-policy.ts';
import type { PolicyDocument } from '../policy/statement.ts';
import { ACCOUNT, BUCKET } from './cloud-fixtures.ts';

export interface RecordedCall {
  readonly command: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** Notes every call of a client. */
export function recordCalls(client: AwsClient, calls: RecordedCall[]): void {
  const stack = client.middlewareStack as { add(middleware: unknown, options: object): void };
  stack.add(
    (next: (args: unknown) => unknown, context: { readonly commandName?: string }) => (args: { readonly input: Readonly<Record<string, unknown>> }) => {
      calls.push({ command: context.commandName ?? '', input: args.input });
      return next(args);
    },
    { step: 'initialize', name: 'recordCalls' },
  );
}

const BOUNDARY = `arn:aws:iam::${ACCOUNT}:policy/tenantry/tenantry-boundary`;
const SHARED_ROLE = `arn:aws:iam::${ACCOUNT}:role/tenantry/tenantry-shared`;
const given = { partition: 'aws', account: ACCOUNT, owner: 'tenantry', sharedRole: SHARED_ROLE };
const provisioner = provisionerPolicy({ ...given, rolePath: '/tenantry/', boundary: BOUNDARY, buckets: [BUCKET] });
/** The documents of docs/cloud-policies.md, by strategy. */
export const RIGHTS = { 'role-per-tenant': [provisioner], 'pod-identity': [provisioner, podIdentityPolicy(given)] } as const;

/** Commands whose action has another name, or that need several. */
const ACTIONS: Readonly<Record<string, readonly string[]>> = {
  HeadBucketCommand: ['s3:ListBucket'], ListObjectsV2Command: ['s3:ListBucket'], ListObjectVersionsCommand: ['s3:ListBucketVersions'], ListMultipartUploadsCommand: ['s3:ListBucketMultipartUploads'],
  DeleteObjectsCommand: ['s3:DeleteObject', 's3:DeleteObjectVersion'], CreateRoleCommand: ['iam:CreateRole', 'iam:TagRole'],
  PutObjectCommand: ['s3:PutObject'], AbortMultipartUploadCommand: ['s3:AbortMultipartUpload'],
};
const S3_TLS = { 'aws:SecureTransport': 'true', 'aws:ResourceAccount': ACCOUNT };

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Keys that the call touches; the bucket itself for calls without one. */
function s3Resources(input: RecordedCall['input']): string[] {
  const bucket = `arn:aws:s3:::${text(input['Bucket'])}`;
  const batch = (input['Delete'] as { readonly Objects?: readonly { readonly Key?: string }[] } | undefined)?.Objects;
  if (batch !== undefined) return batch.map(({ Key }) => `${bucket}/${Key ?? ''}`);
  return [input['Key'] === undefined ? bucket : `${bucket}/${text(input['Key'])}`];
}

function iamContext({ command, input }: RecordedCall): Record<string, string> {
  const tags = (input['Tags'] ?? []) as readonly { readonly Key?: string; readonly Value?: string }[];
  return {
    'aws:SecureTransport': 'true',
    // The boundary that the call sets, or that the role has.
    'iam:PermissionsBoundary': text(input['PermissionsBoundary'] ?? BOUNDARY),
    ...(command === 'CreateRoleCommand' ? {} : { 'aws:ResourceTag/tenantry:owner': 'tenantry' }),
    ...Object.fromEntries(tags.map(({ Key, Value }) => [`aws:RequestTag/${Key ?? ''}`, Value ?? ''])),
  };
}

/** What each call of EKS asks for: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelastickubernetesservice.html */
function eksRequests({ command, input }: RecordedCall): AccessRequest[] {
  const tags = Object.fromEntries(Object.entries((input['tags'] ?? {}) as Readonly<Record<string, string>>).map(([key, value]) => [`aws:RequestTag/${key}`, value]));
  const action = `eks:${command.replace(/Command$/, '')}`;
  const cluster = `arn:aws:eks:us-east-1:${ACCOUNT}:cluster/${text(input['clusterName'])}`;
  const association = `arn:aws:eks:us-east-1:${ACCOUNT}:podidentityassociation/${text(input['clusterName'])}/a-1`;
  const passed = input['roleArn'] === undefined ? [] : ['iam:PassRole', 'iam:GetRole'].map((one) => ({ action: one, resource: text(input['roleArn']), context: {} }));
  if (command.startsWith('List')) return [{ action, resource: cluster, context: {} }];
  if (command.startsWith('Create')) return [{ action, resource: cluster, context: tags }, { action: 'eks:TagResource', resource: association, context: tags }, ...passed];
  return [{ action, resource: association, context: { 'aws:ResourceTag/tenantry:owner': 'tenantry' } }, ...passed];
}

function requestsOf(call: RecordedCall): AccessRequest[] {
  const { command, input } = call;
  if (input['clusterName'] !== undefined) return eksRequests(call);
  const isS3 = input['Bucket'] !== undefined;
  const actions = ACTIONS[command] ?? [`iam:${command.replace(/Command$/, '')}`];
  const iamResource = command === 'RemoveRoleFromInstanceProfileCommand' ? `arn:aws:iam::${ACCOUNT}:instance-profile/p` : `arn:aws:iam::${ACCOUNT}:role/tenantry/${text(input['RoleName'])}`;
  const resources = isS3 ? s3Resources(input) : [iamResource];
  return resources.flatMap((resource) => actions.map((action) => ({ action, resource, context: isS3 ? S3_TLS : iamContext(call) })));
}

/** Calls that these documents refuse, as text. Foreign buckets and boundaries are what tests try on purpose. */
export function callsOutsideOfRights(calls: readonly RecordedCall[], identity: readonly PolicyDocument[]): string[] {
  const own = calls.filter(({ input }) => (input['Bucket'] ?? BUCKET) === BUCKET && [BOUNDARY, undefined].includes(input['PermissionsBoundary'] as string | undefined));
  return own.flatMap((call) => requestsOf(call).filter((request) => evaluate({ identity }, request) !== 'Allowed').map(({ action, resource }) => `${action} ${resource}`));
}
