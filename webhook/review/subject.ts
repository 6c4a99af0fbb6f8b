/** From a request to what policies judge: the request with its namespace and tenant. */
import { textAt, type JsonObject } from '../../policies/admission/json.ts';
import type { AdmissionRequest, AdmissionSubject, NamespaceFacts, TenantFacts } from '../../policies/admission/subject.ts';
import { tenantOfNamespace } from '../../model/ids.ts';
import { TENANT_LABEL } from '../../model/names.ts';
import { scaleTargetPath } from './scale-target.ts';

/** One kind of fact by name. */
export interface Facts<T> {
  known(key: string): T | undefined;
  ask(key: string): Promise<T | undefined>;
}

export interface SubjectSources {
  readonly tenants: Facts<TenantFacts>;
  readonly namespaces: Facts<NamespaceFacts>;
  /** Reads an object of the cluster by its path. */
  readonly scaled?: (path: string) => Promise<JsonObject | undefined>;
}

/** A namespace that neither the watch nor the API server knows: nothing can be said about requests in it. */
export class UnknownNamespace extends Error {
  override readonly name = 'UnknownNamespace';
}

function isNamespace({ group, resource }: AdmissionRequest): boolean {
  return group === '' && resource === 'namespaces';
}

/** Of a Namespace the old object counts first: who drops the label would else be judged as nobody. */
function tenantOfNamespaceRequest(request: AdmissionRequest, facts: NamespaceFacts | undefined): string | undefined {
  const labelled = textAt(request.oldObject, 'metadata', 'labels', TENANT_LABEL) ?? facts?.tenant ?? textAt(request.object, 'metadata', 'labels', TENANT_LABEL);
  return labelled ?? tenantOfNamespace(request.namespace);
}

function tenantId(request: AdmissionRequest, namespace: NamespaceFacts | undefined): string | undefined {
  if (request.group === 'tenantry.dev' && request.resource === 'tenants') return request.name || textAt(request.object, 'metadata', 'name');
  return isNamespace(request) ? tenantOfNamespaceRequest(request, namespace) : namespace?.tenant;
}

function needsNamespace(request: AdmissionRequest): boolean {
  return request.namespace !== '' && !(isNamespace(request) && request.operation === 'CREATE');
}

/** At once when everything is in memory, which is nearly always. */
function knownSubject(request: AdmissionRequest, sources: SubjectSources): AdmissionSubject | undefined {
  const namespace = needsNamespace(request) ? sources.namespaces.known(request.namespace) : undefined;
  if (needsNamespace(request) && namespace === undefined) return undefined;
  const id = tenantId(request, namespace);
  const tenant = id === undefined ? undefined : sources.tenants.known(id);
  return id !== undefined && tenant === undefined ? undefined : { request, namespace, tenant };
}

async function askedSubject(request: AdmissionRequest, sources: SubjectSources): Promise<AdmissionSubject> {
  const namespace = needsNamespace(request) ? await sources.namespaces.ask(request.namespace) : undefined;
  // A Namespace itself may be gone already (its finalizers go last); anything else needs one to be in.
  if (needsNamespace(request) && namespace === undefined && !isNamespace(request)) throw new UnknownNamespace(request.namespace);
  const id = tenantId(request, namespace);
  return { request, namespace, tenant: id === undefined ? undefined : await sources.tenants.ask(id) };
}

async function withScaled(subject: AdmissionSubject | Promise<AdmissionSubject>, found: Promise<JsonObject | undefined>): Promise<AdmissionSubject> {
  const [known, scaled] = await Promise.all([subject, found]);
  return scaled === undefined ? known : { ...known, scaled };
}

/** @throws UnknownNamespace, and whatever a live read throws */
export function subjectOf(request: AdmissionRequest, sources: SubjectSources): AdmissionSubject | Promise<AdmissionSubject> {
  const subject = knownSubject(request, sources) ?? askedSubject(request, sources);
  const path = sources.scaled === undefined ? undefined : scaleTargetPath(request);
  return path === undefined || sources.scaled === undefined ? subject : withScaled(subject, sources.scaled(path));
}
