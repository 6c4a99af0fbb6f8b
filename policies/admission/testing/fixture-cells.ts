/**
 * Where fixtures are tried on a real cluster. Fixtures speak of tenant acme; those that want another document, or an
 * object that is there already, get a tenant and namespace of their own, whose id takes the place of `acme` in them.
 */
import type { AnyObject } from '../../../lab/api-client.ts';
import { LIMIT_RANGE_NAME } from '../../../charts/names.ts';
import { openAnnotations } from '../../../charts/namespace-opens.ts';
import { MANAGED_LABEL, QUOTA_NAME, STATE_LABEL, TENANT_LABEL } from '../../../model/names.ts';
import { RESOURCE_KEYS } from '../../../model/resources.ts';
import type { TenantSpec } from '../../../model/tenant.ts';
import { isObject, objectAt, textAt, type Json, type JsonObject } from '../json.ts';
import type { AdmissionRequest } from '../subject.ts';
import type { Fixture } from './fixtures.ts';
import { subjectOf, type ShortForm } from './subjects.ts';

/** One fixture in its place. */
export interface Placed {
  /** `policy/pass/name.yaml` */
  readonly key: string;
  readonly fixture: Fixture;
  /** Tenant id that stands for acme. */
  readonly id: string;
  readonly form: ShortForm;
  readonly request: AdmissionRequest;
}

const ACME = 'acme';
/** Objects of these kinds are what a cell is made of, so each of their fixtures has one of its own. */
const CELL_KINDS = ['Namespace', 'Tenant'];

function cellKey({ form, policy, expected, name }: Fixture): string {
  const isAlone = form.oldObject !== undefined || CELL_KINDS.includes(textAt(form.object, 'kind') ?? '');
  return isAlone ? `${policy}/${expected}/${name}` : JSON.stringify(form.tenant === undefined ? {} : form.tenant);
}

/** People stay who they are; everything else speaks of the tenant of the cell. */
function moved(form: ShortForm, id: string): ShortForm {
  const text = JSON.stringify(form).replaceAll(ACME, id);
  const copy = JSON.parse(text) as ShortForm;
  const user = form.request?.user;
  return user === undefined ? copy : { ...copy, request: { ...copy.request, user } };
}

/** Every fixture with its cell; equal documents share one. */
export function placed(fixtures: readonly Fixture[]): Placed[] {
  const ids = new Map<string, string>([['{}', ACME]]);
  return fixtures.map((fixture) => {
    const cell = cellKey(fixture);
    const id = ids.get(cell) ?? `${ACME}-${ids.size}`;
    ids.set(cell, id);
    const form = moved(fixture.form, id);
    const { request } = subjectOf(form);
    const namespace = form.request?.namespace === undefined && textAt(form.object ?? form.oldObject ?? {}, 'metadata', 'namespace') === undefined ? `tenant-${id}` : request.namespace;
    return { key: `${fixture.policy}/${fixture.expected}/${fixture.name}`, fixture, id, form, request: { ...request, namespace } };
  });
}

function isOf(kind: string, { form }: Placed): boolean {
  return textAt(form.object ?? form.oldObject, 'kind') === kind;
}

/** The namespace of a cell. Pod Security is switched off while policies are tried alone. */
function namespaceOf(one: Placed): AnyObject[] {
  const own = isOf('Namespace', one);
  if (own && one.form.oldObject === undefined) return [];
  const document = (isObject(one.form.tenant ?? undefined) ? one.form.tenant : {}) as Partial<TenantSpec>;
  const rendered = { [MANAGED_LABEL]: 'true', [TENANT_LABEL]: one.id, [STATE_LABEL]: document.state ?? 'Active', 'pod-security.kubernetes.io/enforce': 'privileged' };
  const labels = own ? objectAt(one.form.oldObject, 'metadata', 'labels') : rendered;
  return [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: `tenant-${one.id}`, labels: labels as Record<string, string>, annotations: openAnnotations(document.network) } }];
}

/** A Tenant has every limit. These say the same as none: services that take from the outside need one, the rest is free. */
const NO_LIMITS: Readonly<Record<string, string>> = Object.fromEntries(RESOURCE_KEYS.map((key) => [key, /^services\./.test(key) ? '0' : '1000P']));
const ACCOUNTS = ['default', 'web', 'tenantry-workload', 'tenantry-gitops'];

function contentOf(one: Placed): AnyObject[] {
  const namespace = `tenant-${one.id}`;
  const labels = { [MANAGED_LABEL]: 'true', [TENANT_LABEL]: one.id };
  const tenant = one.form.tenant;
  const given: JsonObject = isObject(tenant ?? undefined) ? (tenant as JsonObject) : {};
  const spec = { plan: 'standard', state: 'Active', ...given, limits: { ...NO_LIMITS, pods: '20', ...objectAt(given, 'limits') } };
  return [
    ...(tenant === null || isOf('Tenant', one) ? [] : [{ apiVersion: 'tenantry.dev/v1alpha1', kind: 'Tenant', metadata: { name: one.id, labels }, spec }]),
    ...(isOf('Namespace', one) ? [] : [{ apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: QUOTA_NAME, namespace, labels }, spec: { hard: { pods: '20', services: '20', persistentvolumeclaims: '20' } } }]),
  ];
}

/** One fixture of each cell. */
function cells(all: readonly Placed[]): Placed[] {
  return [...new Map(all.map((one) => [one.id, one])).values()];
}

/** Namespaces of all cells. */
export function cellNamespaces(all: readonly Placed[]): AnyObject[] {
  return cells(all).flatMap(namespaceOf);
}

const DEFAULTS = { cpu: '100m', memory: '128Mi', 'ephemeral-storage': '1Gi' };

/** What pods of fixtures need: the accounts that they run as, and defaults of their containers. */
export function cellBasics(all: readonly Placed[]): AnyObject[] {
  const inside = cells(all).filter((one) => !isOf('Namespace', one));
  return inside.flatMap(({ id }) => {
    const namespace = `tenant-${id}`;
    return [
      // A binding's author must hold what the role grants, so there has to be one.
      { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata: { name: 'own', namespace }, rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }] },
      ...ACCOUNTS.map((name) => ({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace } })),
      { apiVersion: 'v1', kind: 'LimitRange', metadata: { name: LIMIT_RANGE_NAME, namespace, labels: { [MANAGED_LABEL]: 'true' } }, spec: { limits: [{ type: 'Container', default: DEFAULTS, defaultRequest: DEFAULTS }] } },
    ];
  });
}

/** What lies in the cells beside the objects that fixtures change. */
export function cellContents(all: readonly Placed[]): AnyObject[] {
  return cells(all).flatMap(contentOf);
}

/** Objects that fixtures change or delete, as they were. */
export function oldObjects(all: readonly Placed[]): { readonly request: AdmissionRequest; readonly object: JsonObject }[] {
  return all.flatMap((one) => {
    const { oldObject } = one.request;
    return oldObject === undefined || isOf('Namespace', one) ? [] : [{ request: one.request, object: oldObject }];
  });
}

/** CRDs for kinds that no API server has of its own. Whatever they hold is stored. */
export function definitionsFor(requests: readonly Pick<AdmissionRequest, 'group' | 'version' | 'resource' | 'kind'>[], served: ReadonlySet<string>): AnyObject[] {
  const kinds = Map.groupBy(requests.filter(({ group, resource }) => group !== '' && group !== 'tenantry.dev' && !served.has(`${group}/${resource}`)), ({ group, resource }) => `${resource}.${group}`);
  return [...kinds].map(([name, of]) => {
    const { group = '', resource = '', kind = '' } = of[0] ?? {};
    const versions = [...new Set(of.map(({ version }) => version))].map((version, index) => ({
      name: version, served: true, storage: index === 0, subresources: { status: {} },
      schema: { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } },
    }));
    const spec = { group, scope: 'Namespaced', names: { plural: resource, singular: kind.toLowerCase(), kind, listKind: `${kind}List` }, versions };
    return { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', metadata: { name, annotations: { 'api-approved.kubernetes.io': 'unapproved, for tests' } }, spec };
  });
}

/** What turns `from` into `to`: a merge patch (RFC 7386). */
export function mergePatch(from: Json | undefined, to: Json | undefined): JsonObject {
  const before = isObject(from) ? from : {};
  const now = isObject(to) ? to : {};
  const entries = [...new Set([...Object.keys(before), ...Object.keys(now)])].flatMap((key): [string, Json][] => {
    const [old, value] = [before[key], now[key]];
    if (JSON.stringify(old) === JSON.stringify(value)) return [];
    if (value === undefined || value === null) return [[key, null]];
    return [[key, isObject(value) && isObject(old) ? mergePatch(old, value) : value]];
  });
  return Object.fromEntries(entries);
}

/** The object after a merge patch. */
export function merged(object: Json | undefined, patch: JsonObject): JsonObject {
  const result: Record<string, Json | undefined> = isObject(object) ? { ...object } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key];
    else result[key] = isObject(value) ? merged(result[key], value) : value;
  }
  return result;
}
