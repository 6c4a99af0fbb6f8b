/** What fields of account requests may hold, from the code that enforces it. */
import type { Constraints } from '../openapi/constraint.ts';
import { ACCOUNT_STATUSES } from './account-status.ts';
import { BUCKET_PATTERN } from './create-request.ts';
import { MAX_TOKEN } from './page-token.ts';
import { MAX_DOCUMENT } from './preview-account.ts';
import { ACCOUNT_PAGE } from './read-accounts.ts';
import { REVISION_PAGE } from './revisions.ts';

export const ACCOUNT_CONSTRAINTS: Constraints = {
  // Empty is no bucket.
  'acctapi.v1.CreateAccountRequest.s3_bucket': { pattern: `^$|${BUCKET_PATTERN}`, maxLength: 63, examples: ['acme-data'] },
  'acctapi.v1.CreateAccountRequest.etag': { maxLength: 0 },
  'acctapi.v1.ListAccountsRequest.page_size': { minimum: 0, default: ACCOUNT_PAGE.usual },
  'acctapi.v1.ListAccountsRequest.page_token': { maxLength: MAX_TOKEN },
  'acctapi.v1.ListAccountsRequest.status_filter': { enum: ['', ...ACCOUNT_STATUSES] },
  'acctapi.v1.ListAccountRevisionsRequest.page_size': { minimum: 0, default: REVISION_PAGE.usual },
  'acctapi.v1.ListAccountRevisionsRequest.page_token': { maxLength: MAX_TOKEN },
  'acctapi.v1.PreviewAccountRequest.document': { maxLength: MAX_DOCUMENT },
  'acctapi.v1.RevertAccountRequest.commit': { pattern: '^[0-9a-f]{40}$' },
};
