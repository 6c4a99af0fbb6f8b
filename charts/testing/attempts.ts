/** What each persona tries, and what must come of it: the table behind personas.lab.test.ts. */

export type Who =
  | 'admin' | 'user' | 'viewer' | 'named admin' | 'admin of a suspended tenant' | 'GitOps account'
  | 'platform admin' | 'cluster admin' | 'shard account' | 'API account' | 'source controller';

export interface Attempt {
  readonly who: Who;
  readonly what: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  /** What the refusal says; allowed when undefined. */
  readonly refused?: RegExp;
  /** Allowed, but the object is not there. */
  readonly absent?: boolean;
}

const CORE = '/api/v1/namespaces';
const RBAC = '/apis/rbac.authorization.k8s.io/v1';
const NET = '/apis/networking.k8s.io/v1/namespaces';
const RBAC_API = 'rbac.authorization.k8s.io';
const BY_RBAC = /is forbidden: User ".*" cannot/;
const ESCALATION = /attempting to grant RBAC permissions not currently held/;
const MANAGED = /\[tenantry\/managed-objects\]/;
/** Several rules of the floor refuse it, and the API server names any of them. */
const NAMESPACE = /\[tenantry\/(managed-objects|namespace-identity|namespace-writers|shard-scope)\]/;
const OWN_NETWORK = /\[tenantry\/own-network\]/;
const ACCOUNT_USE = /\[tenantry\/account-use\]/;
const ACCOUNT_TOKENS = /\[tenantry\/account-tokens\]/;
const EXTERNAL_IPS = /\[tenantry\/external-ips\]/;
const STOPPED = /\[tenantry\/stopped\]/;
const SHARD_SCOPE = /\[tenantry\/shard-scope\]/;
const POD_SECURITY = /violates PodSecurity "restricted:v1.30"/;

type Body = Readonly<Record<string, unknown>>;

function named(apiVersion: string, kind: string, name: string, body: Body = {}, labels: Readonly<Record<string, string>> = {}): Body {
  return { apiVersion, kind, metadata: { name, labels }, ...body };
}

const restricted = { runAsNonRoot: true, runAsUser: 1000, allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, seccompProfile: { type: 'RuntimeDefault' } };
const podSpec = { containers: [{ name: 'app', image: 'registry.invalid/app', securityContext: restricted }] };
const template = { metadata: { labels: { app: 'a' } }, spec: podSpec };
const selector = { matchLabels: { app: 'a' } };
const pod = (extra: Body = {}, labels: Readonly<Record<string, string>> = {}): Body => named('v1', 'Pod', 'p', { spec: { ...podSpec, ...extra } }, labels);
const role = (rules: readonly Body[]): Body => named(`${RBAC_API}/v1`, 'Role', 'new', { rules });
const binding = (kind: string, name: string, labels: Readonly<Record<string, string>> = {}, metaName = 'new'): Body =>
  named(`${RBAC_API}/v1`, 'RoleBinding', metaName, { roleRef: { apiGroup: RBAC_API, kind, name }, subjects: [{ apiGroup: RBAC_API, kind: 'User', name: 'zoe' }] }, labels);
const networkPolicy = (spec: Body, name = 'new'): Body => named('networking.k8s.io/v1', 'NetworkPolicy', name, { spec: { podSelector: { matchLabels: { 'tenantry.dev/network': 'own' } }, ...spec } });
const ofTenant = (id: string): Body => ({ namespaceSelector: { matchLabels: { 'tenantry.dev/tenant': id } } });

const acme = (resource: string): string => `${CORE}/tenant-acme/${resource}`;
const acmeApps = (resource: string): string => `/apis/apps/v1/namespaces/tenant-acme/${resource}`;
const acmeRbac = (resource: string): string => `${RBAC}/namespaces/tenant-acme/${resource}`;
const acmeNet = (resource: string): string => `${NET}/tenant-acme/${resource}`;
const unlabel = { metadata: { labels: { 'tenantry.dev/managed': null } } };

const WORKLOADS: readonly Omit<Attempt, 'who'>[] = [
  { what: 'run a pod that states no resources', method: 'POST', path: acme('pods'), body: pod() },
  { what: 'make a Deployment', method: 'POST', path: acmeApps('deployments'), body: named('apps/v1', 'Deployment', 'd', { spec: { selector, template } }) },
  { what: 'make a StatefulSet', method: 'POST', path: acmeApps('statefulsets'), body: named('apps/v1', 'StatefulSet', 's', { spec: { selector, template, serviceName: 's' } }) },
  { what: 'make a Job', method: 'POST', path: '/apis/batch/v1/namespaces/tenant-acme/jobs', body: named('batch/v1', 'Job', 'j', { spec: { template: { spec: { ...podSpec, restartPolicy: 'Never' } } } }) },
  { what: 'make a CronJob', method: 'POST', path: '/apis/batch/v1/namespaces/tenant-acme/cronjobs', body: named('batch/v1', 'CronJob', 'c', { spec: { schedule: '0 0 * * *', jobTemplate: { spec: { template: { spec: { ...podSpec, restartPolicy: 'Never' } } } } } }) },
  { what: 'make a Service', method: 'POST', path: acme('services'), body: named('v1', 'Service', 's', { spec: { ports: [{ port: 80 }] } }) },
  { what: 'make an Ingress', method: 'POST', path: acmeNet('ingresses'), body: named('networking.k8s.io/v1', 'Ingress', 'i', { spec: { defaultBackend: { service: { name: 's', port: { number: 80 } } } } }) },
  { what: 'make a ConfigMap', method: 'POST', path: acme('configmaps'), body: named('v1', 'ConfigMap', 'c') },
  { what: 'make a Secret', method: 'POST', path: acme('secrets'), body: named('v1', 'Secret', 's') },
  { what: 'make a PersistentVolumeClaim', method: 'POST', path: acme('persistentvolumeclaims'), body: named('v1', 'PersistentVolumeClaim', 'v', { spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } }) },
  { what: 'make an autoscaler', method: 'POST', path: '/apis/autoscaling/v2/namespaces/tenant-acme/horizontalpodautoscalers', body: named('autoscaling/v2', 'HorizontalPodAutoscaler', 'h', { spec: { maxReplicas: 2, scaleTargetRef: { kind: 'Deployment', name: 'd', apiVersion: 'apps/v1' } } }) },
  { what: 'make a disruption budget', method: 'POST', path: '/apis/policy/v1/namespaces/tenant-acme/poddisruptionbudgets', body: named('policy/v1', 'PodDisruptionBudget', 'p', { spec: { minAvailable: 1, selector } }) },
  { what: 'read secrets', method: 'GET', path: acme('secrets') },
  { what: 'open a shell in a pod', method: 'GET', path: acme('pods/none/exec?command=sh'), absent: true },
  { what: 'forward a port', method: 'POST', path: acme('pods/none/portforward?ports=80'), absent: true },
  { what: 'evict a pod', method: 'POST', path: acme('pods/none/eviction'), body: { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name: 'none' } }, absent: true },
  { what: 'scale', method: 'PATCH', path: acmeApps('deployments/none/scale'), body: { spec: { replicas: 2 } }, absent: true },
];

const READS: readonly Omit<Attempt, 'who'>[] = [
  { what: 'read pods', method: 'GET', path: acme('pods') },
  { what: 'read logs', method: 'GET', path: acme('pods/none/log'), absent: true },
  { what: 'read events', method: 'GET', path: acme('events') },
  { what: 'read the quota', method: 'GET', path: acme('resourcequotas/tenantry') },
  { what: 'read the walls', method: 'GET', path: acmeNet('networkpolicies') },
  { what: 'read bindings', method: 'GET', path: acmeRbac('rolebindings') },
  { what: 'get its primary Namespace', method: 'GET', path: '/api/v1/namespaces/tenant-acme' },
  { what: 'get its further Namespace', method: 'GET', path: '/api/v1/namespaces/tenant-acme--dev' },
  { what: 'get its Tenant object', method: 'GET', path: '/apis/tenantry.dev/v1alpha1/tenants/acme' },
];

/** Refused to every persona of a tenant. */
const NEVER: readonly Omit<Attempt, 'who'>[] = [
  { what: 'list namespaces', method: 'GET', path: '/api/v1/namespaces', refused: BY_RBAC },
  { what: 'get another tenant\'s Namespace', method: 'GET', path: '/api/v1/namespaces/tenant-globex', refused: BY_RBAC },
  { what: 'list Tenants', method: 'GET', path: '/apis/tenantry.dev/v1alpha1/tenants', refused: BY_RBAC },
  { what: 'get another Tenant object', method: 'GET', path: '/apis/tenantry.dev/v1alpha1/tenants/globex', refused: BY_RBAC },
  { what: 'change its Tenant object', method: 'PATCH', path: '/apis/tenantry.dev/v1alpha1/tenants/acme', body: unlabel, refused: BY_RBAC },
  { what: 'list nodes', method: 'GET', path: '/api/v1/nodes', refused: BY_RBAC },
  { what: 'read another tenant\'s pods', method: 'GET', path: `${CORE}/tenant-globex/pods`, refused: BY_RBAC },
  { what: 'read secrets of kube-system', method: 'GET', path: `${CORE}/kube-system/secrets`, refused: BY_RBAC },
  { what: 'change its Namespace', method: 'PATCH', path: '/api/v1/namespaces/tenant-acme', body: unlabel, refused: BY_RBAC },
  { what: 'delete its Namespace', method: 'DELETE', path: '/api/v1/namespaces/tenant-acme', refused: BY_RBAC },
  { what: 'raise its quota', method: 'PATCH', path: acme('resourcequotas/tenantry'), body: { spec: { hard: { pods: '1000' } } }, refused: BY_RBAC },
  { what: 'make a quota', method: 'POST', path: acme('resourcequotas'), body: named('v1', 'ResourceQuota', 'q', { spec: { hard: { pods: '1' } } }), refused: BY_RBAC },
  { what: 'delete quotas', method: 'DELETE', path: acme('resourcequotas'), refused: BY_RBAC },
  { what: 'change the defaults of containers', method: 'DELETE', path: acme('limitranges/tenantry'), refused: BY_RBAC },
  { what: 'take a token of a service account', method: 'POST', path: acme('serviceaccounts/tenantry-gitops/token'), body: { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: {} }, refused: BY_RBAC },
  { what: 'make a DaemonSet', method: 'POST', path: acmeApps('daemonsets'), body: named('apps/v1', 'DaemonSet', 'd', { spec: { selector, template } }), refused: BY_RBAC },
  { what: 'change a Kustomization', method: 'PATCH', path: '/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/tenant-acme/kustomizations/tenantry-gitops', body: { spec: { serviceAccountName: 'default' } }, refused: BY_RBAC },
  { what: 'make a ClusterRole', method: 'POST', path: `${RBAC}/clusterroles`, body: named(`${RBAC_API}/v1`, 'ClusterRole', 'c', { rules: [] }), refused: BY_RBAC },
  { what: 'write in the namespace for jobs', method: 'POST', path: `${CORE}/tenant-acme--jobs/pods`, body: pod(), refused: BY_RBAC },
];

/** Within what RBAC allows a user or admin, refused by admission. */
const TRICKS: readonly Omit<Attempt, 'who'>[] = [
  { what: 'run a pod as the GitOps account', method: 'POST', path: acme('pods'), body: pod({ serviceAccountName: 'tenantry-gitops' }), refused: ACCOUNT_USE },
  { what: 'run a pod as the GitOps account by the old field', method: 'POST', path: acme('pods'), body: pod({ serviceAccount: 'tenantry-gitops' }), refused: ACCOUNT_USE },
  { what: 'take traffic of others by external addresses', method: 'POST', path: acme('services'), body: named('v1', 'Service', 's', { spec: { ports: [{ port: 53, protocol: 'UDP' }], externalIPs: ['10.96.0.10'] } }), refused: EXTERNAL_IPS },
  { what: 'ask for a token by a Secret', method: 'POST', path: acme('secrets'), body: named('v1', 'Secret', 's', { type: 'kubernetes.io/service-account-token', metadata: { name: 's', annotations: { 'kubernetes.io/service-account.name': 'tenantry-gitops' } } }), refused: ACCOUNT_TOKENS },
  { what: 'mark a pod as managed', method: 'POST', path: acme('pods'), body: pod({}, { 'tenantry.dev/managed': 'true' }), refused: MANAGED },
  { what: 'mark a ConfigMap as managed later', method: 'PATCH', path: acme('configmaps/kube-root-ca.crt'), body: { metadata: { labels: { 'tenantry.dev/managed': 'true' } } }, refused: MANAGED },
  { what: 'run a privileged pod', method: 'POST', path: acme('pods'), body: pod({ hostNetwork: true }), refused: POD_SECURITY },
  { what: 'run a pod in the host\'s process space', method: 'POST', path: acme('pods'), body: pod({ hostPID: true }), refused: POD_SECURITY },
  { what: 'mount a path of the node', method: 'POST', path: acme('pods'), body: pod({ volumes: [{ name: 'h', hostPath: { path: '/' } }] }), refused: POD_SECURITY },
  { what: 'take more pods than its quota', method: 'POST', path: acme('pods'), body: pod({ containers: [{ name: 'app', image: 'x', securityContext: restricted, resources: { limits: { cpu: '1000' } } }] }), refused: /exceeded quota: tenantry/ },
];

const ADMIN: readonly Omit<Attempt, 'who'>[] = [
  { what: 'make a Role with rights of its own', method: 'POST', path: acmeRbac('roles'), body: role([{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }]) },
  { what: 'make a Role with more than it has', method: 'POST', path: acmeRbac('roles'), body: role([{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }]), refused: ESCALATION },
  { what: 'make a Role that writes quotas', method: 'POST', path: acmeRbac('roles'), body: role([{ apiGroups: [''], resources: ['resourcequotas'], verbs: ['update'] }]), refused: ESCALATION },
  { what: 'delete a Role of its own', method: 'DELETE', path: acmeRbac('roles/own') },
  { what: 'give a colleague the user persona', method: 'POST', path: acmeRbac('rolebindings'), body: binding('ClusterRole', 'tenantry:tenant-user') },
  { what: 'bind cluster-admin', method: 'POST', path: acmeRbac('rolebindings'), body: binding('ClusterRole', 'cluster-admin'), refused: ESCALATION },
  { what: 'bind the platform\'s persona', method: 'POST', path: acmeRbac('rolebindings'), body: binding('ClusterRole', 'tenantry:platform-admin'), refused: ESCALATION },
  { what: 'take a name that rendering uses', method: 'POST', path: acmeRbac('rolebindings'), body: binding('ClusterRole', 'tenantry:tenant-user', {}, 'tenantry-admins-as-tenant-viewer'), refused: MANAGED },
  { what: 'make a binding marked as managed', method: 'POST', path: acmeRbac('rolebindings'), body: binding('ClusterRole', 'tenantry:tenant-user', { 'tenantry.dev/managed': 'true' }), refused: MANAGED },
  { what: 'delete a managed binding', method: 'DELETE', path: acmeRbac('rolebindings/tenantry-admins-as-tenant-admin'), refused: MANAGED },
  { what: 'add itself to a managed binding', method: 'PATCH', path: acmeRbac('rolebindings/tenantry-viewers-as-tenant-viewer'), body: { subjects: [] }, refused: MANAGED },
  { what: 'take the mark off a managed binding', method: 'PATCH', path: acmeRbac('rolebindings/tenantry-users-as-tenant-user'), body: unlabel, refused: MANAGED },
  { what: 'delete all bindings', method: 'DELETE', path: acmeRbac('rolebindings'), refused: MANAGED },
  { what: 'make a service account', method: 'POST', path: acme('serviceaccounts'), body: named('v1', 'ServiceAccount', 'mine') },
  { what: 'change the workload account\'s cloud role', method: 'PATCH', path: acme('serviceaccounts/tenantry-workload'), body: { metadata: { annotations: { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::1:role/x' } } }, refused: MANAGED },
  { what: 'narrow its network', method: 'POST', path: acmeNet('networkpolicies'), body: networkPolicy({ ingress: [{ from: [{ podSelector: {} }, ofTenant('acme')] }], egress: [{ to: [ofTenant('acme')] }], policyTypes: ['Ingress', 'Egress'] }) },
  { what: 'delete a NetworkPolicy of its own', method: 'DELETE', path: acmeNet('networkpolicies/own') },
  { what: 'open the internet', method: 'POST', path: acmeNet('networkpolicies'), body: networkPolicy({ egress: [{ to: [{ ipBlock: { cidr: '0.0.0.0/0' } }] }], policyTypes: ['Egress'] }), refused: OWN_NETWORK },
  { what: 'open everything by a rule without peers', method: 'POST', path: acmeNet('networkpolicies'), body: networkPolicy({ egress: [{}], policyTypes: ['Egress'] }), refused: OWN_NETWORK },
  { what: 'open another tenant', method: 'POST', path: acmeNet('networkpolicies'), body: networkPolicy({ ingress: [{ from: [ofTenant('acme'), ofTenant('initech')] }] }), refused: OWN_NETWORK },
  { what: 'open a peer that its document names', method: 'POST', path: acmeNet('networkpolicies'), body: networkPolicy({ ingress: [{ from: [ofTenant('globex')] }] }) },
  { what: 'open a part of a destination of its document', method: 'POST', path: acmeNet('networkpolicies'), body: networkPolicy({ egress: [{ to: [{ ipBlock: { cidr: '203.0.113.128/25' } }], ports: [{ port: 443 }] }] }) },
  { what: 'open a destination of its document on another port', method: 'POST', path: acmeNet('networkpolicies'), body: networkPolicy({ egress: [{ to: [{ ipBlock: { cidr: '203.0.113.128/25' } }], ports: [{ port: 22 }] }] }), refused: OWN_NETWORK },
  { what: 'open all namespaces', method: 'POST', path: acmeNet('networkpolicies'), body: networkPolicy({ ingress: [{ from: [{ namespaceSelector: {} }] }] }), refused: OWN_NETWORK },
  { what: 'open metadata later', method: 'PATCH', path: acmeNet('networkpolicies/own'), body: { spec: { egress: [{ to: [{ ipBlock: { cidr: '169.254.169.254/32' } }] }] } }, refused: OWN_NETWORK },
  { what: 'delete the wall', method: 'DELETE', path: acmeNet('networkpolicies/tenantry-deny-all'), refused: MANAGED },
  { what: 'delete all NetworkPolicies', method: 'DELETE', path: acmeNet('networkpolicies'), refused: MANAGED },
  { what: 'widen a managed NetworkPolicy', method: 'PATCH', path: acmeNet('networkpolicies/tenantry-allow-egress'), body: { spec: { egress: [{}] } }, refused: /managed-objects|own-network/ },
];

const VIEWER_ONLY: readonly Omit<Attempt, 'who'>[] = [
  { what: 'read secrets', method: 'GET', path: acme('secrets'), refused: BY_RBAC },
  { what: 'run a pod', method: 'POST', path: acme('pods'), body: pod(), refused: BY_RBAC },
  { what: 'open a shell', method: 'GET', path: acme('pods/none/exec?command=sh'), refused: BY_RBAC },
  { what: 'open a shell by POST', method: 'POST', path: acme('pods/none/exec?command=sh'), refused: BY_RBAC },
  { what: 'scale', method: 'PATCH', path: acmeApps('deployments/none/scale'), body: {}, refused: BY_RBAC },
];

const USER_ONLY: readonly Omit<Attempt, 'who'>[] = [
  { what: 'make a Role', method: 'POST', path: acmeRbac('roles'), body: role([]), refused: BY_RBAC },
  { what: 'make a binding', method: 'POST', path: acmeRbac('rolebindings'), body: binding('ClusterRole', 'tenantry:tenant-viewer'), refused: BY_RBAC },
  { what: 'make a NetworkPolicy', method: 'POST', path: acmeNet('networkpolicies'), body: networkPolicy({}), refused: BY_RBAC },
  { what: 'make a service account', method: 'POST', path: acme('serviceaccounts'), body: named('v1', 'ServiceAccount', 'mine'), refused: BY_RBAC },
];

const FLUX = '/apis/source.toolkit.fluxcd.io/v1/namespaces/flux-system/gitrepositories/tenantry-tenants-03';
const NUDGE = { metadata: { annotations: { 'reconcile.fluxcd.io/requestedAt': 'now' } } };
const foreignQuota = named('v1', 'ResourceQuota', 'tenantry', { spec: { hard: { pods: '1' } } }, { 'tenantry.dev/managed': 'true', 'tenantry.dev/tenant': 'foreign' });
const ofAcme = { 'tenantry.dev/managed': 'true', 'tenantry.dev/tenant': 'acme' };
const grantTo = (kind: string, name: string): Body => named(`${RBAC_API}/v1`, 'RoleBinding', 'tenantry-x', { roleRef: { apiGroup: RBAC_API, kind: 'ClusterRole', name: 'tenantry:tenant-viewer' }, subjects: [{ apiGroup: RBAC_API, kind, name }] }, ofAcme);

const KUSTOMIZE = '/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/tenant-acme/kustomizations';
const applied: Body = { serviceAccountName: 'tenantry-gitops', sourceRef: { kind: 'GitRepository', name: 'tenantry-gitops' }, targetNamespace: 'tenant-acme', interval: '10m', prune: true, path: './' };
const { serviceAccountName: _, ...withoutAccount } = applied;
const KUSTOMIZATIONS: readonly (readonly [string, Body])[] = [
  ['have Flux apply with its own rights', withoutAccount],
  ['have Flux apply as another account', { ...applied, serviceAccountName: 'tenantry-shard' }],
  ['have Flux apply into another namespace', { ...applied, targetNamespace: 'kube-system' }],
  ['have Flux apply from another namespace', { ...applied, sourceRef: { kind: 'GitRepository', name: 'x', namespace: 'flux-system' } }],
  ['have Flux apply to another cluster', { ...applied, kubeConfig: { secretRef: { name: 'x' } } }],
];

const OPERATORS: readonly Attempt[] = [
  { who: 'platform admin', what: 'list Tenants', method: 'GET', path: '/apis/tenantry.dev/v1alpha1/tenants' },
  { who: 'platform admin', what: 'repair a managed NetworkPolicy', method: 'PATCH', path: acmeNet('networkpolicies/tenantry-allow-dns'), body: { metadata: { annotations: { a: 'b' } } } },
  { who: 'platform admin', what: 'repair a managed binding', method: 'DELETE', path: acmeRbac('rolebindings/tenantry-admins-as-tenant-admin') },
  { who: 'platform admin', what: 'read secrets', method: 'GET', path: acme('secrets'), refused: BY_RBAC },
  { who: 'platform admin', what: 'bind cluster-admin', method: 'POST', path: acmeRbac('rolebindings'), body: binding('ClusterRole', 'cluster-admin'), refused: ESCALATION },
  { who: 'cluster admin', what: 'delete a managed quota by a slip', method: 'DELETE', path: acme('resourcequotas/tenantry'), refused: MANAGED },
  { who: 'cluster admin', what: 'take the mark off a Namespace', method: 'PATCH', path: '/api/v1/namespaces/tenant-acme', body: unlabel, refused: NAMESPACE },
  { who: 'cluster admin', what: 'take the mark off by the status of a Namespace', method: 'PATCH', path: '/api/v1/namespaces/tenant-acme/status', body: unlabel, refused: NAMESPACE },
  { who: 'cluster admin', what: 'change a persona', method: 'PATCH', path: `${RBAC}/clusterroles/tenantry:tenant-viewer`, body: { rules: [] }, refused: MANAGED },
  { who: 'cluster admin', what: 'nudge Flux', method: 'PATCH', path: FLUX, body: NUDGE },
  { who: 'cluster admin', what: 'turn Flux to another repository', method: 'PATCH', path: FLUX, body: { spec: { url: 'https://evil.example.org/x.git' } }, refused: MANAGED },
  { who: 'cluster admin', what: 'make a ClusterRole of its own', method: 'POST', path: `${RBAC}/clusterroles`, body: named(`${RBAC_API}/v1`, 'ClusterRole', 'own', { rules: [] }) },
  { who: 'cluster admin', what: 'make any object elsewhere', method: 'POST', path: `${CORE}/default/configmaps`, body: named('v1', 'ConfigMap', 'tenantry-free') },
  { who: 'API account', what: 'read Tenants', method: 'GET', path: '/apis/tenantry.dev/v1alpha1/tenants' },
  { who: 'API account', what: 'read Kustomizations', method: 'GET', path: '/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/flux-system/kustomizations' },
  { who: 'API account', what: 'nudge Flux', method: 'PATCH', path: FLUX, body: NUDGE },
  { who: 'API account', what: 'turn Flux to another repository', method: 'PATCH', path: FLUX, body: { spec: { url: 'https://evil.example.org/x.git' } }, refused: MANAGED },
  { who: 'API account', what: 'set another annotation', method: 'PATCH', path: FLUX, body: { metadata: { annotations: { 'kustomize.toolkit.fluxcd.io/reconcile': 'disabled' } } }, refused: MANAGED },
  { who: 'API account', what: 'have the garbage collector delete a source', method: 'PATCH', path: FLUX, body: { metadata: { ownerReferences: [{ apiVersion: 'v1', kind: 'ConfigMap', name: 'gone', uid: '6f1b7a3e-0000-4000-8000-000000000000' }] } }, refused: MANAGED },
  { who: 'API account', what: 'hold a source with a finalizer', method: 'PATCH', path: FLUX, body: { metadata: { finalizers: ['example.org/hold'] } }, refused: MANAGED },
  { who: 'API account', what: 'read secrets', method: 'GET', path: `${CORE}/flux-system/secrets`, refused: BY_RBAC },
  { who: 'API account', what: 'read a tenant\'s pods', method: 'GET', path: acme('pods'), refused: BY_RBAC },
  { who: 'shard account', what: 'read secrets', method: 'GET', path: acme('secrets'), refused: BY_RBAC },
  { who: 'shard account', what: 'run a pod', method: 'POST', path: acme('pods'), body: pod({}, ofAcme), refused: BY_RBAC },
  { who: 'shard account', what: 'make a namespace that is no tenant\'s', method: 'POST', path: '/api/v1/namespaces', body: named('v1', 'Namespace', 'other', {}, ofAcme), refused: NAMESPACE },
  { who: 'shard account', what: 'adopt a foreign namespace', method: 'PATCH', path: '/api/v1/namespaces/tenant-foreign', body: { metadata: { labels: { 'tenantry.dev/managed': 'true', 'tenantry.dev/tenant': 'foreign' } } }, refused: NAMESPACE },
  { who: 'shard account', what: 'delete a foreign namespace', method: 'DELETE', path: '/api/v1/namespaces/tenant-foreign', refused: SHARD_SCOPE },
  { who: 'shard account', what: 'write into a foreign namespace', method: 'POST', path: `${CORE}/tenant-foreign/resourcequotas`, body: foreignQuota, refused: SHARD_SCOPE },
  { who: 'shard account', what: 'write into kube-system', method: 'POST', path: `${CORE}/kube-system/limitranges`, body: named('v1', 'LimitRange', 'tenantry', { spec: { limits: [] } }, ofAcme), refused: SHARD_SCOPE },
  { who: 'shard account', what: 'write into another tenant\'s namespace', method: 'POST', path: `${CORE}/tenant-globex/serviceaccounts`, body: named('v1', 'ServiceAccount', 'tenantry-x', {}, ofAcme), refused: SHARD_SCOPE },
  { who: 'shard account', what: 'hand a namespace to another tenant', method: 'PATCH', path: '/api/v1/namespaces/tenant-acme', body: { metadata: { labels: { 'tenantry.dev/tenant': 'globex' } } }, refused: NAMESPACE },
  { who: 'shard account', what: 'bind cluster-admin', method: 'POST', path: acmeRbac('rolebindings'), body: binding('ClusterRole', 'cluster-admin', ofAcme, 'tenantry-x'), refused: ESCALATION },
  { who: 'shard account', what: 'grant to another tenant', method: 'POST', path: acmeRbac('rolebindings'), body: grantTo('Group', 'tenantry:globex:admins'), refused: SHARD_SCOPE },
  { who: 'shard account', what: 'grant to everybody', method: 'POST', path: acmeRbac('rolebindings'), body: grantTo('Group', 'system:authenticated'), refused: SHARD_SCOPE },
  { who: 'shard account', what: 'grant to a service account as a user', method: 'POST', path: acmeRbac('rolebindings'), body: grantTo('User', 'system:serviceaccount:kube-system:default'), refused: SHARD_SCOPE },
  { who: 'shard account', what: 'grant to its own tenant', method: 'POST', path: acmeRbac('rolebindings'), body: grantTo('Group', 'tenantry:acme:admins') },
  { who: 'shard account', what: 'take Pod Security off a namespace', method: 'PATCH', path: '/api/v1/namespaces/tenant-acme', body: { metadata: { labels: { 'pod-security.kubernetes.io/enforce': 'privileged' } } }, refused: NAMESPACE },
  ...KUSTOMIZATIONS.map(([what, spec]): Attempt => ({ who: 'shard account', what, method: 'POST', path: KUSTOMIZE, body: named('kustomize.toolkit.fluxcd.io/v1', 'Kustomization', 'tenantry-x', { spec }, ofAcme), refused: SHARD_SCOPE })),
  { who: 'shard account', what: 'fetch with the cloud identity of Flux', method: 'POST', path: KUSTOMIZE.replace('kustomize', 'source').replace('kustomizations', 'gitrepositories'), body: named('source.toolkit.fluxcd.io/v1', 'GitRepository', 'tenantry-x', { spec: { url: 'https://dev.azure.com/x', interval: '5m', provider: 'azure' } }, ofAcme), refused: SHARD_SCOPE },
  { who: 'shard account', what: 'spread its own rights', method: 'POST', path: `${RBAC}/clusterrolebindings`, body: named(`${RBAC_API}/v1`, 'ClusterRoleBinding', 'tenantry:acme:self', { roleRef: { apiGroup: RBAC_API, kind: 'ClusterRole', name: 'tenantry-shard' }, subjects: [] }, ofAcme), refused: SHARD_SCOPE },
  { who: 'shard account', what: 'let a tenant get all namespaces', method: 'PATCH', path: `${RBAC}/clusterroles/tenantry:acme:self`, body: { rules: [{ apiGroups: [''], resources: ['namespaces'], verbs: ['get'] }] }, refused: SHARD_SCOPE },
  { who: 'shard account', what: 'write a ConfigMap of its own in flux-system', method: 'POST', path: `${CORE}/flux-system/configmaps`, body: named('v1', 'ConfigMap', 'other', {}, { 'tenantry.dev/managed': 'true' }), refused: SHARD_SCOPE },
  { who: 'source controller', what: 'write the status of a source', method: 'PATCH', path: `${FLUX}/status`, body: { status: { observedGeneration: 1 } } },
  { who: 'GitOps account', what: 'make a Deployment in its namespace', method: 'POST', path: acmeApps('deployments'), body: named('apps/v1', 'Deployment', 'd', { spec: { selector, template } }) },
  { who: 'GitOps account', what: 'write in the tenant\'s other namespace', method: 'POST', path: `${CORE}/tenant-acme--dev/configmaps`, body: named('v1', 'ConfigMap', 'c'), refused: BY_RBAC },
  { who: 'named admin', what: 'run a pod in the further namespace', method: 'POST', path: `${CORE}/tenant-acme--dev/pods`, body: pod() },
  { who: 'admin of a suspended tenant', what: 'run a pod', method: 'POST', path: `${CORE}/tenant-paused/pods`, body: pod(), refused: BY_RBAC },
  { who: 'admin of a suspended tenant', what: 'read pods', method: 'GET', path: `${CORE}/tenant-paused/pods` },
  { who: 'cluster admin', what: 'run a pod in a suspended tenant', method: 'POST', path: `${CORE}/tenant-paused/pods`, body: pod(), refused: STOPPED },
];

function by(who: Who, ...lists: readonly (readonly Omit<Attempt, 'who'>[])[]): Attempt[] {
  return lists.flat().map((attempt) => ({ who, ...attempt }));
}

export const ATTEMPTS: readonly Attempt[] = [
  ...by('admin', READS, WORKLOADS, ADMIN, TRICKS, NEVER),
  ...by('user', READS, WORKLOADS, USER_ONLY, TRICKS, NEVER),
  ...by('viewer', READS, VIEWER_ONLY, NEVER),
  ...OPERATORS,
];
