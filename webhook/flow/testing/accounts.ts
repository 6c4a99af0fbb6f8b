/** Service accounts on the lab, with tokens to call as them. */
import { createApiClient, type AnyObject } from '../../../lab/api-client.ts';
import type { LabCluster } from '../../../lab/cluster.ts';
import { PLATFORM_ADMINS_GROUP } from '../../../model/accounts.ts';

/** Makes service accounts `bot-0`, `bot-1`, … in a namespace, and gives a token of an hour for each. */
export async function makeAccounts(cluster: LabCluster, namespace: string, count: number): Promise<string[]> {
  // In a tenant's namespace nobody else may ask for a token.
  const client = createApiClient(await cluster.clientFor('maker', ['system:masters', PLATFORM_ADMINS_GROUP]));
  const accounts = `/api/v1/namespaces/${namespace}/serviceaccounts`;
  const tokens: string[] = [];
  for (const name of accountNames(count)) {
    await client.send({ method: 'POST', path: accounts, body: { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace } } satisfies AnyObject });
    const { body } = await client.send({ method: 'POST', path: `${accounts}/${name}/token`, body: { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: { expirationSeconds: 3_600 } } });
    tokens.push((body as { status: { token: string } }).status.token);
  }
  return tokens;
}

/** Names of the accounts that makeAccounts makes. */
export function accountNames(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `bot-${index}`);
}
