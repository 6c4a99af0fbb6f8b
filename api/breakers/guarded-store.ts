/** The tenants repository with a circuit breaker for each tenant around its commits. */
import type { TenantStore } from '../../store/store.ts';
import type { Breakers } from './breakers.ts';

export function guardedStore(store: TenantStore, breakers: Breakers): TenantStore {
  return {
    submit: (change, signal) => breakers.run({ dependency: 'git', tenant: change.tenant }, () => store.submit(change, signal)),
    get: (id) => store.get(id),
    list: (query) => store.list(query),
    catalog: () => store.catalog(),
    head: () => store.head(),
    problems: () => store.problems(),
    problemsOfTenant: (id) => store.problemsOfTenant(id),
    onChange: (listener) => store.onChange(listener),
    publishNow: () => store.publishNow(),
    isPublished: (tenant, cluster, appliedCommit) => store.isPublished(tenant, cluster, appliedCommit),
    revisions: (id, query) => store.revisions(id, query),
    documentAt: (id, commit) => store.documentAt(id, commit),
    healthy: () => store.healthy(),
    close: () => store.close(),
  };
}
