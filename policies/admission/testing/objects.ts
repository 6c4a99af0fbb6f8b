/** Objects for tests of the rules that are not about pods. */
import type { Json, JsonObject } from '../json.ts';

/** `networking.k8s.io/v1`, `Ingress` and the fields beside metadata; called `own`. */
export function objectOf(apiVersion: string, kind: string, fields: JsonObject = {}, metadata: JsonObject = {}): JsonObject {
  return { apiVersion, kind, metadata: { name: 'own', ...metadata }, ...fields };
}

export function service(spec: JsonObject, metadata: JsonObject = {}): JsonObject {
  return objectOf('v1', 'Service', { spec: { ports: [{ port: 80 }], ...spec } }, metadata);
}

export function ingress(spec: JsonObject, metadata: JsonObject = {}): JsonObject {
  return objectOf('networking.k8s.io/v1', 'Ingress', { spec }, metadata);
}

export function gatewayKind(kind: string, spec: JsonObject, metadata: JsonObject = {}): JsonObject {
  return objectOf(`gateway.networking.k8s.io/${kind === 'TLSRoute' ? 'v1alpha3' : 'v1'}`, kind, { spec }, metadata);
}

export function networkPolicy(spec: JsonObject): JsonObject {
  return objectOf('networking.k8s.io/v1', 'NetworkPolicy', { spec: { podSelector: {}, ...spec } });
}

export function role(...rules: readonly Json[]): JsonObject {
  return objectOf('rbac.authorization.k8s.io/v1', 'Role', { rules });
}

/** A RoleBinding of a persona, unless `roleRef` says otherwise. */
export function roleBinding(fields: JsonObject): JsonObject {
  const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'tenantry:tenant-user' };
  return objectOf('rbac.authorization.k8s.io/v1', 'RoleBinding', { roleRef, subjects: [], ...fields });
}

export function flux(kind: string, spec: JsonObject): JsonObject {
  const group = { Kustomization: 'kustomize', HelmRelease: 'helm', Alert: 'notification', Receiver: 'notification', Provider: 'notification', ImageUpdateAutomation: 'image', ImagePolicy: 'image', ImageRepository: 'image' }[kind] ?? 'source';
  return objectOf(`${group}.toolkit.fluxcd.io/v1`, kind, { spec });
}

/** Whoever rules let pass, and others who look like them. */
export const USERS = {
  shard: { username: 'system:serviceaccount:flux-system:tenantry-shard', groups: [] },
  platformAdmin: { username: 'erin', groups: ['tenantry:platform-admins'] },
  clusterAdmin: { username: 'root', groups: ['system:masters'] },
  namespaceController: { username: 'system:serviceaccount:kube-system:namespace-controller', groups: [] },
  endpointsController: { username: 'system:serviceaccount:kube-system:endpointslice-controller', groups: [] },
  statefulSetController: { username: 'system:serviceaccount:kube-system:statefulset-controller', groups: [] },
  binder: { username: 'system:serviceaccount:kube-system:persistent-volume-binder', groups: [] },
  cloudController: { username: 'system:serviceaccount:kube-system:cloud-controller-manager', groups: [] },
  node: { username: 'system:node:n1', groups: ['system:nodes'] },
  tenantAccount: { username: 'system:serviceaccount:tenant-acme:ci', groups: [] },
  gitOps: { username: 'system:serviceaccount:tenant-acme:tenantry-gitops', groups: [] },
} as const;
