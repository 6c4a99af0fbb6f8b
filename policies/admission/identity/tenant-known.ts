/**
 * In a tenant's namespace nothing is made or changed while its Tenant object is not there to be read: what the tenant may
 * do stands in it. Flux and platform admins pass, since they bring the object, and so do parts of Kubernetes, but for
 * pods: a controller makes them again later.
 */
import { quoted } from '../../../model/shown.ts';
import { carriesPod } from '../pods/pod.ts';
import { isComponent } from '../scope.ts';
import type { AdmissionPolicy } from '../subject.ts';
import { isTrusted } from '../trusted.ts';

export const tenantKnown: AdmissionPolicy = {
  id: 'tenant-known',
  title: 'Nothing is made for a tenant that the cluster does not know',
  level: 'breach',
  judges: ({ operation }) => operation !== 'DELETE',
  check({ request, tenant, namespace }) {
    if (tenant !== undefined || namespace?.tenant === undefined) return [];
    if (isTrusted(request.user) || (isComponent(request.user) && !carriesPod(request))) return [];
    const message = `the cluster has no Tenant object ${quoted(namespace.tenant)} for namespace ${quoted(namespace.name)}`;
    return [{ path: '', message, fix: 'try again when the tenant is applied; ask the platform if it stays so' }];
  },
};
