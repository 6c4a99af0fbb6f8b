/**
 * flux-account: Flux applies for a tenant under a service account of the tenant's own, always named; without one it would
 * have the rights of Flux, which are everything. flux-reach: no kubeConfig, no reader, source, target, dependency, event
 * or health check of a namespace that is not the tenant's.
 */
import { hasPath, isOwnNamespace, leaves, NOT_BY_PLATFORM, TENANT } from './floor-cel.ts';
import { TENANT_NAMESPACES, type FloorRule, type NamedExpression, type ResourceRule, type Validation } from './floor-policy.ts';
import { RESERVED_OBJECT_PREFIX } from './names.ts';

const GROUPS = ['helm', 'image', 'kustomize', 'notification', 'source', 'source.extensions'].map((group) => `${group}.toolkit.fluxcd.io`);
const FLUX_KINDS: readonly ResourceRule[] = [{ apiGroups: GROUPS, apiVersions: ['*'], operations: ['CREATE', 'UPDATE'], resources: ['*'] }];
const CONDITIONS: readonly NamedExpression[] = [
  { name: 'not-by-the-platform', expression: NOT_BY_PLATFORM },
  { name: 'changes-the-spec', expression: `!(${leaves('spec')})` },
];

function isTenantsAccount(...path: readonly string[]): string {
  const at = ['object', ...path].join('.');
  return `!(${hasPath('object', ...path)}) || ${at} == '' || (${at}.matches('^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$') && !${at}.startsWith('${RESERVED_OBJECT_PREFIX}'))`;
}

const FIX_ACCOUNT = 'name a service account of this namespace that the tenant made';

export const FLUX_ACCOUNT: FloorRule = {
  id: 'flux-account',
  resourceRules: FLUX_KINDS,
  namespaceSelector: TENANT_NAMESPACES,
  matchConditions: CONDITIONS,
  validations: [
    {
      expression: `!(request.resource.resource in ['kustomizations', 'helmreleases']) || (${hasPath('object', 'spec', 'serviceAccountName')} && object.spec.serviceAccountName != '')`,
      message: `Flux would apply this with rights that are not the tenant's; ${FIX_ACCOUNT}`,
    },
    { expression: isTenantsAccount('spec', 'serviceAccountName'), message: `the service account belongs to the platform; ${FIX_ACCOUNT}` },
    { expression: isTenantsAccount('spec', 'decryption', 'serviceAccountName'), message: `the service account for decryption belongs to the platform; ${FIX_ACCOUNT}` },
  ],
};

const FIX_NAMESPACE = 'name a namespace of this tenant';

function staysAt(...path: readonly string[]): Validation {
  const at = ['object', ...path].join('.');
  return { expression: `!(${hasPath('object', ...path)}) || ${at} == '' || ${isOwnNamespace(at)}`, message: `${path.join('.')} is not this tenant's; ${FIX_NAMESPACE}` };
}

function eachStays(list: string): Validation {
  return {
    expression: `!has(object.spec) || !has(object.spec.${list}) || object.spec.${list}.all(item, !has(item.namespace) || item.namespace == '' || ${isOwnNamespace('item.namespace')})`,
    message: `spec.${list} names a namespace that is not this tenant's; ${FIX_NAMESPACE}`,
  };
}

function absent(field: string, why: string): Validation {
  return { expression: `!(${hasPath('object', 'spec', field)})`, message: `${why}; remove spec.${field}` };
}

export const FLUX_REACH: FloorRule = {
  id: 'flux-reach',
  resourceRules: FLUX_KINDS,
  namespaceSelector: TENANT_NAMESPACES,
  matchConditions: CONDITIONS,
  variables: [TENANT],
  validations: [
    absent('kubeConfig', 'a kubeConfig reaches other clusters or runs programs'),
    absent('accessFrom', 'other namespaces could read this object'),
    staysAt('spec', 'targetNamespace'),
    staysAt('spec', 'storageNamespace'),
    ...['sourceRef', 'chartRef', 'imageRepositoryRef'].map((reference) => staysAt('spec', reference, 'namespace')),
    staysAt('spec', 'chart', 'spec', 'sourceRef', 'namespace'),
    ...['dependsOn', 'healthChecks', 'eventSources', 'resources', 'sources'].map(eachStays),
  ],
};
