/**
 * A connection to one API server, from a kubeconfig file that is read again whenever it changes. Small on purpose: the
 * adapters beside it need get, list, patch and watch of a few kinds, and no client-side rate limit stands in their way
 * (client-node has none; requests at a time are bounded here instead).
 */
import { readFile, stat } from 'node:fs/promises';
import { HttpMethod, IsomorphicFetchHttpLibrary, KubeConfig, RequestContext, type ResponseContext } from '@kubernetes/client-node';
import { TenantryError } from '../model/errors.ts';
import { shown } from '../model/shown.ts';
import { scrubText } from './clean-fields.ts';
import { readLines } from './json-lines.ts';

export interface KubernetesOptions {
  /** Cluster name of the tenants repository, for messages. */
  readonly cluster: string;
  readonly kubeconfigFile: string;
  /** For one request, not for a watch. */
  readonly timeoutMs: number;
}

export interface KubernetesRequest {
  readonly method: 'GET' | 'PATCH';
  /** From /api or /apis on. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Sent as a JSON merge patch. */
  readonly body?: object;
  readonly signal?: AbortSignal;
}

/** A refusal of the API server. */
export class KubernetesError extends Error {
  override readonly name = 'KubernetesError';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

interface Loaded {
  readonly config: KubeConfig;
  readonly server: string;
  /** Modification time and size of the file that it came from. */
  readonly version: string;
}

const MAX_AT_A_TIME = 16;
const MAX_BODY_CHARACTERS = 64 * 1024 * 1024;

export class KubernetesConnection {
  readonly cluster: string;
  readonly #options: KubernetesOptions;
  readonly #http = new IsomorphicFetchHttpLibrary();
  #loaded: Loaded | undefined;
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(options: KubernetesOptions) {
    this.#options = options;
    this.cluster = options.cluster;
  }

  /** Changes when the kubeconfig file does. @throws TenantryError when it cannot be read */
  async version(): Promise<string> {
    try {
      const found = await stat(this.#options.kubeconfigFile, { bigint: true });
      return `${found.mtimeNs}:${found.size}:${found.ino}`;
    } catch (error) {
      throw new TenantryError('FAILED_PRECONDITION', `the kubeconfig of cluster ${this.cluster} cannot be read; check the file given with --kubeconfig`, { cause: error });
    }
  }

  /** One request; gives the parsed answer. @throws KubernetesError for a refusal, TenantryError when nobody answers */
  async request(request: KubernetesRequest): Promise<unknown> {
    await this.#enter();
    try {
      const limit = AbortSignal.timeout(this.#options.timeoutMs);
      const signal = request.signal === undefined ? limit : AbortSignal.any([limit, request.signal]);
      const response = await this.#send(request, signal);
      const text = await response.body.text();
      if (text.length > MAX_BODY_CHARACTERS) throw new KubernetesError(502, 'the answer is too large');
      if (response.httpStatusCode >= 300) throw refusalOf(response.httpStatusCode, text);
      return JSON.parse(text);
    } catch (error) {
      throw this.#translate(error);
    } finally {
      this.#leave();
    }
  }

  /**
   * Events of a watch, as parsed JSON, until the server or the signal ends it.
   * @throws as request(), also when nothing came for `idleMs`
   */
  async *watch(request: { readonly path: string; readonly query: Readonly<Record<string, string>>; readonly signal: AbortSignal; readonly idleMs: number }): AsyncGenerator<unknown> {
    const idle = new AbortController();
    const timer = setTimeout(() => idle.abort(), request.idleMs);
    try {
      const response = await this.#send({ method: 'GET', path: request.path, query: { ...request.query, watch: 'true' } }, AbortSignal.any([request.signal, idle.signal]));
      if (response.httpStatusCode >= 300) throw refusalOf(response.httpStatusCode, await response.body.text());
      const stream = response.body.stream();
      if (stream === null) return;
      for await (const line of readLines(stream, () => timer.refresh())) yield JSON.parse(line);
    } catch (error) {
      if (request.signal.aborted) return;
      throw this.#translate(error);
    } finally {
      clearTimeout(timer);
    }
  }

  async #send(request: KubernetesRequest, signal: AbortSignal): Promise<ResponseContext> {
    const { config, server } = await this.#load();
    const url = new URL(server.replace(/\/$/, '') + request.path);
    for (const [name, value] of Object.entries(request.query ?? {})) url.searchParams.set(name, value);
    const context = new RequestContext(url.toString(), request.method === 'GET' ? HttpMethod.GET : HttpMethod.PATCH);
    context.setHeaderParam('accept', 'application/json');
    context.setHeaderParam('user-agent', 'tenantry');
    if (request.body !== undefined) {
      context.setHeaderParam('content-type', 'application/merge-patch+json');
      context.setBody(JSON.stringify(request.body));
    }
    await config.applySecurityAuthentication(context);
    context.setSignal(signal);
    return await this.#http.send(context).toPromise();
  }

  async #load(): Promise<Loaded> {
    const version = await this.version();
    if (this.#loaded?.version === version) return this.#loaded;
    const config = new KubeConfig();
    try {
      config.loadFromString(await readFile(this.#options.kubeconfigFile, 'utf8'));
    } catch (error) {
      throw new TenantryError('FAILED_PRECONDITION', `the kubeconfig of cluster ${this.cluster} is not valid; check the file given with --kubeconfig`, { cause: error });
    }
    const server = config.getCurrentCluster()?.server;
    if (server === undefined) throw new TenantryError('FAILED_PRECONDITION', `the kubeconfig of cluster ${this.cluster} has no current context with a cluster`);
    this.#loaded = { config, server, version };
    return this.#loaded;
  }

  #translate(error: unknown): Error {
    if (error instanceof TenantryError || error instanceof KubernetesError) return error;
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const said = cause instanceof Error ? cause.message : String(cause);
    return new TenantryError('UNAVAILABLE', `cluster ${this.cluster} does not answer: ${shown(scrubText(said), 200)}`, { cause: error });
  }

  async #enter(): Promise<void> {
    if (this.#running >= MAX_AT_A_TIME) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#running += 1;
  }

  #leave(): void {
    this.#running -= 1;
    this.#waiting.shift()?.();
  }
}

function refusalOf(status: number, text: string): KubernetesError {
  let message = text;
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'object' && parsed !== null && 'message' in parsed && typeof parsed.message === 'string') message = parsed.message;
  } catch (error) {
    // Proxies answer in HTML: then the text itself is all there is.
    if (!(error instanceof SyntaxError)) throw error;
  }
  return new KubernetesError(status, shown(scrubText(message), 300));
}
