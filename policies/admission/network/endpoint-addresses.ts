/**
 * Addresses behind a Service that a tenant writes by hand (Endpoints, EndpointSlices) lie in destinations that its
 * document opens. A Service without selector would otherwise lead ingress controllers and other pods to nodes, the
 * metadata service or pods of other tenants (CVE-2021-25740). Names instead of addresses are refused, and references to
 * objects of other namespaces. What Kubernetes' own controllers write follows pods and is not judged.
 */
import { serviceAccountUser } from '../../../model/accounts.ts';
import { quoted } from '../../../model/shown.ts';
import type { Violation } from '../../policy.ts';
import { fieldOf, listAt, textAt, type Json, type JsonObject } from '../json.ts';
import { isExcused, ownNamespaces, writes } from '../scope.ts';
import type { AdmissionPolicy, AdmissionSubject } from '../subject.ts';
import { blockOfAddress, isOpen, portRange, type PortRange } from './openings.ts';

/** Who keeps them in step with pods. A controller manager without an account a controller acts under its own name. */
const KUBERNETES_CONTROLLERS: ReadonlySet<string> = new Set([
  'system:kube-controller-manager',
  ...['endpoint-controller', 'endpointslice-controller', 'endpointslicemirroring-controller'].map((name) => serviceAccountUser('kube-system', name)),
]);

interface Address {
  readonly path: string;
  readonly text: Json | undefined;
  /** Undefined stands for all ports. */
  readonly ports: readonly PortRange[] | undefined;
  /** The object that is said to have the address. */
  readonly target: Json | undefined;
}

function portsOf(list: readonly Json[]): readonly PortRange[] | undefined {
  const ranges = list.map(portRange);
  const known = ranges.flatMap((range) => range ?? []);
  return ranges.length > 0 && known.length === ranges.length ? known : undefined;
}

function ofEndpoints(object: JsonObject): Address[] {
  return listAt(object, 'subsets').flatMap((subset, at) =>
    (['addresses', 'notReadyAddresses'] as const).flatMap((key) =>
      listAt(subset, key).map((item, index) => ({
        path: `subsets[${at}].${key}[${index}].ip`,
        text: fieldOf(item, 'ip'),
        ports: portsOf(listAt(subset, 'ports')),
        target: fieldOf(item, 'targetRef'),
      }))));
}

function ofSlice(object: JsonObject): Address[] {
  const ports = portsOf(listAt(object, 'ports'));
  return listAt(object, 'endpoints').flatMap((endpoint, at) =>
    listAt(endpoint, 'addresses').map((text, index) => ({ path: `endpoints[${at}].addresses[${index}]`, text, ports, target: fieldOf(endpoint, 'targetRef') })));
}

const FIX = 'name addresses within spec.network.egress of the tenant\'s document, or let a selector of the Service choose pods';

function addressFault({ text, ports, target }: Address, subject: AdmissionSubject): string | undefined {
  if (typeof text !== 'string') return 'the address is no text';
  const block = blockOfAddress(text);
  if (block === undefined) return `${quoted(text)} is no IPv4 or IPv6 address`;
  const namespace = textAt(target, 'namespace');
  if (namespace !== undefined && !ownNamespaces(subject).includes(namespace)) return `the address is said to be of an object in namespace ${quoted(namespace)}, which is not this tenant's`;
  return isOpen(subject.tenant?.egress ?? [], block, ports) ? undefined : `address ${quoted(text)} with these ports lies in no destination of the tenant's document`;
}

export const endpointAddresses: AdmissionPolicy = {
  id: 'endpoint-addresses',
  title: 'Endpoints written by hand lie in destinations of the tenant\'s document',
  level: 'breach',
  judges: (request) => writes(request, '', 'endpoints') || writes(request, 'discovery.k8s.io', 'endpointslices'),
  check(subject) {
    const { object, resource, user } = subject.request;
    if (object === undefined || KUBERNETES_CONTROLLERS.has(user.username) || isExcused(subject)) return [];
    const addresses = resource === 'endpoints' ? ofEndpoints(object) : ofSlice(object);
    return addresses.flatMap((address): Violation[] => {
      const message = addressFault(address, subject);
      return message === undefined ? [] : [{ path: address.path, message, fix: FIX }];
    });
  },
};
