/**
 * Some kinds that live in namespaces are the platform's alone: ResourceQuotas and LimitRanges (a second quota or other
 * defaults would bend what pods get, and quota is exact for one unscoped ResourceQuota only), CSIStorageCapacities
 * (they steer where volumes of all tenants go) and requests for certificates of pods.
 */
import { isComponent, isPlatform } from '../scope.ts';
import type { AdmissionPolicy } from '../subject.ts';

const KINDS: ReadonlyMap<string, string> = new Map([
  ['/resourcequotas', 'those of a namespace are rendered'],
  ['/limitranges', 'defaults of containers come from the plan'],
  ['storage.k8s.io/csistoragecapacities', 'capacities of storage steer the pods of all tenants'],
  ['certificates.k8s.io/podcertificaterequests', 'certificates of pods are requested by nodes'],
]);

export const platformKinds: AdmissionPolicy = {
  id: 'platform-kinds',
  title: 'Quotas, defaults, storage capacities and pod certificates are the platform\'s',
  level: 'breach',
  judges: ({ operation, group, resource }) => operation !== 'CONNECT' && KINDS.has(`${group}/${resource}`),
  check({ request }) {
    const { group, resource, user } = request;
    if (isPlatform(user) || isComponent(user)) return [];
    return [{ path: '', message: `${resource} are the platform's: ${KINDS.get(`${group}/${resource}`) ?? ''}`, fix: 'change the tenant\'s document instead' }];
  },
};
