/** Errors of the AWS SDK in our words. What AWS wrote stays in the log: it names accounts and hosts. */
import { TenantryError, type ErrorCode } from '../../../model/errors.ts';
import { shown } from '../../../model/shown.ts';

const MISSING: ReadonlySet<string> = new Set(['NoSuchEntity', 'NoSuchEntityException', 'NotFound', 'NoSuchKey', 'NoSuchUpload', 'NoSuchBucket', 'ResourceNotFoundException']);
const REFUSED: ReadonlySet<string> = new Set(['AccessDenied', 'AccessDeniedException', 'Forbidden', '403', 'UnauthorizedOperation', 'InvalidClientTokenId', 'SignatureDoesNotMatch', 'UnrecognizedClientException', 'ExpiredToken', 'ExpiredTokenException', 'InvalidAccessKeyId']);
/** What later may go: IAM shows changes late, and answers so while another change of the same thing is under way. */
const LATER: ReadonlySet<string> = new Set(['ConcurrentModification', 'ConcurrentModificationException', 'EntityTemporarilyUnmodifiable', 'DeleteConflict', 'DeleteConflictException', 'OperationAborted', 'ConditionalRequestConflict', 'TimeoutError', 'RequestTimeout', 'ResourcePropagationDelayException']);

/** The SDK's name of an error; empty for one that has none. */
export function awsName(error: unknown): string {
  return error instanceof Error ? error.name : '';
}

export function isMissing(error: unknown): boolean {
  return MISSING.has(awsName(error));
}

function statusOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('$metadata' in error)) return undefined;
  const { $metadata: metadata } = error as { readonly $metadata?: { readonly httpStatusCode?: number } };
  return metadata?.httpStatusCode;
}

/** True for what may work when it is tried again: throttling, faults of AWS or of the way there, changes that IAM shows late. */
function isPassing(name: string, status: number | undefined): boolean {
  return LATER.has(name) || MISSING.has(name) || status === undefined || status === 429 || status >= 500 || /thrott|slowdown|toomany/i.test(name);
}

/** Names of what is there already: IAM's, and EKS' of a service account that has an association. */
const THERE: ReadonlySet<string> = new Set(['EntityAlreadyExists', 'EntityAlreadyExistsException', 'ResourceInUseException']);

/** True where known credentials have no right to the call. */
export function isDenied(error: unknown): boolean {
  return /^AccessDenied(Exception)?$/.test(awsName(error));
}

function codeAndWords(name: string, status: number | undefined, call: string): readonly [ErrorCode, string] {
  const word = shown(name, 60);
  if (name === 'AbortError') return ['CANCELLED', `${call} was given up`];
  if (THERE.has(name)) return ['ALREADY_EXISTS', `${call}: it is there already`];
  if (name === 'CredentialsProviderError') return ['FAILED_PRECONDITION', `no credentials for AWS were found for ${call}; docs/cloud.md says where they are looked for`];
  if (name === 'LimitExceeded' || name === 'LimitExceededException') return ['RESOURCE_EXHAUSTED', `${call} is beyond a limit of the account (IAM allows about 1,000 roles); have it raised, or use strategy pod-identity`];
  if (REFUSED.has(name) || status === 401 || status === 403) return ['FAILED_PRECONDITION', `AWS refuses ${call} (${word}); docs/cloud.md lists the rights that tenantry needs`];
  if (isPassing(name, status)) return ['UNAVAILABLE', `AWS does not do ${call} now (${word}${status === undefined ? '' : `, HTTP ${status}`})`];
  return ['FAILED_PRECONDITION', `AWS refuses ${call} (${word})`];
}

/** The error of a call, for instance `iam:CreateRole`. */
export function translated(error: unknown, call: string): TenantryError {
  if (error instanceof TenantryError) return error;
  const [code, words] = codeAndWords(awsName(error), statusOf(error), call);
  return new TenantryError(code, words, { cause: error });
}
