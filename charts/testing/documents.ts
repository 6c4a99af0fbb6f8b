/** Small documents for tests: valid as they are, changed by what a test is about. */
import type { TenantInputs } from '../../model/catalog.ts';
import type { ClusterDocument, ClusterSpec } from '../../model/cluster.ts';
import { API_VERSION } from '../../model/names.ts';
import type { PlanDocument, PlanSpec } from '../../model/plan.ts';
import type { PlatformDocument, PlatformSpec } from '../../model/platform.ts';
import type { TenantDocument, TenantSpec } from '../../model/tenant.ts';

export function plan(spec: Partial<PlanSpec> = {}): PlanDocument {
  return {
    apiVersion: API_VERSION,
    kind: 'Plan',
    metadata: { name: 'pro' },
    spec: {
      quota: {
        'requests.cpu': '20', 'requests.memory': '40Gi', 'limits.cpu': '40', 'limits.memory': '80Gi',
        'requests.ephemeral-storage': '100Gi', 'limits.ephemeral-storage': '200Gi', 'requests.storage': '500Gi',
        persistentvolumeclaims: '30', pods: '200', services: '50', 'services.loadbalancers': '2', 'services.nodeports': '0',
        secrets: '200', configmaps: '200', 'count/deployments.apps': '25', 'count/statefulsets.apps': '10',
      },
      namespaces: 5,
      containers: {
        limits: { cpu: '500m', memory: '512Mi', 'ephemeral-storage': '1Gi' },
        requests: { cpu: '100m', memory: '128Mi', 'ephemeral-storage': '256Mi' },
      },
      egress: { internet: true, custom: true, cidrs: ['198.51.100.0/24'], access: ['APIServer', 'Metadata', 'Nodes'] },
      throttle: { requestsPerMinute: 600, requestsPerHour: 10_000, concurrentJobs: 10 },
      throttleCeiling: { requestsPerMinute: 1000 },
      ceiling: { pods: '500' },
      ...spec,
    },
  };
}

export function cluster(name = 'eu-1', spec: Partial<ClusterSpec> = {}): ClusterDocument {
  return {
    apiVersion: API_VERSION,
    kind: 'Cluster',
    metadata: { name },
    spec: {
      network: {
        pods: ['10.244.0.0/16', 'fd01::/48'],
        services: ['10.96.0.0/16'],
        nodes: ['192.168.64.0/24'],
        apiServer: { cidrs: ['52.1.2.3/32'], port: 6443 },
        ingress: { namespace: 'ingress-nginx', podLabels: { 'app.kubernetes.io/name': 'ingress-nginx' } },
      },
      aws: { accountId: '123456789012', region: 'eu-west-1' },
      ...spec,
    },
  };
}

export function platform(spec: Partial<PlatformSpec> = {}): PlatformDocument {
  return {
    apiVersion: API_VERSION,
    kind: 'Platform',
    metadata: { name: 'platform' },
    spec: { deploy: { url: 'https://git.example.org/platform/deploy.git' }, defaults: { clusters: ['eu-1'] }, ...spec },
  };
}

export function tenant(id = 'acme', spec: Partial<TenantSpec> = {}): TenantDocument {
  return { apiVersion: API_VERSION, kind: 'Tenant', metadata: { name: id }, spec: { plan: 'pro', state: 'Active', ...spec } };
}

/** What rendering reads, around one tenant. */
export function inputs(document: TenantDocument = tenant(), others: Partial<TenantInputs> = {}): TenantInputs {
  return { tenant: document, plan: plan(), platform: platform(), clusters: [cluster()], peers: [], ...others };
}

/** A tenant that uses everything there is. */
export function richSpec(id = 'acme'): Partial<TenantSpec> {
  return {
    displayName: 'Acme "Laboratories" ${HOME} {{ .x }} é',
    isolation: 'Namespace',
    clusters: [{ name: 'eu-1', share: 100 }],
    namespaces: [{ suffix: 'dev' }],
    members: {
      admins: { users: ['ann@acme.test'], groups: ['acme:operators'] },
      users: { groups: ['acme:developers', 'acme:operators'], serviceAccounts: [{ namespace: `tenant-${id}--dev`, name: 'pipeline' }] },
      viewers: { users: ['no', '0x1f', 'auditor: "x" #1'] },
    },
    quota: { pods: '300' },
    network: {
      egress: [{ cidr: '203.0.113.0/24', ports: [{ port: 443 }, { port: 8000, endPort: 8100, protocol: 'UDP' }] }, { cidr: '2a00:1450::/32' }, { cidr: '10.20.0.0/16' }],
      access: ['APIServer', 'Metadata', 'Nodes'],
      ingress: { hosts: ['shop.acme.test'], ports: [8080, 9090] },
      ingressClasses: ['public'],
      gatewayClasses: ['mesh', 'edge.example'],
      peers: ['globex'],
    },
    registries: ['registry.acme.test/shop'],
    cloud: { aws: { bucket: 'acme-data' } },
    throttle: { requestsPerMinute: 900 },
    jobs: { enabled: true, timeoutSeconds: 1800, callbackHosts: ['hooks.acme.test'] },
    gitops: { url: 'https://git.acme.test/deploy.git', branch: 'release', path: './apps', secretName: 'git-credentials' },
  };
}
