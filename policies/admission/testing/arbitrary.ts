/** Arbitrary pods and arbitrary JSON in the places where policies look. */
import fc from 'fast-check';
import type { Json, JsonObject } from '../json.ts';
import type { ShortForm } from './subjects.ts';

const KEYS = [
  'spec', 'metadata', 'template', 'jobTemplate', 'containers', 'initContainers', 'ephemeralContainers', 'securityContext', 'capabilities', 'drop', 'add', 'volumes', 'projected',
  'sources', 'serviceAccountToken', 'image', 'reference', 'name', 'annotations', 'labels', 'affinity', 'nodeAffinity', 'podAntiAffinity', 'podAffinity', 'nodeSelector',
  'requiredDuringSchedulingIgnoredDuringExecution', 'preferredDuringSchedulingIgnoredDuringExecution', 'nodeSelectorTerms', 'matchExpressions', 'matchLabels', 'namespaceSelector',
  'namespaces', 'values', 'key', 'operator', 'tolerations', 'topologySpreadConstraints', 'resources', 'limits', 'requests', 'ports', 'hostPort', 'seccompProfile', 'type', 'lifecycle',
  'livenessProbe', 'httpGet', 'host', 'hostAliases', 'rules', 'subjects', 'roleRef', 'hosts', 'tls', 'ingress', 'egress', 'from', 'to', 'ipBlock', 'cidr', 'except', 'sourceRef',
  'dataSource', 'ownerReferences', 'minAvailable', 'maxUnavailable', 'priorityClassName', 'priority', 'overhead', 'sysctls', 'seLinuxOptions', 'env', 'status', 'addresses', 'subsets',
  'endpoints', 'externalIPs', 'externalName', 'loadBalancerClass', 'type', 'replicas', 'parallelism', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length', '',
] as const;

const scalar: fc.Arbitrary<Json> = fc.oneof(
  fc.constant(null), fc.boolean(), fc.double({ noNaN: true }), fc.string(), fc.string({ unit: 'binary' }),
  fc.constantFrom('ghcr.io/acme/web', 'ALL', 'Always', 'In', 'Exists', '100%', '1e1000', '10.0.0.0/8', 'tenant-acme', 'acme', '\u0000', '\ud800', '‮'),
);

/** Any JSON, with the names of fields that policies read at any depth, and the names that trap careless code. */
export const anyJson: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof({ depthSize: 'small', withCrossShrink: true }, scalar, fc.array(tie('value'), { maxLength: 4 }), entries(tie('value'))),
})).value;

function entries(value: fc.Arbitrary<Json>): fc.Arbitrary<JsonObject> {
  const key = fc.oneof({ weight: 9, arbitrary: fc.constantFrom<string>(...KEYS) }, { weight: 1, arbitrary: fc.string() });
  // As JSON.parse makes them: `__proto__` is a key like any other.
  return fc.array(fc.tuple(key, value), { maxLength: 6 }).map((pairs) => JSON.parse(`{${pairs.map(([name, item]) => `${JSON.stringify(name)}:${JSON.stringify(item)}`).join(',')}}`) as JsonObject);
}

export const anyObject: fc.Arbitrary<JsonObject> = entries(anyJson);

const RESOURCES: readonly (readonly [group: string, resource: string, kind: string])[] = [
  ['', 'pods', 'Pod'], ['', 'podtemplates', 'PodTemplate'], ['', 'replicationcontrollers', 'ReplicationController'], ['apps', 'deployments', 'Deployment'],
  ['apps', 'daemonsets', 'DaemonSet'], ['apps', 'replicasets', 'ReplicaSet'], ['apps', 'statefulsets', 'StatefulSet'], ['batch', 'jobs', 'Job'], ['batch', 'cronjobs', 'CronJob'],
  ['policy', 'poddisruptionbudgets', 'PodDisruptionBudget'], ['', 'services', 'Service'], ['', 'endpoints', 'Endpoints'], ['discovery.k8s.io', 'endpointslices', 'EndpointSlice'],
  ['networking.k8s.io', 'networkpolicies', 'NetworkPolicy'], ['networking.k8s.io', 'ingresses', 'Ingress'], ['gateway.networking.k8s.io', 'httproutes', 'HTTPRoute'],
  ['rbac.authorization.k8s.io', 'roles', 'Role'], ['rbac.authorization.k8s.io', 'rolebindings', 'RoleBinding'], ['', 'serviceaccounts', 'ServiceAccount'], ['', 'secrets', 'Secret'],
  ['', 'persistentvolumeclaims', 'PersistentVolumeClaim'], ['snapshot.storage.k8s.io', 'volumesnapshots', 'VolumeSnapshot'], ['', 'namespaces', 'Namespace'], ['tenantry.dev', 'tenants', 'Tenant'],
  ['kustomize.toolkit.fluxcd.io', 'kustomizations', 'Kustomization'], ['helm.toolkit.fluxcd.io', 'helmreleases', 'HelmRelease'], ['source.toolkit.fluxcd.io', 'gitrepositories', 'GitRepository'],
  ['autoscaling', 'horizontalpodautoscalers', 'HorizontalPodAutoscaler'], ['example.com', 'widgets', 'Widget'], ['', 'bindings', 'Binding'], ['', 'resourcequotas', 'ResourceQuota'],
];

/** Any request about any resource, with any JSON as its objects. */
export const anyForm: fc.Arbitrary<ShortForm> = fc
  .record({
    resource: fc.constantFrom(...RESOURCES),
    subResource: fc.constantFrom('', '', '', 'status', 'ephemeralcontainers', 'resize', 'binding', 'eviction', 'scale', 'finalize', 'token', 'exec', 'proxy', 'new'),
    operation: fc.constantFrom('CREATE', 'UPDATE', 'DELETE', 'CONNECT' as const),
    object: fc.option(anyObject, { nil: undefined }),
    oldObject: fc.option(anyObject, { nil: undefined }),
    options: fc.option(anyObject, { nil: undefined }),
    username: fc.constantFrom('ann@acme.example', 'system:serviceaccount:kube-system:replicaset-controller', 'system:serviceaccount:tenant-acme:web', ''),
    tenant: fc.option(anyObject.map((spec) => ({ ...spec, plan: 'standard', state: 'Active' })), { nil: null }),
  })
  .map(({ resource: [group, resource, kind], object, oldObject, options, operation, subResource, username, tenant }) => ({
    tenant,
    ...(object === undefined ? {} : { object }),
    ...(oldObject === undefined ? {} : { oldObject }),
    request: { operation: operation, group, resource, kind, subResource, options, namespace: 'tenant-acme', user: { username, groups: [] } },
  }));

const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null | undefined> => fc.oneof(fc.constant(undefined), fc.constant(null), arbitrary);

function definite(fields: Record<string, unknown>): JsonObject {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as JsonObject;
}

const context = fc
  .record({
    allowPrivilegeEscalation: maybe(fc.boolean()),
    privileged: maybe(fc.boolean()),
    runAsNonRoot: maybe(fc.boolean()),
    capabilities: maybe(fc.record({ drop: maybe(fc.array(fc.constantFrom('ALL', 'NET_RAW'), { maxLength: 2 })), add: maybe(fc.array(fc.constantFrom('SYS_ADMIN', 'NET_BIND_SERVICE'), { maxLength: 2 })) }).map(definite)),
    seccompProfile: maybe(fc.constantFrom({ type: 'RuntimeDefault' }, { type: 'Unconfined' })),
  })
  .map(definite);

const container = fc
  .record({ name: fc.constantFrom('a', 'b', 'c'), image: fc.constant('ghcr.io/acme/web:1'), imagePullPolicy: maybe(fc.constantFrom('Always', 'IfNotPresent', 'Never', '')), securityContext: maybe(context) })
  .map(definite);

/** Pods as people write them, more or less complete. */
export const plainSpec: fc.Arbitrary<JsonObject> = fc
  .record({
    containers: fc.array(container, { minLength: 1, maxLength: 3 }),
    initContainers: maybe(fc.array(container, { maxLength: 2 })),
    securityContext: maybe(context),
    nodeSelector: maybe(fc.constantFrom({}, { 'kubernetes.io/arch': 'arm64' }, { 'tenantry.dev.node-restriction.kubernetes.io/pool': 'globex' }, { 'tenantry.dev.node-restriction.kubernetes.io/pool': 'acme' })),
    tolerations: maybe(fc.constantFrom([], [{ key: 'tenantry.dev.node-restriction.kubernetes.io/pool', operator: 'Exists' }], [{ key: 'tenantry.dev.node-restriction.kubernetes.io/pool', operator: 'Equal', value: 'acme' }, { key: 'node.kubernetes.io/not-ready' }], [{ key: 'x' }])),
    volumes: maybe(fc.constantFrom([], [{ name: 'v', image: { reference: 'ghcr.io/acme/data' } }], [{ name: 'v', emptyDir: {} }, { name: 'w', image: { pullPolicy: 'IfNotPresent' } }])),
  })
  .map(definite);
