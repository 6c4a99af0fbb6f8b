/** Accounts as a portal sees them: documents of tests, and waiting for a status. */
import { stringify } from 'yaml';
import { waitFor } from '../../lab/wait.ts';
import { API_VERSION } from '../../model/names.ts';
import { shardOf } from '../../model/layout.ts';
import type { TenantSpec } from '../../model/tenant.ts';
import type { RunningApi } from './api-process.ts';

const DEADLINE_MS = 90_000;

/** The text of a tenant's document: plan free and state Active unless `spec` says otherwise. */
export function tenantText(id: string, spec: Partial<TenantSpec> = {}): string {
  return stringify({ apiVersion: API_VERSION, kind: 'Tenant', metadata: { name: id }, spec: { plan: 'free', state: 'Active', ...spec } });
}

/** Waits until the account has that status, and gives the answer of GetAccount. */
export async function accountIn(api: RunningApi, id: string, status: string, deadlineMs = DEADLINE_MS): Promise<Record<string, unknown>> {
  return waitFor(`account ${id} ${status}`, async () => {
    const { body } = await api.call('GET', `/v1/accounts/${id}`);
    if (body['status'] === status) return body;
    throw new Error(JSON.stringify(body));
  }, { deadlineMs, intervalMs: 200 });
}

/** `count` ids that begin with `stem` and live in one shard. */
export function neighbours(stem: string, count: number, shards: number): string[] {
  const byShard = new Map<number, string[]>();
  for (let number = 1; ; number += 1) {
    const id = `${stem}${number}`;
    const ids = [...(byShard.get(shardOf(id, shards)) ?? []), id];
    if (ids.length === count) return ids;
    byShard.set(shardOf(id, shards), ids);
  }
}
