/**
 * account-use: no pod runs as the account that applies a tenant's Git repository, and no Secret asks for a service
 * account's token. The account is bound as tenant admin; whoever may make pods or Secrets would be one too.
 */
import { TENANT_NAMESPACES, type FloorRule } from './floor-policy.ts';
import { GITOPS_NAME } from './names.ts';

export const ACCOUNT_USE: FloorRule = {
  id: 'account-use',
  resourceRules: [{ apiGroups: [''], apiVersions: ['*'], operations: ['CREATE', 'UPDATE'], resources: ['pods', 'secrets'] }],
  namespaceSelector: TENANT_NAMESPACES,
  matchConditions: [
    {
      name: 'names-an-account',
      expression: `request.resource.resource == 'pods' ? has(object.spec.serviceAccountName) && object.spec.serviceAccountName == '${GITOPS_NAME}' : has(object.type) && object.type == 'kubernetes.io/service-account-token'`,
    },
  ],
  validations: [
    {
      expression: `request.resource.resource != 'pods'`,
      message: `pods may not run as ${GITOPS_NAME}, which applies the tenant's Git repository; use tenantry-workload or an account of your own`,
    },
    {
      expression: `request.resource.resource != 'secrets'`,
      message: 'a Secret of type kubernetes.io/service-account-token would carry a token that never expires; let the pod mount a projected token',
    },
  ],
};
