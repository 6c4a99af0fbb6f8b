/**
 * No Service of a tenant claims addresses of its own choice: spec.externalIPs turns traffic of every node to such an
 * address over to the Service (CVE-2020-8554), and so does spec.loadBalancerIP with some load balancers. The addresses
 * in status are guarded by status-writes.
 */
import { quoted } from '../../../model/shown.ts';
import type { Violation } from '../../policy.ts';
import { fieldOf, listAt, objectAt } from '../json.ts';
import type { AdmissionPolicy } from '../subject.ts';
import { isExcused, writesSpec } from '../scope.ts';

function textOf(value: unknown): string {
  return typeof value === 'string' ? quoted(value) : 'a value that is no text';
}

export const externalIps: AdmissionPolicy = {
  id: 'external-ips',
  title: 'Services claim no addresses of their own choice',
  level: 'breach',
  judges: (request) => writesSpec(request, '', 'services'),
  check(subject) {
    if (isExcused(subject)) return [];
    const spec = objectAt(subject.request.object, 'spec');
    const addresses = listAt(spec, 'externalIPs');
    const fix = 'remove it; traffic from outside comes by an Ingress or a load balancer with an address that it was given';
    const found: Violation[] = addresses.map((address, index) => ({ path: `spec.externalIPs[${index}]`, message: `external address ${textOf(address)} would take traffic of the whole cluster`, fix }));
    if (fieldOf(spec, 'externalIPs') !== undefined && !Array.isArray(fieldOf(spec, 'externalIPs'))) found.push({ path: 'spec.externalIPs', message: 'the field is no list', fix });
    const wanted = fieldOf(spec, 'loadBalancerIP');
    if (wanted !== undefined && wanted !== '') found.push({ path: 'spec.loadBalancerIP', message: `the address ${textOf(wanted)} is the tenant's own choice`, fix });
    return found;
  },
};
