import { describe, expect, it } from 'vitest';
import { TenantryError } from '../../../model/errors.ts';
import { createAwsAccounts } from './aws-accounts.ts';
import { isDenied, isMissing, translated } from './aws-errors.ts';

function awsError(name: string, status?: number): Error {
  return Object.assign(new Error(`secret of ${name} in 123456789012`), { name }, status === undefined ? {} : { $metadata: { httpStatusCode: status } });
}

describe('translated()', () => {
  it.each<[string, number | undefined, string, string]>([
    ['EntityAlreadyExists', 409, 'ALREADY_EXISTS', 'there already'],
    ['ResourceInUseException', 409, 'ALREADY_EXISTS', 'there already'],
    ['ResourceNotFoundException', 404, 'UNAVAILABLE', 'HTTP 404'],
    ['ResourcePropagationDelayException', 428, 'UNAVAILABLE', 'HTTP 428'],
    ['ThrottlingException', 429, 'UNAVAILABLE', 'HTTP 429'],
    ['ServerException', 500, 'UNAVAILABLE', 'HTTP 500'],
    ['InvalidParameterException', 400, 'FAILED_PRECONDITION', 'AWS refuses iam:X (InvalidParameterException)'],
    ['AccessDenied', 403, 'FAILED_PRECONDITION', 'AWS refuses iam:X (AccessDenied); docs/cloud.md'],
    ['ExpiredToken', 400, 'FAILED_PRECONDITION', 'docs/cloud.md'],
    ['Unknown', 403, 'FAILED_PRECONDITION', 'docs/cloud.md'],
    ['CredentialsProviderError', undefined, 'FAILED_PRECONDITION', 'no credentials for AWS'],
    ['LimitExceeded', 409, 'RESOURCE_EXHAUSTED', 'pod-identity'],
    ['Throttling', 400, 'UNAVAILABLE', 'HTTP 400'],
    ['SlowDown', 503, 'UNAVAILABLE', 'HTTP 503'],
    ['TooManyRequestsException', 400, 'UNAVAILABLE', 'now'],
    ['InternalFailure', 500, 'UNAVAILABLE', 'HTTP 500'],
    ['Error', undefined, 'UNAVAILABLE', 'AWS does not do iam:X now (Error)'],
    ['NoSuchEntity', 404, 'UNAVAILABLE', 'HTTP 404'],
    ['ConcurrentModification', 409, 'UNAVAILABLE', 'HTTP 409'],
    ['MalformedPolicyDocument', 400, 'FAILED_PRECONDITION', 'AWS refuses iam:X (MalformedPolicyDocument)'],
    ['AbortError', undefined, 'CANCELLED', 'given up'],
  ])('%s %s', (name, status, code, words) => {
    const error = translated(awsError(name, status), 'iam:X');
    expect([error.code, error.message]).toEqual([code, expect.stringContaining(words)]);
    // What AWS wrote is for the log.
    expect(error.message).not.toMatch(/secret|123456789012/);
  });

  it('leaves our own errors as they are, and shows no strange name as it came', () => {
    const own = new TenantryError('INTERNAL', 'x');
    expect(translated(own, 'iam:X')).toBe(own);
    expect(translated(awsError('Bad\u001b[31m', 400), 'iam:X').message).not.toContain('\u001b');
    expect([isMissing(awsError('NoSuchEntity')), isMissing(awsError('AccessDenied')), isMissing('NoSuchEntity')]).toEqual([true, false, false]);
    // Bad credentials say nothing of rights.
    expect([isDenied(awsError('AccessDeniedException', 403)), isDenied(awsError('ExpiredToken', 403)), isDenied(awsError('Unknown', 403))]).toEqual([true, false, false]);
  });
});

describe('createAwsAccounts()', () => {
  it('says that there is nobody at an endpoint', async () => {
    const accounts = createAwsAccounts({ endpoint: 'http://127.0.0.1:1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } });
    const place = { accountId: '123456789012', partition: 'aws', region: 'us-east-1', rolePath: '/tenantry/' };
    await expect(accounts.account(place).roles.read('tenant-acme', AbortSignal.timeout(20_000))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(accounts.account(place)).toBe(accounts.account({ ...place }));
    expect(accounts.account({ ...place, accountId: '999999999999' })).not.toBe(accounts.account(place));
    accounts.close();
  });
});
