/**
 * No pod runs as an account of the platform, such as the one that applies a tenant's Git repository and is bound as
 * tenant admin: whoever may make pods would be admin too. tenantry-workload is made for pods. Both spellings of the
 * field count, since the API server reads either.
 */
import { GITOPS_NAME, RESERVED_OBJECT_PREFIX, WORKLOAD_ACCOUNT } from '../../../model/names.ts';
import { quoted } from '../../../model/shown.ts';
import { textAt } from '../json.ts';
import { podPolicy } from './pod-policy.ts';

function isReserved(account: string): boolean {
  return account === GITOPS_NAME || (account.startsWith(RESERVED_OBJECT_PREFIX) && account !== WORKLOAD_ACCOUNT);
}

export const accountUse = podPolicy({
  id: 'account-use',
  title: 'No pod runs as an account of the platform',
  level: 'breach',
  check: (pod) =>
    (['serviceAccount', 'serviceAccountName'] as const).flatMap((field) => {
      const account = textAt(pod.spec, field) ?? '';
      if (!isReserved(account)) return [];
      return [{ path: `${pod.specPath}.${field}`, message: `service account ${quoted(account)} is the platform's`, fix: `use ${WORKLOAD_ACCOUNT} or an account of your own` }];
    }),
});
