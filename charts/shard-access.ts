/**
 * What `tenantry-shard` may write: exactly the kinds that a tenant is rendered as. It may bind the personas, by name,
 * and so needs no right that they have; it cannot escalate, reads no secrets and runs nothing. A floor policy
 * (shard-scope) holds it to the namespaces of its tenants, which RBAC cannot express.
 */
import { PERSONA_ROLES } from './names.ts';
import type { PolicyRule } from './plain.ts';

/** Server-side apply is a patch, which needs `create` for an object that is new; pruning deletes. */
const APPLY = ['create', 'delete', 'get', 'list', 'patch', 'watch'] as const;

export function shardRules(): PolicyRule[] {
  return [
    { apiGroups: [''], resources: ['limitranges', 'namespaces', 'resourcequotas', 'serviceaccounts'], verbs: APPLY },
    { apiGroups: ['kustomize.toolkit.fluxcd.io'], resources: ['kustomizations'], verbs: APPLY },
    { apiGroups: ['networking.k8s.io'], resources: ['networkpolicies'], verbs: APPLY },
    { apiGroups: ['rbac.authorization.k8s.io'], resources: ['clusterrolebindings', 'clusterroles', 'rolebindings'], verbs: APPLY },
    { apiGroups: ['rbac.authorization.k8s.io'], resources: ['clusterroles'], resourceNames: Object.values(PERSONA_ROLES).sort(), verbs: ['bind'] },
    { apiGroups: ['source.toolkit.fluxcd.io'], resources: ['gitrepositories'], verbs: APPLY },
    { apiGroups: ['tenantry.dev'], resources: ['tenants'], verbs: APPLY },
  ];
}

/** What the account may write, with every subresource, by API group: what admission has to judge, and no more. */
export function shardWrites(): ReadonlyMap<string, readonly string[]> {
  const writes = new Map<string, readonly string[]>();
  for (const { apiGroups = [], resources = [] } of [...shardRules(), ...shardMarkerRules([])]) {
    for (const group of apiGroups) writes.set(group, [...new Set([...(writes.get(group) ?? []), ...resources.flatMap((resource) => [resource, `${resource}/*`])])]);
  }
  return writes;
}

/** The marker of each shard lies in flux-system. `create` cannot be limited by name. */
export function shardMarkerRules(names: readonly string[]): PolicyRule[] {
  return [
    { apiGroups: [''], resources: ['configmaps'], verbs: ['create'] },
    { apiGroups: [''], resources: ['configmaps'], resourceNames: names, verbs: ['delete', 'get', 'patch'] },
  ];
}
