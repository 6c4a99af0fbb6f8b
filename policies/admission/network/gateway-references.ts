/**
 * Gateways and routes of a tenant stay with its own namespaces: a route joins the platform's Gateways or the tenant's
 * own and sends traffic to the tenant's own Services; a Gateway takes routes of its own namespace, names no addresses
 * and no parameters of its implementation; certificates are the tenant's own; a ReferenceGrant lets in no tenant that
 * the document does not name as a peer.
 */
import { tenantOfNamespace } from '../../../model/ids.ts';
import { quoted } from '../../../model/shown.ts';
import type { Violation } from '../../policy.ts';
import { fieldOf, listAt, objectAt, shownValue, textAt, type Json, type JsonObject } from '../json.ts';
import { isExcused, ownNamespaces } from '../scope.ts';
import type { AdmissionPolicy, AdmissionSubject } from '../subject.ts';
import { fieldsNamed } from '../named-fields.ts';

const ROUTES = ['httproutes', 'grpcroutes', 'tlsroutes', 'tcproutes', 'udproutes'];
/** Routes that have no host names take a listener as a whole. */
const WHOLE_PORT = ['tcproutes', 'udproutes'];
const PARENTS = /^spec\.(parentRefs\[\d+\]|parentRef)$/;

function isTenants(namespace: string): boolean {
  return namespace.startsWith('tenant-');
}

function referenceViolations(subject: AdmissionSubject): Violation[] {
  const { object, resource } = subject.request;
  const own = ownNamespaces(subject);
  return fieldsNamed(fieldOf(object, 'spec'), 'spec', { name: 'namespace' }).flatMap(({ path, value: namespace }) => {
    if (typeof namespace === 'string' && own.includes(namespace)) return [];
    const isParent = PARENTS.test(path);
    if (isParent && typeof namespace === 'string' && !isTenants(namespace) && !WHOLE_PORT.includes(resource)) return [];
    const name = typeof namespace === 'string' ? quoted(namespace) : 'that is no text';
    const fix = isParent && !WHOLE_PORT.includes(resource) ? 'name a Gateway of the platform or of the tenant\'s own' : `name an object of ${own.join(', ')}`;
    return [{ path: `${path}.namespace`, message: `namespace ${name} is not this tenant's`, fix }];
  });
}

/** A Service as parent in another namespace bends that Service's traffic; the namespace alone is judged above. */
function meshViolations(object: JsonObject | undefined, own: readonly string[]): Violation[] {
  return listAt(object, 'spec', 'parentRefs').flatMap((parent, index) => {
    const namespace = textAt(parent, 'namespace');
    if (textAt(parent, 'kind') !== 'Service' || namespace === undefined || own.includes(namespace)) return [];
    return [{ path: `spec.parentRefs[${index}]`, message: 'the route would bend traffic of a Service that is not this tenant\'s', fix: 'name a Service of the tenant\'s own' }];
  });
}

/** A route of a whole port takes one from the platform's Gateways, named or not. */
function defaultViolations(object: JsonObject | undefined, resource: string): Violation[] {
  const wanted = fieldOf(objectAt(object, 'spec'), 'useDefaultGateways');
  if (!WHOLE_PORT.includes(resource) || wanted === undefined || wanted === 'None') return [];
  return [{ path: 'spec.useDefaultGateways', message: 'the route would take a port of Gateways that are not this tenant\'s', fix: 'name a Gateway of the tenant\'s own in parentRefs' }];
}

function listenerViolations(listener: Json, index: number): Violation[] {
  const from = fieldOf(objectAt(listener, 'allowedRoutes', 'namespaces'), 'from') ?? 'Same';
  if (from === 'Same' || from === 'None') return [];
  return [{ path: `spec.listeners[${index}].allowedRoutes.namespaces.from`, message: `routes of other namespaces could join (${shownValue(from)})`, fix: 'write Same' }];
}

const NOT_FOR_TENANTS: readonly (readonly [path: readonly string[], why: string])[] = [
  [['spec', 'addresses'], 'the Gateway claims addresses of its own choice'],
  [['spec', 'infrastructure', 'parametersRef'], 'parameters of an implementation are the platform\'s'],
  [['spec', 'backendTLS'], 'the identity towards backends is the platform\'s'],
  [['spec', 'defaultScope'], 'routes of everybody that name no Gateway would join this one'],
];

function gatewayViolations(object: JsonObject | undefined): Violation[] {
  const found = NOT_FOR_TENANTS.flatMap(([path, message]) => {
    const value = path.reduce<Json | undefined>(fieldOf, object);
    const isEmpty = value === undefined || (path.at(-1) === 'addresses' && Array.isArray(value) && value.length === 0);
    return isEmpty ? [] : [{ path: path.join('.'), message, fix: 'remove it' }];
  });
  const shared = fieldOf(objectAt(object, 'spec', 'allowedListeners', 'namespaces'), 'from') ?? 'None';
  if (shared !== 'None' && shared !== 'Same') found.push({ path: 'spec.allowedListeners.namespaces.from', message: `listeners of other namespaces could join (${shownValue(shared)})`, fix: 'write Same or None' });
  return [...found, ...listAt(object, 'spec', 'listeners').flatMap(listenerViolations)];
}

function grantViolations(subject: AdmissionSubject): Violation[] {
  const peers = subject.tenant?.peers ?? [];
  return listAt(objectAt(subject.request.object, 'spec'), 'from').flatMap((from, index) => {
    const namespace = textAt(from, 'namespace') ?? '';
    if (ownNamespaces(subject).includes(namespace)) return [];
    const other = tenantOfNamespace(namespace);
    if (namespace !== '' && !isTenants(namespace) || (other !== undefined && peers.includes(other))) return [];
    return [{ path: `spec.from[${index}].namespace`, message: `namespace ${quoted(namespace)} belongs to a tenant that is no peer`, fix: 'name a peer in spec.network.peers of the tenant\'s document first' }];
  });
}

export const gatewayReferences: AdmissionPolicy = {
  id: 'gateway-references',
  title: 'Gateways and routes stay with the tenant\'s own namespaces',
  level: 'breach',
  judges: ({ operation, group, subResource }) =>
    (operation === 'CREATE' || operation === 'UPDATE') && subResource === '' && (group === 'gateway.networking.k8s.io' || group === 'gateway.networking.x-k8s.io'),
  check(subject) {
    const { object, resource } = subject.request;
    if (isExcused(subject)) return [];
    if (resource === 'referencegrants') return grantViolations(subject);
    const isGateway = resource === 'gateways' || resource.endsWith('listenersets');
    return [
      ...referenceViolations(subject),
      ...(ROUTES.includes(resource) ? meshViolations(object, ownNamespaces(subject)) : []),
      ...defaultViolations(object, resource),
      ...(isGateway ? gatewayViolations(object) : []),
    ];
  },
};
