/** The pod in whatever carries one, for floor policies: the same kinds and places as policies/admission/pods/pod.ts. */
import { isSame } from './floor-cel.ts';
import type { NamedExpression, ResourceRule } from './floor-policy.ts';

/** Main resources only: no subresource brings another account or node to a pod. */
export const POD_KINDS: readonly ResourceRule[] = [
  { apiGroups: [''], apiVersions: ['*'], operations: ['CREATE', 'UPDATE'], resources: ['pods', 'podtemplates', 'replicationcontrollers'] },
  { apiGroups: ['apps'], apiVersions: ['*'], operations: ['CREATE', 'UPDATE'], resources: ['daemonsets', 'deployments', 'replicasets', 'statefulsets'] },
  { apiGroups: ['batch'], apiVersions: ['*'], operations: ['CREATE', 'UPDATE'], resources: ['cronjobs', 'jobs'] },
];

/** `variables.spec`: the pod's spec. */
export const POD_SPEC: NamedExpression = {
  name: 'spec',
  expression: [
    `request.resource.resource == 'pods' ? object.spec`,
    `request.resource.resource == 'podtemplates' ? object.template.spec`,
    `request.resource.resource == 'cronjobs' ? object.spec.jobTemplate.spec.template.spec`,
    'object.spec.template.spec',
  ].join(' : '),
};

/** True unless an update leaves the spec as it was: what is older than a rule can still be cleaned up. */
export const changesPod = `request.operation != 'UPDATE' || !(request.resource.resource == 'podtemplates' ? ${isSame('template')} : ${isSame('spec')})`;
