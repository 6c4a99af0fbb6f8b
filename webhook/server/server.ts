/** The admission server: HTTPS for the API server only. */
import type { Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { TLSSocket } from 'node:tls';
import { fastify, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Part } from '../../runtime/lifecycle.ts';
import type { ReviewEndpoint } from './endpoint.ts';
import { LoadGate, type ShedReason } from './load-gate.ts';
import { ENDPOINTS, type Endpoint, type WebhookMetrics } from './metrics.ts';
import { listenOn } from './listen.ts';
import { LoopBatch } from './loop-batch.ts';
import type { PathGuard } from './path-guard.ts';
import type { TlsMaterial } from './tls-material.ts';

/** Who the API server is, when it presents a client certificate. */
export interface ClientTrust {
  /** PEM of the authority that signs API servers' client certificates. */
  readonly ca: string;
  /** Common names that may call; every certificate of the authority if none is named. */
  readonly names: readonly string[];
}

export interface WebhookServerOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly tls: TlsMaterial;
  readonly client?: ClientTrust;
  readonly guard: PathGuard;
  readonly endpoints: Readonly<Record<Endpoint, ReviewEndpoint>>;
  readonly gate: LoadGate;
  readonly metrics: WebhookMetrics;
  /** Calls are shed until this is true. */
  readonly isReady: () => boolean;
  readonly maxBodyBytes: number;
  /** How long calls are still answered after the stop, while API servers learn of it. */
  readonly drainMs: number;
  /** Milliseconds of a clock that never goes back. */
  readonly monotonicMs: () => number;
}

/** Go's HTTP client drops idle connections after 90 s: it must always be the one who does. */
const KEEP_ALIVE_MS = 150_000;
/** Above the longest timeout of a webhook. */
const REQUEST_TIMEOUT_MS = 35_000;
/** A connection is not kept for ever, so that calls find their way to new replicas. */
const MAX_CONNECTION_AGE_MS = 600_000;
const RETRY_AFTER_SECONDS = '1';
const CLOSE = { connection: 'close' } as const;

interface Connection {
  readonly sinceMs: number;
  /** Common name of the client's certificate. */
  readonly clientName: string | undefined;
}

/** Read once when the connection opens: Node gives a peer's certificate no second time on a connection that is kept. */
function connectionOf(socket: TLSSocket, sinceMs: number): Connection {
  const subject = socket.getPeerCertificate().subject as { readonly CN?: unknown } | undefined;
  return { sinceMs, clientName: typeof subject?.CN === 'string' ? subject.CN : undefined };
}

export class WebhookServer implements Part {
  readonly name = 'webhook';
  readonly #options: WebhookServerOptions;
  readonly #app: FastifyInstance<Server>;
  readonly #connections = new WeakMap<object, Connection>();
  readonly #batch: LoopBatch;
  #draining = false;
  #stopped: Promise<void> | undefined;

  constructor(options: WebhookServerOptions) {
    this.#options = options;
    this.#batch = new LoopBatch(options.monotonicMs);
    this.#app = this.#create();
  }

  async start(): Promise<void> {
    const { host, port } = this.#options;
    await listenOn(this.#app, 'the webhook', host, port);
  }

  /** The port that is listened on. */
  port(): number {
    return (this.#app.server.address() as AddressInfo).port;
  }

  /** New connections get this certificate from now on; those that are open stay as they are. */
  serve(tls: TlsMaterial): void {
    this.#app.server.setSecureContext({ ...tls, minVersion: 'TLSv1.3', ...this.#clientContext() });
  }

  /** Answers on for a while with `Connection: close`, then lets running calls end. */
  stop(signal: AbortSignal): Promise<void> {
    this.#stopped ??= this.#drain(signal);
    return this.#stopped;
  }

  async #drain(signal: AbortSignal): Promise<void> {
    this.#draining = true;
    await delay(this.#options.drainMs, undefined, { signal }).catch(() => undefined);
    const closed = this.#app.close();
    const cutOff = (): void => this.#app.server.closeAllConnections();
    // The time may have run out while it drained; nobody is told of that a second time.
    if (signal.aborted) cutOff();
    else signal.addEventListener('abort', cutOff, { once: true });
    await closed;
  }

  #clientContext(): { ca?: string } {
    const { client } = this.#options;
    return client === undefined ? {} : { ca: client.ca };
  }

  #create(): FastifyInstance<Server> {
    const { tls, client, maxBodyBytes } = this.#options;
    const app: FastifyInstance<Server> = fastify({
      https: { ...tls, minVersion: 'TLSv1.3', ...this.#clientContext(), requestCert: client !== undefined, rejectUnauthorized: client !== undefined },
      bodyLimit: maxBodyBytes,
      keepAliveTimeout: KEEP_ALIVE_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      forceCloseConnections: 'idle',
      return503OnClosing: false,
      logger: false,
      exposeHeadRoutes: false,
    });
    app.server.on('secureConnection', (socket: TLSSocket) => this.#connections.set(socket, connectionOf(socket, this.#options.monotonicMs())));
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => done(null, body));
    app.addHook('onRequest', (request, reply, done) => this.#admit(request, reply, done));
    for (const name of ENDPOINTS) {
      const handler = (request: FastifyRequest, reply: FastifyReply): Promise<string> => this.#review(name, request, reply);
      app.post(`/${name}`, handler);
      app.post(`/:secret/${name}`, handler);
    }
    app.setErrorHandler((error: { statusCode?: number }, _request, reply) => {
      const status = error.statusCode ?? 500;
      // What fastify says about a body is short and known; anything else stays here.
      return reply.code(status).headers(CLOSE).send({ error: status === 413 ? `the review is larger than ${maxBodyBytes} bytes` : 'the call could not be read' });
    });
    return app;
  }

  /** Before the body is read: who calls, and whether there is room. */
  #admit(request: FastifyRequest, reply: FastifyReply, done: () => void): void {
    if (!this.#isKnown(request)) return void reply.code(404).headers(CLOSE).send({ error: 'not found' });
    const length = Number(request.headers['content-length']);
    if (!Number.isSafeInteger(length)) return void reply.code(411).headers(CLOSE).send({ error: 'a review needs its length' });
    const shed: ShedReason | undefined = this.#options.isReady() ? this.#options.gate.enter(length) : 'not-ready';
    if (shed !== undefined) {
      this.#options.metrics.shed(shed);
      return void reply.code(503).headers({ ...CLOSE, 'retry-after': RETRY_AFTER_SECONDS }).send({ error: `overloaded: ${shed}` });
    }
    reply.raw.once('close', () => this.#options.gate.leave(length));
    if (this.#draining || this.#isOld(request.raw.socket)) reply.header('connection', 'close');
    done();
  }

  #isOld(socket: object): boolean {
    const now = this.#options.monotonicMs();
    return now - (this.#connections.get(socket)?.sinceMs ?? now) > MAX_CONNECTION_AGE_MS;
  }

  #isKnown(request: FastifyRequest): boolean {
    const { guard, client } = this.#options;
    const { secret } = request.params as { secret?: string };
    if (!guard.isOpen && (secret === undefined || !guard.admits(secret))) return false;
    if (guard.isOpen && secret !== undefined) return false;
    if (client === undefined || client.names.length === 0) return true;
    const name = this.#connections.get(request.raw.socket)?.clientName;
    return name !== undefined && client.names.includes(name);
  }

  async #review(name: Endpoint, request: FastifyRequest, reply: FastifyReply): Promise<string> {
    const arrivedMs = this.#options.monotonicMs();
    const { timeout } = request.query as { timeout?: unknown };
    const text = typeof request.body === 'string' ? request.body : '';
    const { status, body } = await this.#batch.run(() => this.#options.endpoints[name].answer(text, timeout, arrivedMs));
    reply.code(status).header('content-type', 'application/json');
    return body;
  }
}
