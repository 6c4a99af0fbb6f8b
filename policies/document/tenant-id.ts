/**
 * A tenant id is 2 to 40 characters, lower-case letters and digits in words joined by single hyphens, a letter first;
 * names that would read as a part of Kubernetes, Flux or the platform are reserved. Namespaces, branches, roles and
 * paths are built from it, so nothing else about it has to be checked anywhere.
 */
import { checkTenantId, TENANT_ID_FIX } from '../../model/ids.ts';
import type { TenantPolicy } from './subject.ts';

export const tenantId: TenantPolicy = {
  id: 'tenant-id',
  check({ entry }) {
    const reason = checkTenantId(entry.document.metadata.name);
    return reason === null ? [] : [{ path: 'metadata.name', message: reason, fix: TENANT_ID_FIX }];
  },
};
