import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { createApiClient } from './api-client.ts';
import type { AnyObject, ApiClient } from './api-client.ts';
import { waitFor } from './wait.ts';

const DEADLINE_MS = 60_000;

/** What most tests and the lab itself do with the objects of one cluster, as one user. */
export interface ClusterObjects {
  readonly api: ApiClient;
  /** Throws ApiRefusal when it is refused. */
  create(object: AnyObject): Promise<AnyObject>;
  /** Throws ApiRefusal, status 404 when there is none. */
  read(object: AnyObject): Promise<AnyObject>;
  remove(object: AnyObject): Promise<void>;
  /** Server-side apply of each, taking over fields of others. */
  apply(...objects: readonly AnyObject[]): Promise<void>;
  /** Applies CRDs and waits until the API server serves them. */
  applyDefinitions(definitions: readonly AnyObject[]): Promise<void>;
  /** Waits until `accept` gives something for the object as it is now, and returns that. */
  until<T>(object: AnyObject, what: string, accept: (found: AnyObject) => T | undefined): Promise<T>;
}

/** Reads every object of every `.yaml` file in a folder, in the order of file names. */
export async function readObjects(folder: string): Promise<AnyObject[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return texts
    .flatMap((text) => parseAllDocuments(text))
    .map((document) => document.toJS() as AnyObject | null)
    .filter((object) => object !== null);
}

/** Status and message of the condition of that type, if the object has it. */
export function conditionOf(
  object: AnyObject,
  type: string,
): { readonly status: string; readonly message: string } | undefined {
  const status = object['status'] as { conditions?: { type: string; status: string; message?: string }[] } | undefined;
  const found = status?.conditions?.find((condition) => condition.type === type);
  return found && { status: found.status, message: found.message ?? '' };
}

/** For `until`: true once the condition of that type is True. */
export function isTrue(type: string): (object: AnyObject) => true | undefined {
  return (object) => (conditionOf(object, type)?.status === 'True' ? true : undefined);
}

interface DefinitionSpec {
  readonly group: string;
  readonly names: { readonly kind: string };
  readonly versions: readonly { readonly name: string; readonly served: boolean }[];
}

function kindsOf(definition: AnyObject): { readonly apiVersion: string; readonly kind: string }[] {
  const { group, names, versions } = definition['spec'] as DefinitionSpec;
  const served = versions.filter((version) => version.served);
  return served.map(({ name }) => ({ apiVersion: `${group}/${name}`, kind: names.kind }));
}

/** Opens a cluster with that kubeconfig. */
export function openCluster(kubeconfigPath: string): ClusterObjects {
  const api = createApiClient(kubeconfigPath);
  const pathOf = async (object: AnyObject): Promise<string> =>
    `${await api.collectionOf(object)}/${object.metadata?.name ?? ''}`;
  const read = async (object: AnyObject): Promise<AnyObject> =>
    (await api.send({ method: 'GET', path: await pathOf(object) })).body as AnyObject;
  const apply = async (...objects: readonly AnyObject[]): Promise<void> => {
    for (const object of objects) {
      const path = `${await pathOf(object)}?fieldManager=tenantry-lab&force=true`;
      await api.send({ method: 'PATCH', path, body: object, contentType: 'application/apply-patch+yaml' });
    }
  };
  const until = <T>(object: AnyObject, what: string, accept: (found: AnyObject) => T | undefined): Promise<T> =>
    waitFor(`${object.kind} ${object.metadata?.name} ${what}`, async () => accept(await read(object)), {
      deadlineMs: DEADLINE_MS,
    });
  return {
    api,
    read,
    apply,
    until,
    create: async (object) =>
      (await api.send({ method: 'POST', path: await api.collectionOf(object), body: object })).body as AnyObject,
    remove: async (object) => {
      await api.send({ method: 'DELETE', path: await pathOf(object) });
    },
    applyDefinitions: async (definitions) => {
      await apply(...definitions);
      await Promise.all(definitions.map((definition) => until(definition, 'established', isTrue('Established'))));
      // Discovery follows a moment later.
      const served = definitions
        .flatMap(kindsOf)
        .map((kind) => waitFor(`${kind.kind} served`, () => api.collectionOf(kind), { deadlineMs: DEADLINE_MS }));
      await Promise.all(served);
    },
  };
}
