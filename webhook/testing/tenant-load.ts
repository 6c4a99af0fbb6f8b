/** Writes of a tenant, several at a time, until told to stop; and what was refused. */
import type { ApiUser, Outcome } from '../../charts/testing/api-user.ts';

const WORKERS = 6;

export interface TenantLoad {
  stop(): Promise<{ readonly made: number; readonly failed: readonly Outcome[] }>;
}

/** Patches ConfigMaps `load-0`… of the namespace; they are made first. */
export async function tenantLoad(user: ApiUser, namespace: string): Promise<TenantLoad> {
  const path = `/api/v1/namespaces/${namespace}/configmaps`;
  const names = Array.from({ length: WORKERS }, (_, number) => `load-${number}`);
  for (const name of names) await user.request('POST', path, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace } });
  const failed: Outcome[] = [];
  let made = 0;
  let going = true;
  const worker = async (name: string): Promise<void> => {
    for (let turn = 0; going; turn += 1) {
      const outcome = await user.request('PATCH', `${path}/${name}`, { data: { turn: String(turn) } });
      if (outcome.status === 200) made += 1;
      else failed.push(outcome);
    }
  };
  const workers = names.map(worker);
  return {
    stop: async () => {
      going = false;
      await Promise.all(workers);
      return { made, failed };
    },
  };
}
