/**
 * What each persona may do in a namespace of its tenant. No `*`, no `escalate`, `bind` or `impersonate`: a wildcard
 * grants tomorrow's resources too, and the three verbs grant everything.
 *
 * Left out on purpose, because the built-in roles have them and they are ways out of a namespace: DaemonSets (a pod on
 * every node), `endpoints` and `endpointslices` for writing (CVE-2021-25740), `serviceaccounts/token` and
 * `impersonate` (any pod's identity), `pods/binding` and `nodes` (placement), `services/proxy` and `pods/proxy` (around
 * NetworkPolicies), quotas, limit ranges, namespaces (the walls).
 */
import type { PersonaRole } from './names.ts';

/** A rule of a role, without names. */
export interface Grant {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

const READ = ['get', 'list', 'watch'] as const;
const WRITE = ['create', 'update', 'patch', 'delete', 'deletecollection'] as const;
const ALL = [...READ, ...WRITE] as const;

/** What runs, and what it needs; one list a group, so that what a viewer sees and a user changes stay alike. */
const WORKLOADS: readonly (readonly [group: string, resources: readonly string[]])[] = [
  ['', ['configmaps', 'persistentvolumeclaims', 'pods', 'services']],
  ['apps', ['deployments', 'replicasets', 'statefulsets']],
  ['autoscaling', ['horizontalpodautoscalers']],
  ['batch', ['cronjobs', 'jobs']],
  ['coordination.k8s.io', ['leases']],
  ['networking.k8s.io', ['ingresses']],
  ['policy', ['poddisruptionbudgets']],
];

function workloads(verbs: readonly string[]): Grant[] {
  return WORKLOADS.map(([group, resources]) => ({ apiGroups: [group], resources, verbs }));
}

/** Reads objects and logs; never secrets, and nothing that runs a command. */
const VIEWER: readonly Grant[] = [
  ...workloads(READ),
  { apiGroups: [''], resources: ['endpoints', 'events', 'limitranges', 'resourcequotas', 'serviceaccounts'], verbs: READ },
  { apiGroups: [''], resources: ['persistentvolumeclaims/status', 'pods/log', 'pods/status', 'resourcequotas/status', 'services/status'], verbs: ['get'] },
  { apiGroups: ['apps'], resources: ['controllerrevisions', 'daemonsets'], verbs: READ },
  { apiGroups: ['apps'], resources: ['deployments/scale', 'deployments/status', 'replicasets/scale', 'replicasets/status', 'statefulsets/scale', 'statefulsets/status'], verbs: ['get'] },
  { apiGroups: ['autoscaling'], resources: ['horizontalpodautoscalers/status'], verbs: ['get'] },
  { apiGroups: ['batch'], resources: ['cronjobs/status', 'jobs/status'], verbs: ['get'] },
  { apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: READ },
  { apiGroups: ['events.k8s.io'], resources: ['events'], verbs: READ },
  { apiGroups: ['kustomize.toolkit.fluxcd.io'], resources: ['kustomizations'], verbs: READ },
  { apiGroups: ['metrics.k8s.io'], resources: ['pods'], verbs: ['get', 'list'] },
  { apiGroups: ['networking.k8s.io'], resources: ['networkpolicies'], verbs: READ },
  { apiGroups: ['policy'], resources: ['poddisruptionbudgets/status'], verbs: ['get'] },
  { apiGroups: ['rbac.authorization.k8s.io'], resources: ['rolebindings', 'roles'], verbs: READ },
  { apiGroups: ['source.toolkit.fluxcd.io'], resources: ['gitrepositories'], verbs: READ },
];

/**
 * Runs workloads and jobs. Secrets are here, since whoever makes pods can mount every secret of the namespace anyway.
 * `get` on exec, attach and portforward is how kubectl opens them over WebSocket.
 */
const USER: readonly Grant[] = [
  ...VIEWER,
  ...workloads(WRITE),
  { apiGroups: [''], resources: ['secrets'], verbs: ALL },
  { apiGroups: [''], resources: ['pods/attach', 'pods/exec', 'pods/portforward'], verbs: ['create', 'get'] },
  { apiGroups: [''], resources: ['pods/eviction'], verbs: ['create'] },
  { apiGroups: [''], resources: ['pods/ephemeralcontainers', 'pods/resize'], verbs: ['get', 'patch', 'update'] },
  { apiGroups: ['apps'], resources: ['deployments/scale', 'replicasets/scale', 'statefulsets/scale'], verbs: ['patch', 'update'] },
];

/**
 * Manages the tenant's own access and narrows its network. Without `escalate` and `bind` nobody grants more than they
 * hold; the floor policies keep managed objects and other tenants out of reach, which RBAC cannot tell apart by label.
 */
const ADMIN: readonly Grant[] = [
  ...USER,
  { apiGroups: [''], resources: ['serviceaccounts'], verbs: WRITE },
  { apiGroups: ['authorization.k8s.io'], resources: ['localsubjectaccessreviews'], verbs: ['create'] },
  { apiGroups: ['networking.k8s.io'], resources: ['networkpolicies'], verbs: WRITE },
  { apiGroups: ['rbac.authorization.k8s.io'], resources: ['rolebindings', 'roles'], verbs: WRITE },
];

export const PERSONA_RULES: Readonly<Record<PersonaRole, readonly Grant[]>> = { admin: ADMIN, user: USER, viewer: VIEWER };

/**
 * Platform admins see every tenant and repair what is rendered when Git or Flux cannot (the floor lets this group
 * pass). They read no secrets, and RBAC keeps them from granting what they do not hold.
 */
export const PLATFORM_ADMIN_RULES: readonly Grant[] = [
  ...VIEWER,
  { apiGroups: [''], resources: ['limitranges', 'namespaces', 'resourcequotas', 'serviceaccounts'], verbs: ALL },
  { apiGroups: [''], resources: ['nodes', 'persistentvolumes'], verbs: READ },
  { apiGroups: ['admissionregistration.k8s.io'], resources: ['validatingadmissionpolicies', 'validatingadmissionpolicybindings', 'validatingwebhookconfigurations', 'mutatingwebhookconfigurations'], verbs: READ },
  { apiGroups: ['kustomize.toolkit.fluxcd.io'], resources: ['kustomizations'], verbs: ['patch'] },
  { apiGroups: ['networking.k8s.io'], resources: ['networkpolicies'], verbs: WRITE },
  { apiGroups: ['rbac.authorization.k8s.io'], resources: ['rolebindings', 'roles'], verbs: WRITE },
  { apiGroups: ['rbac.authorization.k8s.io'], resources: ['clusterrolebindings', 'clusterroles'], verbs: READ },
  { apiGroups: ['source.toolkit.fluxcd.io'], resources: ['gitrepositories'], verbs: ['patch'] },
  { apiGroups: ['tenantry.dev'], resources: ['tenants', 'tenants/status'], verbs: READ },
];
