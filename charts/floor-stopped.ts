/**
 * stopped: in a namespace whose tenant is Suspended or Deleted (or that is let go) people and the tenant's own accounts
 * only read. Their personas are viewers there, but bindings and roles that a tenant admin made stay, and would go on
 * granting writes, exec and secrets. Controllers of Kubernetes and Flux go on, or nothing could be cleaned up.
 */
import { BY_OTHERS } from './floor-cel.ts';
import type { FloorRule } from './floor-policy.ts';
import { STATE_LABEL } from './names.ts';

/** People have no `system:` name; of the service accounts, those of tenants' namespaces are meant. */
const BY_PEOPLE_OR_TENANTS = [
  `!request.userInfo.username.startsWith('system:')`,
  `request.userInfo.username.startsWith('system:serviceaccount:tenant-')`,
].join(' || ');

export const STOPPED: FloorRule = {
  id: 'stopped',
  resourceRules: [{ apiGroups: ['*'], apiVersions: ['*'], operations: ['CREATE', 'UPDATE', 'DELETE', 'CONNECT'], resources: ['*/*'] }],
  namespaceSelector: { matchExpressions: [{ key: STATE_LABEL, operator: 'In', values: ['Suspended', 'Deleted'] }] },
  matchConditions: [
    // A namespaceSelector never leaves out cluster-scoped objects.
    { name: 'in-a-tenant', expression: `has(request.namespace) && request.namespace.startsWith('tenant-')` },
    { name: 'by-people-or-tenants', expression: BY_PEOPLE_OR_TENANTS },
    { name: 'by-others', expression: BY_OTHERS },
  ],
  validations: [
    {
      expression: 'false',
      message: 'the tenant is suspended or deleted, and its namespace is read-only; set state: Active in its document to go on',
    },
  ],
};
