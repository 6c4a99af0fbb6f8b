/** Changes for the benchmarks of the store: half new tenants, half updates of tenants that are there. */
import { Sandbox, put, tenantDocument } from '../store/testing/sandbox.ts';
import type { Change, TenantStore } from '../store/store.ts';

export function tenantName(index: number): string {
  return `team-${index}`;
}

/** A remote with so many tenants, each with three namespaces and persons as a usual one has. */
export function createRemoteWith(tenants: number): Sandbox {
  return new Sandbox({ tenants: Array.from({ length: tenants }, (_, index) => tenantDocument(tenantName(index), usualSpec(index))) });
}

function usualSpec(index: number): Parameters<typeof tenantDocument>[1] {
  return {
    plan: 'starter',
    displayName: `Team ${index}`,
    namespaces: [{ suffix: 'dev' }],
    members: { admins: { users: [`lead-${index}@example.org`] } },
  };
}

/** The n-th change of a run over a repository that began with `tenants` tenants; no two touch the same tenant in a row. */
export function changeNumber(n: number, tenants: number): Change {
  const request = { requestId: `bench-${n}`, requestDigest: String(n) };
  if (n % 2 === 0) return put(tenantName(tenants + n), usualSpec(n), request);
  const index = n % tenants;
  return put(tenantName(index), { ...usualSpec(index), displayName: `Team ${index}, change ${n}` }, request);
}

/** Runs changes `from`..`to` with at most `inFlight` waiting at a time; gives seconds. */
export async function runClosedLoop(store: TenantStore, load: { readonly from: number; readonly to: number; readonly inFlight: number; readonly tenants: number }): Promise<number> {
  const start = performance.now();
  let next = load.from;
  const work = async (): Promise<void> => {
    for (let n = next++; n < load.to; n = next++) await store.submit(changeNumber(n, load.tenants));
  };
  await Promise.all(Array.from({ length: load.inFlight }, work));
  return (performance.now() - start) / 1000;
}
