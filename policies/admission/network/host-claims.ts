/** Every place of every kind in which a host is claimed. A kind that is not listed here claims none. */
import { fieldOf, listAt, objectAt, textAt, type Json, type JsonObject } from '../json.ts';

/** A host that an object claims; undefined, null or '' claims all. */
export interface HostClaim {
  readonly path: string;
  readonly host: Json | undefined;
}

type Claims = (object: JsonObject) => HostClaim[];

function fieldOfEach(list: readonly Json[], path: string, key: string): HostClaim[] {
  return list.map((item, index) => ({ path: `${path}[${index}].${key}`, host: fieldOf(item, key) }));
}

function eachOf(list: readonly Json[], path: string): HostClaim[] {
  return list.map((host, index) => ({ path: `${path}[${index}]`, host }));
}

/** Rules without a host and the default backend take what no other rule matches, whoever's it is. */
function ofIngress(object: JsonObject): HostClaim[] {
  const tls = listAt(object, 'spec', 'tls').flatMap((item, index) => eachOf(listAt(item, 'hosts'), `spec.tls[${index}].hosts`));
  const backends = (['defaultBackend', 'backend'] as const).filter((key) => fieldOf(objectAt(object, 'spec'), key) !== undefined);
  return [...fieldOfEach(listAt(object, 'spec', 'rules'), 'spec.rules', 'host'), ...tls, ...backends.map((key) => ({ path: `spec.${key}`, host: undefined }))];
}

function ofListeners(object: JsonObject): HostClaim[] {
  return fieldOfEach(listAt(object, 'spec', 'listeners'), 'spec.listeners', 'hostname');
}

/** A parent that is a Service of the mesh, where host names have no meaning. */
function isMeshParent(parent: Json): boolean {
  return textAt(parent, 'kind') === 'Service' && textAt(parent, 'group') === '';
}

/** A route without host names takes all hosts of the listeners it joins. */
function ofRoute(object: JsonObject): HostClaim[] {
  const parents = listAt(object, 'spec', 'parentRefs');
  const hosts = listAt(object, 'spec', 'hostnames');
  if (hosts.length > 0) return eachOf(hosts, 'spec.hostnames');
  return parents.length > 0 && parents.every(isMeshParent) ? [] : [{ path: 'spec.hostnames', host: undefined }];
}

/** OpenShift: a route without a host gets one from the router's own domain; a subdomain likewise. */
function ofOpenShiftRoute(object: JsonObject): HostClaim[] {
  return [{ path: 'spec.host', host: fieldOf(objectAt(object, 'spec'), 'host') }];
}

function ofDnsEndpoint(object: JsonObject): HostClaim[] {
  return fieldOfEach(listAt(object, 'spec', 'endpoints'), 'spec.endpoints', 'dnsName');
}

/** A certificate for a host is as good as serving it. */
function ofCertificate(object: JsonObject): HostClaim[] {
  const spec = objectAt(object, 'spec');
  const named = (['commonName', 'literalSubject'] as const).filter((key) => (textAt(spec, key) ?? '') !== '');
  const lists = ['dnsNames', 'ipAddresses', 'uris', 'emailAddresses'].flatMap((key) => eachOf(listAt(spec, key), `spec.${key}`));
  const others = listAt(spec, 'otherNames').map((_, index) => ({ path: `spec.otherNames[${index}]`, host: undefined }));
  return [...lists, ...others, ...named.map((key) => ({ path: `spec.${key}`, host: fieldOf(spec, key) }))];
}

/** A request that carries its names in a form which is not read here may be for any. */
function ofSigningRequest(): HostClaim[] {
  return [{ path: 'spec', host: undefined }];
}

const GATEWAY = 'gateway.networking.k8s.io';

/** Made by the controllers of cert-manager out of Certificates, which were judged. */
export const SIGNING_REQUESTS: readonly string[] = ['cert-manager.io/certificaterequests', 'acme.cert-manager.io/orders', 'acme.cert-manager.io/challenges'];

/** By group and resource. */
const CLAIMS: ReadonlyMap<string, Claims> = new Map<string, Claims>([
  ['networking.k8s.io/ingresses', ofIngress],
  ['extensions/ingresses', ofIngress],
  [`${GATEWAY}/gateways`, ofListeners],
  [`${GATEWAY}/listenersets`, ofListeners],
  ['gateway.networking.x-k8s.io/xlistenersets', ofListeners],
  [`${GATEWAY}/httproutes`, ofRoute],
  [`${GATEWAY}/grpcroutes`, ofRoute],
  [`${GATEWAY}/tlsroutes`, ofRoute],
  ['route.openshift.io/routes', ofOpenShiftRoute],
  ['externaldns.k8s.io/dnsendpoints', ofDnsEndpoint],
  ['cert-manager.io/certificates', ofCertificate],
  ...SIGNING_REQUESTS.map((kind) => [kind, ofSigningRequest] as const),
]);

/** How to find the hosts that objects of a kind claim; undefined for kinds that claim none. */
export function claimsOf(group: string, resource: string): Claims | undefined {
  return CLAIMS.get(`${group}/${resource}`);
}
