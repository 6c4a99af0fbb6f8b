/** Documents for tests: valid as they are, changed by what a test says. */
import { Catalog, type SharedDocument, type TenantEntry } from '../catalog.ts';
import type { ClusterDocument, ClusterSpec } from '../cluster.ts';
import { API_VERSION } from '../names.ts';
import { tenantFile } from '../layout.ts';
import type { PlanDocument, PlanSpec } from '../plan.ts';
import type { PlatformDocument, PlatformSpec } from '../platform.ts';
import type { ResourceAmounts } from '../resources.ts';
import type { TenantDocument, TenantSpec } from '../tenant.ts';

export const AMOUNTS: ResourceAmounts = {
  'requests.cpu': '20', 'requests.memory': '40Gi', 'limits.cpu': '40', 'limits.memory': '80Gi',
  'requests.ephemeral-storage': '100Gi', 'limits.ephemeral-storage': '200Gi', 'requests.storage': '1Ti',
  persistentvolumeclaims: '30', pods: '200', services: '50', 'services.loadbalancers': '2', 'services.nodeports': '0',
  secrets: '300', configmaps: '300', 'count/deployments.apps': '25', 'count/statefulsets.apps': '10',
};

export function tenantDocument(name: string, spec: Partial<TenantSpec> = {}): TenantDocument {
  return { apiVersion: API_VERSION, kind: 'Tenant', metadata: { name }, spec: { plan: 'pro', state: 'Active', ...spec } };
}

export function planDocument(name: string, spec: Partial<PlanSpec> = {}): PlanDocument {
  const amounts = { cpu: '100m', memory: '128Mi', 'ephemeral-storage': '100Mi' };
  return {
    apiVersion: API_VERSION, kind: 'Plan', metadata: { name },
    spec: {
      quota: AMOUNTS, namespaces: 3, containers: { requests: amounts, limits: amounts }, egress: { internet: true, custom: true, access: ['APIServer'] },
      throttle: { requestsPerMinute: 600, requestsPerHour: 20_000, concurrentJobs: 20 }, ...spec,
    },
  };
}

export function clusterDocument(name: string, spec: Partial<ClusterSpec> = {}): ClusterDocument {
  const network = { pods: ['10.244.0.0/16'], services: ['10.96.0.0/16'], nodes: ['192.168.64.0/24'], apiServer: { cidrs: ['192.168.64.2/32'], port: 6443 } };
  return { apiVersion: API_VERSION, kind: 'Cluster', metadata: { name }, spec: { network, ...spec } };
}

export function platformDocument(spec: Partial<PlatformSpec> = {}): PlatformDocument {
  return { apiVersion: API_VERSION, kind: 'Platform', metadata: { name: 'platform' }, spec: { deploy: { url: 'https://git.example.test/tenants.git' }, defaults: { clusters: ['local'] }, ...spec } };
}

export function entryOf(document: TenantDocument, blob = ''): TenantEntry {
  const id = document.metadata.name;
  return { id, file: tenantFile(id), blob, document };
}

/** Plans `pro` and `free`, clusters `local` and `other`, and the given documents over them. */
export function catalogOf(...documents: readonly (TenantDocument | SharedDocument)[]): Catalog {
  const free = planDocument('free', { namespaces: 0, egress: { internet: false, custom: false } });
  const catalog = new Catalog(platformDocument(), [planDocument('pro'), free, clusterDocument('local'), clusterDocument('other')]);
  for (const document of documents) {
    if (document.kind === 'Tenant') catalog.put(entryOf(document));
    else catalog.putShared(document);
  }
  return catalog;
}
