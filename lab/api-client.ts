import { Agent, request as httpsRequest } from 'node:https';
import type { RequestOptions } from 'node:https';
import { KubeConfig } from '@kubernetes/client-node';
import type { KubernetesObject } from '@kubernetes/client-node';
import { LabError } from './lab-error.ts';

/** An object of any kind, just as it stands in YAML. */
export type AnyObject = KubernetesObject & Record<string, unknown>;

/** An answer of the API server with a status from 400 on. */
export class ApiRefusal extends Error {
  override readonly name = 'ApiRefusal';
  /** HTTP status. */
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** One request to the API server. */
interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path and query. */
  readonly path: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Default `application/json`. */
  readonly contentType?: string;
}

/** An answer of the API server. */
interface ApiAnswer {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Parsed when it is JSON, else text. */
  readonly body: unknown;
}

/**
 * The API as one user sees it, without a model of kinds between: what is sent is what is written.
 * The typed classes of the client library rename fields such as `default` and `from` when they
 * serialize, and so lose them from objects that come from YAML.
 */
export interface ApiClient {
  /** Throws ApiRefusal for every status from 400 on. */
  send(request: ApiRequest): Promise<ApiAnswer>;
  /** Path of the collection that an object belongs in, found by discovery. */
  collectionOf(object: Pick<KubernetesObject, 'apiVersion' | 'kind' | 'metadata'>): Promise<string>;
}

interface Discovered {
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
}

function refusalOf(status: number, body: unknown): ApiRefusal {
  const isStatus = body !== null && typeof body === 'object' && 'message' in body && typeof body.message === 'string';
  return new ApiRefusal(status, isStatus ? (body.message as string) : String(body));
}

function exchange(url: URL, options: RequestOptions, body: string | undefined): Promise<ApiAnswer> {
  return new Promise((resolve, reject) => {
    const request = httpsRequest(url, options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const isJson = (response.headers['content-type'] ?? '').includes('application/json');
        const parsed: unknown = isJson ? JSON.parse(text) : text;
        const status = response.statusCode ?? 0;
        if (status >= 400) reject(refusalOf(status, parsed));
        else resolve({ headers: response.headers, body: parsed });
      });
    });
    request.once('error', reject);
    request.end(body);
  });
}

async function agentFor(config: KubeConfig): Promise<Agent> {
  const { ca, cert, key } = await optionsFor(config);
  return new Agent({ ca, cert, key, keepAlive: true });
}

async function optionsFor(config: KubeConfig): Promise<RequestOptions> {
  const options: RequestOptions = {};
  await config.applyToHTTPSOptions(options);
  return options;
}

/** Opens a cluster with that kubeconfig, whose user is known by certificate. */
export function createApiClient(kubeconfigPath: string): ApiClient {
  const config = new KubeConfig();
  config.loadFromFile(kubeconfigPath);
  const server = config.getCurrentCluster()?.server ?? '';
  const agent = agentFor(config);
  const discovered = new Map<string, readonly Discovered[]>();

  const send = async ({ method, path, body, contentType = 'application/json' }: ApiRequest): Promise<ApiAnswer> => {
    const text = body === undefined ? undefined : JSON.stringify(body);
    // Node itself tells no length for a DELETE, and the server would take the body for the next request.
    const headers = { accept: 'application/json', ...(text === undefined ? {} : { 'content-type': contentType, 'content-length': Buffer.byteLength(text) }) };
    const options = { method, headers, agent: await agent };
    return exchange(new URL(path, server), options, text);
  };
  const discover = async (group: string): Promise<readonly Discovered[]> => {
    const { body } = await send({ method: 'GET', path: group });
    const { resources } = body as { resources: readonly Discovered[] };
    discovered.set(group, resources);
    return resources;
  };
  const resourceOf = async (group: string, kind: string): Promise<Discovered> => {
    const isIt = (resource: Discovered): boolean => resource.kind === kind && !resource.name.includes('/');
    // Kinds come and go with CRDs: what is not known is asked for again.
    const found = discovered.get(group)?.find(isIt) ?? (await discover(group)).find(isIt);
    if (found === undefined) throw new LabError(`the API server serves no ${kind} in ${group}`);
    return found;
  };
  return {
    send,
    collectionOf: async ({ apiVersion = 'v1', kind = '', metadata }) => {
      const group = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
      const { name, namespaced } = await resourceOf(group, kind);
      return namespaced ? `${group}/namespaces/${metadata?.namespace ?? 'default'}/${name}` : `${group}/${name}`;
    },
  };
}
