/** What the API server would ask admission about manifests, as far as that can be known without one. */
import { parseAllDocuments } from 'yaml';
import { TenantryError } from '../model/errors.ts';
import { shown } from '../model/shown.ts';
import { isObject, listAt, textAt, type Json, type JsonObject } from '../policies/admission/json.ts';
import type { AdmissionRequest, Requester } from '../policies/admission/subject.ts';

/** Manifests of a folder of objects are small; a review holds two objects of at most 1.5 MiB each. */
const MAX_TEXT = 8 * 1024 * 1024;

/** Kinds that lie in no namespace. A kind that is not listed is taken to lie in one. */
const CLUSTER_KINDS: ReadonlySet<string> = new Set([
  'AdminNetworkPolicy', 'APIService', 'BaselineAdminNetworkPolicy', 'CSIDriver', 'CSINode', 'CertificateSigningRequest', 'ClusterIssuer', 'ClusterRole', 'ClusterRoleBinding',
  'ClusterTrustBundle', 'ComponentStatus', 'CustomResourceDefinition', 'DeviceClass', 'FlowSchema', 'GatewayClass', 'IPAddress', 'IngressClass', 'MutatingAdmissionPolicy',
  'MutatingAdmissionPolicyBinding', 'MutatingWebhookConfiguration', 'Namespace', 'Node', 'PersistentVolume', 'PriorityClass', 'PriorityLevelConfiguration', 'ResourceSlice',
  'RuntimeClass', 'ServiceCIDR', 'StorageClass', 'StorageVersion', 'Tenant', 'ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding', 'ValidatingWebhookConfiguration',
  'VolumeAttachment', 'VolumeAttributesClass', 'VolumeSnapshotClass', 'VolumeSnapshotContent',
]);

/** `NetworkPolicy` → `networkpolicies`, as code generators of Kubernetes make plurals. */
export function resourceOf(kind: string): string {
  const plain = kind.toLowerCase();
  if (plain === 'endpoints') return plain;
  if (/[^aeiou]y$/.test(plain)) return `${plain.slice(0, -1)}ies`;
  return /(s|x|ch|sh)$/.test(plain) ? `${plain}es` : `${plain}s`;
}

/** Objects of a file, with lists taken apart. */
function objectsIn(value: Json, file: string): JsonObject[] {
  if (!isObject(value)) throw new TenantryError('INVALID_ARGUMENT', `${file} holds a document that is no object`);
  return textAt(value, 'kind') === 'List' ? listAt(value, 'items').flatMap((item) => objectsIn(item, file)) : [value];
}

/** Aliases are read, as kubectl does, but not many times over. */
function plainValue(document: { toJS(options: { maxAliasCount: number }): unknown }, file: string): Json {
  try {
    return document.toJS({ maxAliasCount: 100 }) as Json;
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    throw new TenantryError('INVALID_ARGUMENT', `${file}: ${shown(error.message, 300)}`, { cause: error });
  }
}

/**
 * All objects of a YAML or JSON file.
 * @throws TenantryError INVALID_ARGUMENT for what is no YAML, too large, or no object
 */
export function parseManifests(text: string, file: string): JsonObject[] {
  if (text.length > MAX_TEXT) throw new TenantryError('INVALID_ARGUMENT', `${file} has ${text.length} characters, at most ${MAX_TEXT} are read`);
  const documents = parseAllDocuments(text, { uniqueKeys: true });
  const found = (Array.isArray(documents) ? documents : []).flatMap((document) => {
    const [error] = document.errors;
    if (error !== undefined) throw new TenantryError('INVALID_ARGUMENT', `${file}: ${shown(error.message.split('\n')[0] ?? '', 300)}`);
    const value = plainValue(document, file);
    return value === null ? [] : objectsIn(value, file);
  });
  if (found.length === 0) throw new TenantryError('INVALID_ARGUMENT', `${file} holds no object`);
  return found;
}

export interface RequestOptions {
  /** Namespace of objects that name none; asked only for such. */
  readonly namespace: () => string;
  /** Who makes objects of a namespace; empty for those that lie in none. */
  readonly userIn: (namespace: string) => Requester;
}

function named(object: JsonObject, file: string): { readonly kind: string; readonly apiVersion: string } {
  const kind = textAt(object, 'kind') ?? '';
  const apiVersion = textAt(object, 'apiVersion') ?? '';
  if (kind === '' || apiVersion === '') throw new TenantryError('INVALID_ARGUMENT', `${file} holds an object without apiVersion or kind`);
  return { kind, apiVersion };
}

/** The request that would create the object. @throws TenantryError INVALID_ARGUMENT for an object without apiVersion or kind */
export function createRequest(object: JsonObject, file: string, options: RequestOptions): AdmissionRequest {
  const { kind, apiVersion } = named(object, file);
  const slash = apiVersion.indexOf('/');
  const name = textAt(object, 'metadata', 'name') ?? '';
  const namespace = kind === 'Namespace' ? name : CLUSTER_KINDS.has(kind) ? '' : textAt(object, 'metadata', 'namespace') ?? options.namespace();
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
