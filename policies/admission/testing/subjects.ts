/** Subjects for tests: requests in short form, about tenant acme in namespace tenant-acme. */
import type { Json, JsonObject } from '../json.ts';
import { textAt } from '../json.ts';
import type { AdmissionRequest, AdmissionSubject, NamespaceFacts, TenantFacts } from '../subject.ts';
import { tenantFacts } from '../tenant-facts.ts';
import { MANAGED_LABEL, TENANT_LABEL } from '../../../model/names.ts';
import { primaryNamespace } from '../../../model/ids.ts';

/** What a fixture or a test states; the rest is the usual. */
export interface ShortForm {
  readonly request?: Partial<AdmissionRequest>;
  /** Fields of the spec of tenant acme, over the usual ones; null: there is no Tenant object. */
  readonly tenant?: JsonObject | null;
  readonly object?: JsonObject;
  readonly oldObject?: JsonObject;
}

/** Plurals that are not made by adding an s. */
const PLURALS: Readonly<Record<string, string>> = {
  Endpoints: 'endpoints', Ingress: 'ingresses', NetworkPolicy: 'networkpolicies', StorageClass: 'storageclasses', HelmRepository: 'helmrepositories', GitRepository: 'gitrepositories',
  IngressClass: 'ingressclasses', OCIRepository: 'ocirepositories', PodSecurityPolicy: 'podsecuritypolicies', PriorityClass: 'priorityclasses', ImageRepository: 'imagerepositories', ImagePolicy: 'imagepolicies',
};

function groupAndVersion(apiVersion: string): readonly [group: string, version: string] {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? ['', apiVersion] : [apiVersion.slice(0, slash), apiVersion.slice(slash + 1)];
}

/** The facts of tenant acme with these fields of its spec. */
export function acme(spec: JsonObject = {}): TenantFacts {
  const facts = tenantFacts({ metadata: { name: 'acme' }, spec: { plan: 'standard', state: 'Active', limits: { pods: '20' }, ...spec } });
  if (facts === undefined) throw new Error('no tenant can be read from that spec');
  return facts;
}

function namespaceFacts(name: string): NamespaceFacts {
  const labels = { [MANAGED_LABEL]: 'true', [TENANT_LABEL]: 'acme', 'kubernetes.io/metadata.name': name };
  return { name, labels, annotations: {}, tenant: 'acme', terminating: false };
}

/** The whole subject: CREATE by a user of acme in tenant-acme, unless stated otherwise. */
export function subjectOf({ request = {}, tenant, object, oldObject }: ShortForm): AdmissionSubject {
  const shown: Json = object ?? oldObject ?? {};
  const [group, version] = groupAndVersion(textAt(shown, 'apiVersion') ?? 'v1');
  const kind = request.kind ?? textAt(shown, 'kind') ?? '';
  const namespace = request.namespace ?? textAt(shown, 'metadata', 'namespace') ?? primaryNamespace('acme');
  return {
    request: {
      operation: object === undefined && oldObject !== undefined ? 'DELETE' : 'CREATE',
      group, version, kind,
      resource: PLURALS[kind] ?? `${kind.toLowerCase()}s`,
      subResource: '',
      namespace,
      name: textAt(shown, 'metadata', 'name') ?? '',
      object, oldObject,
      options: undefined,
      dryRun: false,
      user: { username: 'ann@acme.example', groups: ['tenantry:acme:users', 'system:authenticated'] },
      ...request,
    },
    tenant: tenant === null ? undefined : acme(tenant),
    namespace: namespaceFacts(namespace),
  };
}
