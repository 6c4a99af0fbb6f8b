/**
 * The mixed load of the review benchmarks: what an API server asks about a tenant that rolls out a change, in the
 * proportions of a day's work. Most is small and most is allowed; one call in ten is refused with several lines.
 */
import { PLAIN_POD, requestBody } from '../webhook/testing/reviews.ts';

type Fields = Readonly<Record<string, unknown>>;

export interface MixedCall {
  readonly endpoint: 'validate' | 'mutate';
  readonly body: string;
  readonly allowed: boolean;
}

const ENV = 24;
const CONTROLLER = { username: 'system:serviceaccount:kube-system:replicaset-controller', groups: ['system:serviceaccounts', 'system:authenticated'] };
const AMOUNTS = { cpu: '100m', memory: '128Mi', 'ephemeral-storage': '256Mi' };

function container(name: string): Fields {
  return {
    name, image: `registry.acme.test/shop/${name}:1.2.3`, imagePullPolicy: 'Always',
    env: Array.from({ length: ENV }, (_, index) => ({ name: `SETTING_NUMBER_${index}`, value: `value number ${index} of this container` })),
    resources: { requests: AMOUNTS, limits: AMOUNTS },
    securityContext: { allowPrivilegeEscalation: false, runAsNonRoot: true, capabilities: { drop: ['ALL'] }, seccompProfile: { type: 'RuntimeDefault' } },
    volumeMounts: [{ name: 'data', mountPath: '/data' }],
  };
}

function podSpec(): Fields {
  return {
    serviceAccountName: 'tenantry-workload', automountServiceAccountToken: false, securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    containers: [container('app'), container('proxy')], volumes: [{ name: 'data', emptyDir: {} }],
  };
}

const METADATA = { ...PLAIN_POD.metadata, labels: { app: 'web', 'tenantry.dev/tenant': 'acme' } };
/** About 4 KB, and every rule lets it pass. */
const POD = { ...PLAIN_POD, metadata: METADATA, spec: podSpec() };
const HOSTILE_POD = { ...POD, spec: { ...podSpec(), hostNetwork: true, hostPID: true, volumes: [{ name: 'data', hostPath: { path: '/' } }] } };

function workload(kind: string, replicas: number): Fields {
  return { apiVersion: 'apps/v1', kind, metadata: METADATA, spec: { replicas, selector: { matchLabels: { app: 'web' } }, template: { metadata: { labels: { app: 'web' } }, spec: podSpec() } } };
}

function about(group: string, kind: string, resource: string, more: Fields): string {
  const request = requestBody({ kind: { group, version: 'v1', kind }, resource: { group, version: 'v1', resource }, ...more });
  return JSON.stringify({ apiVersion: 'admission.k8s.io/v1', kind: 'AdmissionReview', request });
}

function update(before: Fields, after: Fields): Fields {
  return { operation: 'UPDATE', oldObject: before, object: after, options: { kind: 'UpdateOptions', apiVersion: 'meta.k8s.io/v1' } };
}

const POD_CREATE = about('', 'Pod', 'pods', { object: POD, userInfo: CONTROLLER });
const CONFIG = { apiVersion: 'v1', kind: 'ConfigMap', metadata: METADATA, data: Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`key-${index}`, 'some value '.repeat(5)])) };
const LEASE = { apiVersion: 'coordination.k8s.io/v1', kind: 'Lease', metadata: METADATA, spec: { holderIdentity: 'web-1', leaseDurationSeconds: 15, renewTime: '2026-01-01T00:00:00.000000Z' } };
const SERVICE = { apiVersion: 'v1', kind: 'Service', metadata: METADATA, spec: { type: 'ClusterIP', selector: { app: 'web' }, ports: [{ port: 80, targetPort: 8080, protocol: 'TCP' }] } };

/** How often each comes in a round. */
const SHARES: readonly (readonly [times: number, call: Omit<MixedCall, 'allowed'> & { readonly refused?: true }])[] = [
  [5, { endpoint: 'validate', body: POD_CREATE }],
  [3, { endpoint: 'mutate', body: POD_CREATE }],
  [2, { endpoint: 'validate', body: about('apps', 'Deployment', 'deployments', update(workload('Deployment', 2), workload('Deployment', 3))) }],
  [2, { endpoint: 'validate', body: about('apps', 'ReplicaSet', 'replicasets', { object: workload('ReplicaSet', 3), userInfo: CONTROLLER }) }],
  [2, { endpoint: 'validate', body: about('', 'ConfigMap', 'configmaps', update(CONFIG, { ...CONFIG, data: { ...CONFIG.data, 'key-0': 'another' } })) }],
  [2, { endpoint: 'validate', body: about('coordination.k8s.io', 'Lease', 'leases', update(LEASE, LEASE)) }],
  [1, { endpoint: 'validate', body: about('', 'Service', 'services', { object: SERVICE }) }],
  [1, { endpoint: 'validate', body: about('', 'Pod', 'pods', { operation: 'DELETE', object: null, oldObject: POD, options: { kind: 'DeleteOptions', apiVersion: 'meta.k8s.io/v1' } }) }],
  [2, { endpoint: 'validate', body: about('', 'Pod', 'pods', { object: HOSTILE_POD }), refused: true }],
];

/** The creation of a pod of about 4 KB. */
export function podCall(): MixedCall {
  return { endpoint: 'validate', body: POD_CREATE, allowed: true };
}

/** A round of calls, each kind spread over it. */
export function mixedRound(): MixedCall[] {
  const spread = SHARES.flatMap(([times, call]) => Array.from({ length: times }, (_, turn) => ({ call, at: (turn + 0.5) / times })));
  return spread.sort((a, b) => a.at - b.at).map(({ call: { endpoint, body, refused } }) => ({ endpoint, body, allowed: refused === undefined }));
}
