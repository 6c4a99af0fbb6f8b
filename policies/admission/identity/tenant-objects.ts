/**
 * Tenant objects are written by the platform: Flux applies them from Git, platform admins mend them. They say what every
 * other rule believes about a tenant, so nobody else makes, changes or deletes one, marked or not.
 */
import { quoted } from '../../../model/shown.ts';
import { isPlatform, objectName } from '../scope.ts';
import type { AdmissionPolicy } from '../subject.ts';
import { isKubernetesWriter } from '../trusted.ts';

export const tenantObjects: AdmissionPolicy = {
  id: 'tenant-objects',
  title: 'Tenant objects are written by the platform',
  level: 'breach',
  judges: ({ group, resource, operation }) => group === 'tenantry.dev' && resource === 'tenants' && operation !== 'CONNECT',
  check({ request }) {
    const { user, operation } = request;
    // Garbage collection and storage migration rewrite objects as they are; they delete none.
    if (isPlatform(user) || (isKubernetesWriter(user) && operation === 'UPDATE')) return [];
    return [{ path: '', message: `Tenant ${quoted(objectName(request))} is rendered from Git`, fix: 'change the tenant\'s document instead' }];
  },
};
