/** A plain HTTP server that speaks list and watch of Kubernetes, with faults on demand. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface FakeObject {
  readonly metadata: { readonly name: string; readonly annotations?: Readonly<Record<string, string>> };
  readonly [key: string]: unknown;
}

/** One request that came in. */
export interface Seen {
  readonly method: string;
  readonly url: URL;
  readonly authorization: string | undefined;
  readonly body: string;
}

export class FakeApiServer {
  readonly seen: Seen[] = [];
  readonly kubeconfig: string;
  /** Objects by collection path. */
  readonly collections = new Map<string, FakeObject[]>();
  /** Answers with this status instead, while set. */
  failWith: number | undefined;
  /** Objects in a page of a list. */
  pageSize = 500;
  readonly #server: Server;
  readonly #folder: string;
  readonly #watches = new Map<ServerResponse, string>();
  #version = 100;

  constructor() {
    this.#folder = mkdtempSync(join(tmpdir(), 'tenantry-kube-'));
    this.kubeconfig = join(this.#folder, 'kubeconfig');
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.writeKubeconfig('first');
  }

  async stop(): Promise<void> {
    await this.close();
    rmSync(this.#folder, { recursive: true });
  }

  /** Stops listening; the kubeconfig stays. */
  async close(): Promise<void> {
    this.#server.closeAllConnections();
    if (this.#server.listening) await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Writes the kubeconfig with this bearer token. */
  writeKubeconfig(token: string): void {
    const address = this.#server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const config = {
      apiVersion: 'v1', kind: 'Config', 'current-context': 'c',
      clusters: [{ name: 'c', cluster: { server: `http://127.0.0.1:${port}`, 'insecure-skip-tls-verify': true } }],
      users: [{ name: 'u', user: { token } }],
      contexts: [{ name: 'c', context: { cluster: 'c', user: 'u' } }],
    };
    writeFileSync(this.kubeconfig, JSON.stringify(config));
  }

  /** Number of watches that are open. */
  get watching(): number {
    return this.#watches.size;
  }

  /** Sends an event to the watches of a collection, and changes what lists give. */
  send(path: string, type: 'ADDED' | 'MODIFIED' | 'DELETED', object: FakeObject): void {
    this.#version += 1;
    const others = (this.collections.get(path) ?? []).filter(({ metadata }) => metadata.name !== object.metadata.name);
    this.collections.set(path, type === 'DELETED' ? others : [...others, object]);
    this.raw(path, { type, object: { ...object, metadata: { ...object.metadata, resourceVersion: String(this.#version) } } });
  }

  /** Sends any line to the watches of a collection. */
  raw(path: string, event: object): void {
    for (const [response, watched] of this.#watches) if (watched === path) response.write(`${JSON.stringify(event)}\n`);
  }

  /** Ends or breaks all watches. */
  drop(how: 'end' | 'break'): void {
    for (const response of this.#watches.keys()) if (how === 'end') response.end(); else response.destroy();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://fake');
    let body = '';
    for await (const chunk of request) body += String(chunk);
    this.seen.push({ method: request.method ?? '', url, authorization: request.headers.authorization, body });
    response.setHeader('content-type', 'application/json');
    if (this.failWith !== undefined) {
      response.writeHead(this.failWith).end(JSON.stringify({ kind: 'Status', message: 'the fake refuses' }));
      return;
    }
    if (url.searchParams.get('watch') === 'true') {
      this.#watches.set(response, url.pathname);
      response.on('close', () => this.#watches.delete(response));
      response.writeHead(200).flushHeaders();
      return;
    }
    if (request.method === 'PATCH') return void response.writeHead(200).end('{}');
    const items = this.collections.get(url.pathname) ?? [];
    const from = Number(url.searchParams.get('continue') ?? '0');
    const next = from + this.pageSize < items.length ? String(from + this.pageSize) : '';
    response.writeHead(200).end(JSON.stringify({ metadata: { resourceVersion: String(this.#version), continue: next }, items: items.slice(from, from + this.pageSize) }));
  }
}
