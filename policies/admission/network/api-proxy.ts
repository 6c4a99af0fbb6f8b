/**
 * Nobody of a tenant has the API server open connections to pods or Services (pods/proxy, services/proxy): they would
 * come from the API server's address, around every NetworkPolicy. `kubectl port-forward` goes through the kubelet
 * instead.
 */
import type { AdmissionPolicy } from '../subject.ts';
import { isPlatformAdmin } from '../trusted.ts';
import { isComponent } from '../scope.ts';

export const apiProxy: AdmissionPolicy = {
  id: 'api-proxy',
  title: 'No connections to pods and Services by way of the API server',
  level: 'breach',
  judges: ({ operation, group, resource, subResource }) => operation === 'CONNECT' && group === '' && subResource === 'proxy' && (resource === 'pods' || resource === 'services'),
  check({ request }) {
    if (isComponent(request.user) || isPlatformAdmin(request.user)) return [];
    return [{ path: '', message: `${request.resource}/proxy connects from the API server's address, around NetworkPolicies`, fix: 'use kubectl port-forward, or an Ingress' }];
  },
};
