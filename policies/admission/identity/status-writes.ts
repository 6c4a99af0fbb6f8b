/**
 * The status of Kubernetes' own kinds is written by components, never by people or workloads of a tenant: the addresses
 * in a Service's status take traffic of the cluster (CVE-2020-8554), those of an Ingress or Gateway are published as
 * DNS names, and controllers believe the rest. So it is with Flux, which fetches from the address in a source's status,
 * and with certificates. Kinds that tenants bring themselves are their own affair.
 */
import type { AdmissionPolicy } from '../subject.ts';
import { isComponent } from '../scope.ts';
import { isPlatformAdmin } from '../trusted.ts';

const BELIEVED = /(^|\.)((x-)?k8s\.io|toolkit\.fluxcd\.io|cert-manager\.io)$/;

/** Groups of Kubernetes itself, and those whose controllers act for everybody; other kinds live in domains of their makers. */
function isBuiltIn(group: string): boolean {
  return !group.includes('.') || BELIEVED.test(group);
}

export const statusWrites: AdmissionPolicy = {
  id: 'status-writes',
  title: 'The status of Kubernetes\' own kinds is written by components',
  level: 'breach',
  judges: ({ operation, subResource, group, resource }) =>
    (operation === 'CREATE' || operation === 'UPDATE') && subResource === 'status' && isBuiltIn(group) && resource !== 'namespaces',
  check({ request }) {
    if (isComponent(request.user) || isPlatformAdmin(request.user)) return [];
    return [{ path: 'status', message: `the status of ${request.resource} is written by Kubernetes' own components`, fix: 'change the spec instead' }];
  },
};
