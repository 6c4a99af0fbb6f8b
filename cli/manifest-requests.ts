/** What the API server would ask admission about manifests, as far as that can be known without one. */
import { textAt, type JsonObject } from '../policies/admission/json.ts';
import type { AdmissionRequest, Requester } from '../policies/admission/subject.ts';

/** Kinds that lie in no namespace. A kind that is not listed is taken to lie in one. */
const CLUSTER_KINDS: ReadonlySet<string> = new Set([
  'AdminNetworkPolicy', 'APIService', 'BaselineAdminNetworkPolicy', 'CSIDriver', 'CSINode', 'CertificateSigningRequest', 'ClusterIssuer', 'ClusterRole', 'ClusterRoleBinding',
  'ClusterTrustBundle', 'ComponentStatus', 'CustomResourceDefinition', 'DeviceClass', 'FlowSchema', 'GatewayClass', 'IPAddress', 'IngressClass', 'MutatingAdmissionPolicy',
  'MutatingAdmissionPolicyBinding', 'MutatingWebhookConfiguration', 'Namespace', 'Node', 'PersistentVolume', 'PriorityClass', 'PriorityLevelConfiguration', 'ResourceSlice',
  'RuntimeClass', 'ServiceCIDR', 'StorageClass', 'StorageVersion', 'Tenant', 'ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding', 'ValidatingWebhookConfiguration',
  'VolumeAttachment', 'VolumeAttributesClass', 'VolumeSnapshotClass', 'VolumeSnapshotContent',
]);

/** True for a kind that is known to lie in no namespace. */
export function isClusterKind(kind: string): boolean {
  return CLUSTER_KINDS.has(kind);
}

/** `NetworkPolicy` → `networkpolicies`, as code generators of Kubernetes make plurals. */
export function resourceOf(kind: string): string {
  const plain = kind.toLowerCase();
  if (plain === 'endpoints') return plain;
  if (/[^aeiou]y$/.test(plain)) return `${plain.slice(0, -1)}ies`;
  return /(s|x|ch|sh)$/.test(plain) ? `${plain}es` : `${plain}s`;
}

/** An object whose apiVersion and kind are known. */
export interface Manifest {
  readonly object: JsonObject;
  readonly apiVersion: string;
  readonly kind: string;
}

export interface RequestOptions {
  /** Namespace of objects that name none; asked only for such. */
  readonly namespace: () => string;
  /** Who makes objects of a namespace; empty for those that lie in none. */
  readonly userIn: (namespace: string) => Requester;
}

/** The request that would create the object. */
export function createRequest({ object, kind, apiVersion }: Manifest, options: RequestOptions): AdmissionRequest {
  const slash = apiVersion.indexOf('/');
  const name = textAt(object, 'metadata', 'name') ?? '';
  const namespace = kind === 'Namespace' ? name : isClusterKind(kind) ? '' : textAt(object, 'metadata', 'namespace') ?? options.namespace();
  return {
    operation: 'CREATE',
    group: slash < 0 ? '' : apiVersion.slice(0, slash),
    version: apiVersion.slice(slash + 1),
    kind,
    resource: resourceOf(kind),
    subResource: '',
    namespace,
    name,
    object,
    oldObject: undefined,
    options: undefined,
    dryRun: false,
    user: options.userIn(namespace),
  };
}
