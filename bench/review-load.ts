/** What the review benchmarks judge: a pod of about 4 KB, and a cluster of 1,000 tenants with five namespaces each. */
import type { NamespaceFacts, TenantFacts } from '../policies/admission/subject.ts';
import { PLAIN_POD, namespace, requestBody, tenant } from '../webhook/testing/reviews.ts';
import type { Facts, SubjectSources } from '../webhook/review/subject.ts';

const TENANTS = 1_000;
const NAMESPACES = 5;
const ENV = 24;

/** A pod that every rule lets pass. */
function compliantPod(): Record<string, unknown> {
  const env = Array.from({ length: ENV }, (_, index) => ({ name: `SETTING_NUMBER_${index}`, value: `value number ${index} of this container` }));
  const amounts = { cpu: '100m', memory: '128Mi', 'ephemeral-storage': '256Mi' };
  const container = (name: string): Record<string, unknown> => ({
    name, image: `registry.acme.test/shop/${name}:1.2.3`, imagePullPolicy: 'Always', env,
    resources: { requests: amounts, limits: amounts },
    securityContext: { allowPrivilegeEscalation: false, runAsNonRoot: true, capabilities: { drop: ['ALL'] }, seccompProfile: { type: 'RuntimeDefault' } },
    volumeMounts: [{ name: 'data', mountPath: '/data' }],
  });
  const spec = { serviceAccountName: 'tenantry-workload', automountServiceAccountToken: false, securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } }, containers: [container('app'), container('proxy')], volumes: [{ name: 'data', emptyDir: {} }] };
  return { ...PLAIN_POD, metadata: { ...PLAIN_POD.metadata, labels: { app: 'web', 'tenantry.dev/tenant': 'acme' } }, spec };
}

/** The text of one call. */
export function reviewBody(): string {
  return JSON.stringify({ apiVersion: 'admission.k8s.io/v1', kind: 'AdmissionReview', request: requestBody({ object: compliantPod() }) });
}

function factsOf<T>(found: ReadonlyMap<string, T>): Facts<T> {
  return { known: (key) => found.get(key), ask: async (key) => found.get(key) };
}

export function largeCluster(): SubjectSources {
  const tenants = new Map<string, TenantFacts>();
  const namespaces = new Map<string, NamespaceFacts>();
  for (const id of ['acme', ...Array.from({ length: TENANTS - 1 }, (_, index) => `tenant${index}`)]) {
    const names = [`tenant-${id}`, ...Array.from({ length: NAMESPACES - 1 }, (_, index) => `tenant-${id}--n${index}`)];
    tenants.set(id, tenant({ id, namespaces: names, registries: ['registry.acme.test'], throttle: {} }));
    for (const name of names) namespaces.set(name, namespace({ name, tenant: id, labels: { 'tenantry.dev/tenant': id, 'tenantry.dev/plan': 'pro', 'kubernetes.io/metadata.name': name } }));
  }
  return { tenants: factsOf(tenants), namespaces: factsOf(namespaces) };
}
