/**
 * node-name: pods, and templates of pods, name no node: the scheduler places them. binding: nobody but the scheduler binds
 * pods. Either would pass by taints, resources and the pools that are kept for other tenants.
 */
import { SCHEDULER_USER } from '../model/accounts.ts';
import { changesPod, POD_KINDS, POD_SPEC } from './floor-pods.ts';
import { TENANT_NAMESPACES, type FloorRule } from './floor-policy.ts';

const KEEPS_NODE = `request.resource.resource == 'pods' && request.operation == 'UPDATE' && has(oldObject.spec.nodeName) && oldObject.spec.nodeName == object.spec.nodeName`;

export const NODE_NAME: FloorRule = {
  id: 'node-name',
  resourceRules: POD_KINDS,
  namespaceSelector: TENANT_NAMESPACES,
  matchConditions: [],
  variables: [POD_SPEC],
  validations: [
    {
      expression: `!has(variables.spec.nodeName) || variables.spec.nodeName == '' || (${KEEPS_NODE}) || !(${changesPod})`,
      message: 'the pod chooses its node past the scheduler; remove nodeName',
    },
  ],
};

export const BINDING: FloorRule = {
  id: 'binding',
  resourceRules: [{ apiGroups: [''], apiVersions: ['*'], operations: ['CREATE', 'UPDATE'], resources: ['bindings', 'pods/binding'] }],
  namespaceSelector: TENANT_NAMESPACES,
  matchConditions: [{ name: 'not-by-the-scheduler', expression: `request.userInfo.username != '${SCHEDULER_USER}'` }],
  validations: [{ expression: 'false', message: 'a binding passes by the scheduler; leave the pod to the scheduler' }],
};
