/**
 * account-use: no pod, and no template of pods, runs as an account of the platform, such as the one that applies a
 * tenant's Git repository and is bound as tenant admin. account-tokens: nobody of a tenant asks the API server for a
 * service account's token, by way of a Secret neither. Whoever may make pods or Secrets would be every account.
 */
import { BY_COMPONENT, celList, NOT_BY_PLATFORM } from './floor-cel.ts';
import { changesPod, POD_KINDS, POD_SPEC } from './floor-pods.ts';
import { TENANT_NAMESPACES, type FloorRule } from './floor-policy.ts';
import { RESERVED_OBJECT_PREFIX, WORKLOAD_ACCOUNT } from './names.ts';

function isFree(field: 'serviceAccount' | 'serviceAccountName'): string {
  const at = `variables.spec.${field}`;
  return `!has(${at}) || !${at}.startsWith('${RESERVED_OBJECT_PREFIX}') || ${at} == '${WORKLOAD_ACCOUNT}'`;
}

export const ACCOUNT_USE: FloorRule = {
  id: 'account-use',
  resourceRules: POD_KINDS,
  namespaceSelector: TENANT_NAMESPACES,
  matchConditions: [],
  variables: [POD_SPEC],
  validations: (['serviceAccount', 'serviceAccountName'] as const).map((field) => ({
    expression: `!(${changesPod}) || (${isFree(field)})`,
    message: `pods may not run as ${RESERVED_OBJECT_PREFIX}* accounts, which are the platform's; use ${WORKLOAD_ACCOUNT} or an account of your own`,
  })),
};

const TOKEN_TYPES = ['kubernetes.io/service-account-token', 'bootstrap.kubernetes.io/token'];

export const ACCOUNT_TOKENS: FloorRule = {
  id: 'account-tokens',
  resourceRules: [
    { apiGroups: [''], apiVersions: ['*'], operations: ['CREATE', 'UPDATE'], resources: ['secrets'] },
    { apiGroups: [''], apiVersions: ['*'], operations: ['CREATE'], resources: ['serviceaccounts/token'] },
  ],
  namespaceSelector: TENANT_NAMESPACES,
  matchConditions: [
    { name: 'by-people-or-tenants', expression: `${NOT_BY_PLATFORM} && !(${BY_COMPONENT})` },
    { name: 'asks-for-a-token', expression: `request.resource.resource == 'serviceaccounts' || (has(object.type) && object.type in ${celList(TOKEN_TYPES)})` },
  ],
  validations: [
    {
      expression: 'false',
      message: 'a token of a service account would leave the cluster, and one in a Secret never expires; let the pod mount a projected token',
    },
  ],
};
