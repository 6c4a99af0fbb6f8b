import type { AnyObject } from '../api-client.ts';

const RBAC = 'rbac.authorization.k8s.io';

/** A namespace with those labels. */
export function namespace(name: string, labels: Readonly<Record<string, string>> = {}): AnyObject {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } };
}

/** An empty ConfigMap with those labels. */
export function configMap(name: string, inNamespace: string, labels: Readonly<Record<string, string>> = {}): AnyObject {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: inNamespace, labels } };
}

/** A pod of one container, with more of its spec. */
export function pod(name: string, inNamespace: string, spec: Readonly<Record<string, unknown>> = {}): AnyObject {
  const containers = [{ name: 'app', image: 'registry.invalid/app' }];
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace: inNamespace }, spec: { containers, ...spec } };
}

/** Gives a ClusterRole to somebody in one namespace. */
export function roleBinding(inNamespace: string, role: string, subject: Readonly<Record<string, string>>): AnyObject {
  return {
    apiVersion: `${RBAC}/v1`,
    kind: 'RoleBinding',
    metadata: { name: role, namespace: inNamespace },
    roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: role },
    subjects: [subject],
  };
}

/** A group as the subject of a binding. */
export function groupSubject(name: string): Record<string, string> {
  return { kind: 'Group', name, apiGroup: RBAC };
}
