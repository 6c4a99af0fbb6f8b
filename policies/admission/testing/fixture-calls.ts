/** A fixture as a call to a real API server. Everything is a dry run; what is connected to is not there. */
import { ApiRefusal, type ApiClient } from '../../../lab/api-client.ts';
import { textAt, type JsonObject } from '../json.ts';
import type { AdmissionRequest } from '../subject.ts';
import { merged, mergePatch, type Placed } from './fixture-cells.ts';

export interface Answered {
  /** HTTP status. */
  readonly status: number;
  /** Of the refusal; empty when it was let in. */
  readonly message: string;
  readonly warnings: readonly string[];
}

const DRY = 'dryRun=All';
const UNNAMED = 'tried';

/** Path of the collection that a request is about. */
export function collectionOf({ group, version, resource, namespace }: AdmissionRequest): string {
  const root = group === '' ? `/api/${version}` : `/apis/${group}/${version}`;
  return namespace === '' || resource === 'namespaces' ? `${root}/${resource}` : `${root}/namespaces/${namespace}/${resource}`;
}

function itemOf(request: AdmissionRequest): string {
  const name = request.name || textAt(request.oldObject, 'metadata', 'name') || UNNAMED;
  return `${collectionOf(request)}/${encodeURIComponent(name)}${request.subResource === '' ? '' : `/${request.subResource}`}`;
}

/** The object with a name and its namespace. What metadata is not an object stays as it is. */
export function named(object: JsonObject | undefined, request: AdmissionRequest): JsonObject {
  const { metadata = {} } = object ?? {};
  if (typeof metadata !== 'object' || metadata === null) return object ?? {};
  const given = metadata as JsonObject;
  const name = textAt(given, 'name') ?? textAt(given, 'generateName') ?? '';
  return {
    ...object,
    metadata: { ...given, ...(name === '' ? { name: UNNAMED } : {}), ...(request.namespace === '' || request.resource === 'namespaces' ? {} : { namespace: request.namespace }) },
  };
}

async function sent(client: ApiClient, request: AdmissionRequest): Promise<Awaited<ReturnType<ApiClient['send']>>> {
  const { operation, name, oldObject, object, subResource } = request;
  switch (operation) {
    case 'CONNECT':
      return client.send({ method: 'GET', path: itemOf(request) });
    case 'DELETE': {
      // Where there is a body, the query says nothing.
      const body = { apiVersion: 'v1', kind: 'DeleteOptions', ...request.options, dryRun: ['All'] };
      const many = `${collectionOf(request)}?fieldSelector=metadata.name%3D${textAt(oldObject, 'metadata', 'name') ?? ''}`;
      return client.send({ method: 'DELETE', path: name === '' ? many : itemOf(request), body });
    }
    case 'UPDATE': {
      // The object as it lies there, with defaults, and the change of the fixture.
      const { body: live } = await client.send({ method: 'GET', path: itemOf({ ...request, subResource: '' }) });
      const body = merged(live as JsonObject, mergePatch(oldObject, object));
      return client.send({ method: 'PUT', path: `${itemOf(request)}?${DRY}`, body });
    }
    case 'CREATE':
      return client.send({ method: 'POST', path: `${subResource === '' ? collectionOf(request) : itemOf(request)}?${DRY}`, body: subResource === '' ? named(object, request) : object ?? {} });
  }
}

/** Sends it; a refusal is an answer. */
export async function answerTo(client: ApiClient, { request }: Placed): Promise<Answered> {
  try {
    const { headers } = await sent(client, request);
    const warning = headers['warning'] ?? [];
    return { status: 200, message: '', warnings: typeof warning === 'string' ? [warning] : warning };
  } catch (error) {
    if (error instanceof ApiRefusal) return { status: error.status, message: error.message, warnings: [] };
    throw error;
  }
}

/** Ids of the policies in a text, sorted, each once. */
export function policiesIn(text: string): string[] {
  return [...new Set([...text.matchAll(/\[tenantry\/([a-z-]+)\]/g)].map(([, id = '']) => id))].sort();
}

/** True for what admission let pass: it was done, or failed afterwards, as there is nothing to connect or bind to. */
export function isAdmitted({ operation, subResource }: AdmissionRequest, { status, message }: Answered): boolean {
  if (status === 200 || (status === 409 && message.endsWith('already exists'))) return true;
  const isLater = operation === 'CONNECT' || subResource === 'binding' || subResource === 'eviction';
  return isLater && status !== 403 && !message.includes('[tenantry/');
}
