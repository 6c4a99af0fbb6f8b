/** AdmissionReviews as an API server sends them, for tests. */
import type { AdmissionRequest, NamespaceFacts, TenantFacts } from '../../policies/admission/subject.ts';
import type { SubjectSources, Facts } from '../review/subject.ts';

export const PLAIN_POD = {
  apiVersion: 'v1', kind: 'Pod',
  metadata: { name: 'web', namespace: 'tenant-acme' },
  spec: { containers: [{ name: 'app', image: 'registry.acme.test/app:1' }] },
};

/** The request part; what a test is about is given. */
export function requestBody(more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    uid: '705ab4f5-6393-11e8-b7cc-42010a800002',
    kind: { group: '', version: 'v1', kind: 'Pod' },
    resource: { group: '', version: 'v1', resource: 'pods' },
    name: 'web', namespace: 'tenant-acme', operation: 'CREATE',
    userInfo: { username: 'ann', groups: ['tenantry:acme:admins', 'system:authenticated'] },
    object: PLAIN_POD, oldObject: null, dryRun: false, options: { kind: 'CreateOptions', apiVersion: 'meta.k8s.io/v1' },
    ...more,
  };
}

export function reviewText(more: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({ apiVersion: 'admission.k8s.io/v1', kind: 'AdmissionReview', request: requestBody(more) });
}

export function tenant(more: Partial<TenantFacts> = {}): TenantFacts {
  return {
    id: 'acme', plan: 'pro', state: 'Active', namespaces: ['tenant-acme'], registries: undefined, hosts: [], ingressPorts: [], egress: [], peers: [],
    limits: {}, throttle: { requestsPerMinute: 600, requestsPerHour: 10_000 }, modes: new Map(), exemptions: [], ...more,
  };
}

export function namespace(more: Partial<NamespaceFacts> = {}): NamespaceFacts {
  return { name: 'tenant-acme', labels: { 'tenantry.dev/tenant': 'acme' }, annotations: {}, tenant: 'acme', terminating: false, ...more };
}

function facts<T>(entries: Readonly<Record<string, T>>): Facts<T> {
  const found = new Map(Object.entries(entries));
  return { known: (key) => found.get(key), ask: async (key) => found.get(key) };
}

/** A cluster with tenant acme in namespace tenant-acme. */
export function sources(): SubjectSources {
  return { tenants: facts({ acme: tenant() }), namespaces: facts({ 'tenant-acme': namespace() }) };
}

export function request(more: Partial<AdmissionRequest> = {}): AdmissionRequest {
  return {
    operation: 'CREATE', group: '', version: 'v1', kind: 'Pod', resource: 'pods', subResource: '', namespace: 'tenant-acme', name: 'web',
    object: PLAIN_POD, oldObject: undefined, options: undefined, dryRun: false, user: { username: 'ann', groups: [] }, ...more,
  };
}
