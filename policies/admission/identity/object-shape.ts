/**
 * What other rules look into is of the type that they expect. The API server's own decoding makes sure of that for its
 * kinds; whatever comes by another way, or in a kind whose schema is loose, is refused here, so that no rule takes an
 * unreadable field for an absent one. Kinds that carry a pod: see pod-shape.
 */
import type { Violation } from '../../policy.ts';
import { fieldOf, isObject, objectAt, type JsonObject } from '../json.ts';
import { shapeFaults, shapesOf, type Shape, type Shapes } from '../shape.ts';
import type { AdmissionPolicy, AdmissionRequest } from '../subject.ts';

type Fields = Readonly<Record<string, Shape>>;

const METADATA = shapesOf({ annotations: 'texts', finalizers: 'list', generateName: 'text', labels: 'texts', name: 'text', namespace: 'text', ownerReferences: 'objects' });
const HAS_METADATA = shapesOf({ metadata: 'object' });
const HAS_SPEC = shapesOf({ spec: 'object' });
const NONE = shapesOf({});

const SOURCES = ['buckets', 'gitrepositories', 'helmrepositories', 'imagerepositories', 'ocirepositories', 'providers'] as const;
const SOURCE: Fields = {
  address: 'text', endpoint: 'text', image: 'text', insecure: 'flag', passCredentials: 'flag', provider: 'text', recurseSubmodules: 'flag', secretRef: 'object', serviceAccountName: 'text', url: 'text',
};
const SCALE = { own: shapesOf({}), spec: shapesOf({ replicas: 'number' }) };

/** By group and resource: fields of the object, and fields of its spec. */
const FIELDS: readonly (readonly [kind: string, fields: { readonly own?: Fields; readonly spec?: Fields }])[] = [
  ['/services', { spec: { allocateLoadBalancerNodePorts: 'flag', externalIPs: 'list', externalName: 'text', loadBalancerClass: 'text', loadBalancerIP: 'text', ports: 'objects', selector: 'texts', type: 'text' } }],
  ['/endpoints', { own: { subsets: 'objects' } }],
  ['/secrets', { own: { type: 'text' } }],
  ['/persistentvolumeclaims', { spec: { dataSource: 'object', dataSourceRef: 'object', resources: 'object', selector: 'object', storageClassName: 'text', volumeAttributesClassName: 'text', volumeName: 'text' } }],
  ['discovery.k8s.io/endpointslices', { own: { endpoints: 'objects', ports: 'objects' } }],
  ['networking.k8s.io/networkpolicies', { spec: { egress: 'objects', ingress: 'objects' } }],
  ['networking.k8s.io/ingresses', { spec: { defaultBackend: 'object', rules: 'objects', tls: 'objects' } }],
  ['gateway.networking.k8s.io/gateways', { spec: { addresses: 'objects', infrastructure: 'object', listeners: 'objects' } }],
  ...['httproutes', 'grpcroutes', 'tlsroutes', 'tcproutes', 'udproutes'].map((name) => [`gateway.networking.k8s.io/${name}`, { spec: { hostnames: 'list', parentRefs: 'objects', rules: 'objects' } }] as const),
  ['gateway.networking.k8s.io/referencegrants', { spec: { from: 'objects' } }],
  ['rbac.authorization.k8s.io/roles', { own: { rules: 'objects' } }],
  ['rbac.authorization.k8s.io/rolebindings', { own: { roleRef: 'object', subjects: 'objects' } }],
  ['autoscaling/horizontalpodautoscalers', { spec: { maxReplicas: 'number', minReplicas: 'number' } }],
  ['externaldns.k8s.io/dnsendpoints', { spec: { endpoints: 'objects' } }],
  ['cert-manager.io/certificates', { spec: { commonName: 'text', dnsNames: 'list' } }],
  ['snapshot.storage.k8s.io/volumesnapshots', { spec: { source: 'object' } }],
  ...['/replicationcontrollers', 'apps/deployments', 'apps/replicasets', 'apps/statefulsets'].map((kind) => [kind, { spec: { replicas: 'number', volumeClaimTemplates: 'objects' } }] as const),
  ['batch/jobs', { spec: { completions: 'number', parallelism: 'number' } }],
  ...['source', 'image', 'notification'].flatMap((part) => SOURCES.map((resource) => [`${part}.toolkit.fluxcd.io/${resource}`, { spec: SOURCE }] as const)),
];

const KINDS: ReadonlyMap<string, { readonly own: Shapes; readonly spec: Shapes | undefined }> = new Map(
  FIELDS.map(([kind, { own = {}, spec }]) => [kind, { own: shapesOf(own), spec: spec === undefined ? undefined : shapesOf(spec) }]),
);

/** Subresources that stand for the whole object. */
const WHOLE: readonly string[] = ['', 'status', 'finalize'];

function kindFaults({ group, resource, object, subResource }: AdmissionRequest): Violation[] {
  const ofKind = WHOLE.includes(subResource) ? KINDS.get(`${group}/${resource}`) : undefined;
  const shapes = subResource === 'scale' ? SCALE : ofKind;
  if (shapes === undefined) return [];
  const spec = fieldOf(object, 'spec');
  const noSpec = shapes.spec !== undefined && spec !== undefined && !isObject(spec);
  return [
    ...(noSpec ? shapeFaults(object, '', HAS_SPEC) : []),
    ...shapeFaults(object, '', shapes.own),
    ...shapeFaults(objectAt(object, 'spec'), 'spec', shapes.spec ?? NONE),
  ];
}

function metadataFaults(object: JsonObject): Violation[] {
  const metadata = fieldOf(object, 'metadata');
  if (metadata !== undefined && !isObject(metadata)) return shapeFaults(object, '', HAS_METADATA);
  return shapeFaults(objectAt(object, 'metadata'), 'metadata', METADATA);
}

/** CONNECT has options instead of an object, DELETE the old object only. */
export const objectShape: AdmissionPolicy = {
  id: 'object-shape',
  title: 'What is judged can be read',
  level: 'breach',
  judges: ({ operation }) => operation === 'CREATE' || operation === 'UPDATE',
  check({ request }) {
    const { object } = request;
    if (object === undefined) return [{ path: '', message: `there is no object to be read in this ${request.resource}`, fix: 'send the object' }];
    return [...metadataFaults(object), ...kindFaults(request)];
  },
};
