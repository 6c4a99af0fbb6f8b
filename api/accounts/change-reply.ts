/** What every reply to a change carries. Pure. */
import type { MessageInitShape } from '@bufbuild/protobuf';
import type { Receipt } from '../../store/store.ts';
import type { BranchCommitSchema, ClusterProgressSchema } from '../../proto/gen/acctapi/v1/account_pb.js';
import { branchMessage, progressMessage } from './account-reply.ts';
import type { AccountState } from './account-status.ts';

/** The fields that every reply to a change has, under these names. */
export interface ChangeReply {
  readonly organizationId: string;
  readonly status: string;
  readonly statusMessage: string;
  readonly operationId: string;
  readonly commit: string;
  readonly etag: string;
  files: string[];
  branches: MessageInitShape<typeof BranchCommitSchema>[];
  clusters: MessageInitShape<typeof ClusterProgressSchema>[];
}

/** Id, status, and what the change did. */
export function changeReply(receipt: Receipt, state: AccountState, operationId: string): ChangeReply {
  const { tenant } = receipt;
  return {
    organizationId: tenant.id,
    status: state.status,
    statusMessage: state.message,
    operationId,
    commit: receipt.commit,
    etag: tenant.etag,
    files: [...receipt.files],
    branches: receipt.branches.map(branchMessage),
    clusters: state.progress.map(progressMessage),
  };
}
