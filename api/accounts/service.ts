/** acctapi.v1.AccountProvisioningService over the store. Each method stands in the file of its concern. */
import { AccountProvisioningService } from '../../proto/gen/acctapi/v1/account_pb.js';
import { bindService, type RpcMethod } from '../rpc/method.ts';
import { createAccount } from './create-account.ts';
import { deleteAccount, resumeAccount, suspendAccount, undeleteAccount } from './life-of-account.ts';
import type { AccountServiceOptions } from './options.ts';
import { previewAccount } from './preview-account.ts';
import { purgeAccount } from './purge-account.ts';
import { accountReader, listAccounts } from './read-accounts.ts';
import { listAccountRevisions, revertAccount } from './revisions.ts';
import { updateAccount } from './update-account.ts';
import { watchAccount } from './watch-account.ts';

/** The methods of the service. */
export function accountMethods(options: AccountServiceOptions): RpcMethod[] {
  return bindService(AccountProvisioningService, {
    createAccount: (request, call) => createAccount(options, request, call),
    getAccount: accountReader(options),
    updateAccount: (request, call) => updateAccount(options, request, call),
    deleteAccount: (request, call) => deleteAccount(options, request, call),
    listAccounts: (request, call) => listAccounts(options, request, call),
    suspendAccount: (request, call) => suspendAccount(options, request, call),
    resumeAccount: (request, call) => resumeAccount(options, request, call),
    undeleteAccount: (request, call) => undeleteAccount(options, request, call),
    purgeAccount: (request, call) => purgeAccount(options, request, call),
    previewAccount: (request, call) => previewAccount(options, request, call),
    watchAccount: (request, call) => watchAccount(options, request, call),
    listAccountRevisions: (request, call) => listAccountRevisions(options, request, call),
    revertAccount: (request, call) => revertAccount(options, request, call),
  });
}
