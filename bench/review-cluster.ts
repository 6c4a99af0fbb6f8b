/** The cluster of the review benchmarks: 1,000 tenants with five namespaces each, in memory as the webhook keeps them. */
import { tenantFacts } from '../policies/admission/tenant-facts.ts';
import type { NamespaceFacts, TenantFacts } from '../policies/admission/subject.ts';
import type { Facts, SubjectSources } from '../webhook/review/subject.ts';
import { namespaceFacts } from '../webhook/watch/namespace-facts.ts';

const TENANTS = 1_000;
const NAMESPACES = 5;
/** Counted, and never used up. */
const THROTTLE = { requestsPerMinute: 1_000_000_000, requestsPerHour: 1_000_000_000 };

const LIMITS = { pods: '200', 'requests.cpu': '100', 'limits.cpu': '200', 'requests.memory': '200Gi', 'limits.memory': '400Gi', 'requests.ephemeral-storage': '1Ti', 'limits.ephemeral-storage': '1Ti' };

function factsOf<T>(found: ReadonlyMap<string, T>): Facts<T> {
  return { known: (key) => found.get(key), ask: async (key) => found.get(key) };
}

export function largeCluster(): SubjectSources {
  const tenants = new Map<string, TenantFacts>();
  const namespaces = new Map<string, NamespaceFacts>();
  for (const id of ['acme', ...Array.from({ length: TENANTS - 1 }, (_, index) => `tenant${index}`)]) {
    const suffixes = Array.from({ length: NAMESPACES - 1 }, (_, index) => ({ suffix: `n${index}` }));
    const facts = tenantFacts({ metadata: { name: id }, spec: { plan: 'pro', state: 'Active', namespaces: suffixes, registries: ['registry.acme.test'], throttle: THROTTLE, limits: LIMITS } });
    if (facts === undefined) throw new Error(`there are no facts of tenant ${id}`);
    tenants.set(id, facts);
    for (const name of facts.namespaces) {
      const found = namespaceFacts({ metadata: { name, labels: { 'tenantry.dev/tenant': id, 'tenantry.dev/plan': 'pro', 'kubernetes.io/metadata.name': name } } });
      if (found !== undefined) namespaces.set(name, found);
    }
  }
  return { tenants: factsOf(tenants), namespaces: factsOf(namespaces) };
}
