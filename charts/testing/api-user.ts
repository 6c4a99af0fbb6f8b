/** The API server as one user meets it: applies like Flux, and tells what was refused and why. */
import { ApiRefusal, createApiClient, type AnyObject, type ApiClient } from '../../lab/api-client.ts';
import type { LabCluster } from '../../lab/cluster.ts';

export interface Outcome {
  /** 200 when allowed, else the HTTP status of the refusal. */
  readonly status: number;
  readonly message: string;
}

export interface ApiUser {
  readonly client: ApiClient;
  /** Server-side apply with strict field validation, as Flux does; throws ApiRefusal. */
  apply(object: AnyObject, options?: { readonly dryRun?: boolean }): Promise<void>;
  create(object: AnyObject): Promise<Outcome>;
  /** Any request below a path; a refusal is an outcome. */
  request(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<Outcome>;
}

async function outcomeOf(attempt: () => Promise<unknown>): Promise<Outcome> {
  try {
    await attempt();
    return { status: 200, message: '' };
  } catch (error) {
    if (error instanceof ApiRefusal) return { status: error.status, message: error.message };
    throw error;
  }
}

/** A user known by certificate, in those groups. */
export async function apiUser(cluster: LabCluster, name: string, groups: readonly string[] = []): Promise<ApiUser> {
  const client = createApiClient(await cluster.clientFor(name, groups));
  return {
    client,
    apply: async (object, { dryRun = false } = {}) => {
      const path = `${await client.collectionOf(object)}/${encodeURIComponent(object.metadata?.name ?? '')}`;
      const query = `?fieldManager=kustomize-controller&force=true&fieldValidation=Strict${dryRun ? '&dryRun=All' : ''}`;
      await client.send({ method: 'PATCH', path: `${path}${query}`, body: object, contentType: 'application/apply-patch+yaml' });
    },
    create: (object) => outcomeOf(async () => client.send({ method: 'POST', path: await client.collectionOf(object), body: object })),
    request: (method, path, body) =>
      outcomeOf(() => client.send({ method, path, body, contentType: method === 'PATCH' ? 'application/merge-patch+json' : 'application/json' })),
  };
}

/** A service account of Flux for the platform. */
export function fluxAccount(cluster: LabCluster, name: string): Promise<ApiUser> {
  return apiUser(cluster, `system:serviceaccount:flux-system:${name}`, ['system:serviceaccounts', 'system:serviceaccounts:flux-system', 'system:authenticated']);
}
