/**
 * namespace-writers: namespaces of tenants, and names that begin as theirs do, are made, changed and deleted by the
 * platform, by way of no subresource by others. namespace-identity: whoever writes one, what makes it a tenant's is
 * consistent and never changes hands. The parts of Kubernetes that empty a namespace write its status and finalizers.
 */
import { KUBERNETES_WRITERS } from '../model/accounts.ts';
import { TENANT_ID_PATTERN } from '../model/ids.ts';
import { celList, hasLabel, isSame, NOT_BY_PLATFORM, type Judged } from './floor-cel.ts';
import type { FloorRule, ResourceRule, Validation } from './floor-policy.ts';
import { MANAGED_LABEL, TENANT_LABEL } from './names.ts';

const WRITES: ResourceRule = { apiGroups: [''], apiVersions: ['*'], operations: ['CREATE', 'UPDATE'], resources: ['namespaces', 'namespaces/*'] };

function carries(object: Judged, key: string): string {
  const labels = `${object}.metadata.labels`;
  return `(${object} != null && has(${labels}) && '${key}' in ${labels})`;
}

function isMarked(object: Judged): string {
  return `(${carries(object, MANAGED_LABEL)} || ${carries(object, TENANT_LABEL)})`;
}

const IS_EMPTYING = [
  `request.userInfo.username in ${celList(KUBERNETES_WRITERS)}`,
  `request.operation == 'UPDATE' && has(request.subResource) && request.subResource in ['status', 'finalize']`,
  ...['labels', 'annotations', 'ownerReferences'].map((field) => isSame(`metadata.${field}`)),
].join(' && ');

export const NAMESPACE_WRITERS: FloorRule = {
  id: 'namespace-writers',
  resourceRules: [{ ...WRITES, operations: ['CREATE', 'UPDATE', 'DELETE'] }],
  matchConditions: [
    { name: 'of-a-tenant', expression: `${isMarked('object')} || ${isMarked('oldObject')} || (request.operation == 'CREATE' && has(object.metadata.name) && object.metadata.name.startsWith('tenant-'))` },
    { name: 'not-by-the-platform', expression: NOT_BY_PLATFORM },
  ],
  validations: [
    {
      expression: IS_EMPTYING,
      message: 'the namespace belongs to a tenant or takes the name of one; change the document of the tenant instead, or choose a name that does not begin with tenant-',
    },
  ],
};

const ENFORCE = 'pod-security.kubernetes.io/enforce';
const label = (object: Judged, key: string): string => `(${carries(object, key)} ? ${object}.metadata.labels['${key}'] : '')`;
const wasManaged = `(${hasLabel('oldObject', MANAGED_LABEL, 'true')})`;
const isManaged = `(${hasLabel('object', MANAGED_LABEL, 'true')})`;
const isUpdate = `(request.operation == 'UPDATE')`;

function ofMarked(expression: string, message: string): Validation {
  return { expression: `!(${isManaged} || ${carries('object', TENANT_LABEL)}) || (${expression})`, message };
}

const FIX_NAME = 'the name is tenant-<id> or tenant-<id>--<suffix>, and the label tenantry.dev/tenant holds the id';

export const NAMESPACE_IDENTITY: FloorRule = {
  id: 'namespace-identity',
  resourceRules: [WRITES],
  matchConditions: [
    // The platform's own namespaces are managed too.
    { name: 'of-a-tenant', expression: `${carries('object', TENANT_LABEL)} || ${carries('oldObject', TENANT_LABEL)} || object.metadata.name.startsWith('tenant-')` },
    { name: 'changes-identity', expression: `!(${isUpdate} && ${isSame('metadata.labels')} && ${isSame('metadata.ownerReferences')})` },
  ],
  variables: [{ name: 'tenant', expression: label('object', TENANT_LABEL) }],
  validations: [
    { expression: `!${isUpdate} || !${wasManaged} || ${isManaged}`, message: 'the namespace would no longer be a managed one; remove the tenant in three steps: Suspended, Deleted, removed' },
    { expression: `!${isUpdate} || ${wasManaged} || !${isManaged}`, message: 'a namespace that exists is never adopted; delete or rename it, or choose another tenant id' },
    { expression: `!${isUpdate} || !${carries('oldObject', TENANT_LABEL)} || ${label('oldObject', TENANT_LABEL)} == variables.tenant`, message: 'a namespace never changes hands; make a new one' },
    ofMarked(`variables.tenant.matches('${TENANT_ID_PATTERN}') && (object.metadata.name == 'tenant-' + variables.tenant || object.metadata.name.startsWith('tenant-' + variables.tenant + '--'))`, `the namespace cannot be that tenant's; ${FIX_NAME}`),
    ofMarked(hasLabel('object', ENFORCE, 'restricted'), `Pod Security would not be enforced as "restricted"; write ${ENFORCE}: restricted`),
    ofMarked(`${label('object', `${ENFORCE}-version`)}.matches('^v1[.][0-9]{1,3}$')`, `the version of Pod Security is not pinned; write ${ENFORCE}-version: v1.30 or newer`),
    ofMarked('!has(object.metadata.ownerReferences) || object.metadata.ownerReferences.size() == 0', 'the namespace would be deleted together with its owner; remove the owner references'),
  ],
};
