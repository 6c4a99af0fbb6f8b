/** REST on fastify: every annotated RPC by its path, the old paths, health, and an index. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { Server as TlsServer } from 'node:tls';
import { toJson, type Message } from '@bufbuild/protobuf';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { TenantryError } from '../../model/errors.ts';
import type { Part } from '../../runtime/lifecycle.ts';
import type { Log } from '../../runtime/log.ts';
import type { Readiness } from '../health/readiness.ts';
import { hostWithPort } from '../identity/listen-address.ts';
import type { ConnectionBound } from '../connections/connection-bound.ts';
import type { Dispatcher, Outcome } from '../rpc/dispatcher.ts';
import type { ApiMetrics } from '../metrics/api-metrics.ts';
import type { RpcMethod } from '../rpc/method.ts';
import { replyJson } from '../rpc/encoded.ts';
import { statusOf } from '../rpc/status.ts';
import { fieldError } from '../rpc/field-error.ts';
import { accepts } from './accept.ts';
import { arrivalOf } from './arrival.ts';
import { addDocumentRoutes } from './document-routes.ts';
import { refuseConnection, sendRefusal, sendStatus, transportError } from './error-reply.ts';
import type { TlsSource } from '../tls/tls-files.ts';
import { handshakeOf, secureContextOf } from '../tls/tls-material.ts';
import { bindingsOf, RouteTable, type HttpVerb } from './http-rule.ts';
import { addFirstLook } from './first-look.ts';
import { indexPage } from './index-page.ts';
import { parseBody } from './json-body.ts';
import { sendMiss } from './miss.ts';
import { oldPathsOf, oldRequestMessage } from './old-paths.ts';
import type { KnownHosts } from './origin-guard.ts';
import { etagOf, requestIdOf } from './preconditions.ts';
import { requestMessage } from './request-message.ts';
import { sendStream } from './stream-reply.ts';

/** Largest body: 1 MiB. */
const MAX_BODY_BYTES = 1024 * 1024;
const VERBS = ['GET', 'PUT', 'POST', 'DELETE', 'PATCH'] as const;

export interface RestServerOptions {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly dispatcher: Dispatcher;
  readonly methods: readonly RpcMethod[];
  readonly readiness: Readiness;
  readonly log: Log;
  readonly newOperationId: () => string;
  /** Values of Host that are answered, once the port is known. */
  readonly hosts: (port: number) => KnownHosts;
  /** Undefined: no TLS. */
  readonly tls?: TlsSource | undefined;
  readonly metrics: ApiMetrics;
  readonly connections: ConnectionBound;
  /** Whether `/metrics` is served here; only for a listener that nobody but this machine reaches. */
  readonly showMetrics: boolean;
}

export interface RestServer extends Part {
  readonly port: () => number;
  /** For tests through fastify's inject. */
  readonly app: FastifyInstance;
}

function createApp(newOperationId: () => string, tls: TlsSource | undefined): FastifyInstance {
  const app = fastify({
    ...httpsOf(tls),
    // Node's own answer to a missing Host is not in our form; checkOrigin() refuses it.
    http: { requireHostHeader: false },
    bodyLimit: MAX_BODY_BYTES,
    // A request that trickles in holds a connection no longer than this.
    requestTimeout: 30_000,
    keepAliveTimeout: 75_000,
    forceCloseConnections: 'idle',
    logger: false,
    return503OnClosing: true,
    frameworkErrors: (error, _request, reply) => void sendStatus(reply, statusOf(transportError(error) ?? error, newOperationId())),
    clientErrorHandler: (error, socket) => refuseConnection(socket, error, newOperationId()),
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (_request: FastifyRequest, bytes: Buffer) => parseBody(bytes));
  // "Expect" with anything but 100-continue: Node would answer without a body.
  app.server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
    delete request.headers.expect;
    app.server.emit('request', request, response);
  });
  return app;
}

/** fastify's types know one kind of server each; at run time both answer alike. */
function httpsOf(tls: TlsSource | undefined): object {
  if (tls === undefined) return {};
  const material = tls.material();
  return { https: { ...handshakeOf(material), ...secureContextOf(material) } };
}

/** A signal that aborts when the client goes away before the reply is finished. */
function goneSignal(reply: FastifyReply): AbortSignal {
  const gone = new AbortController();
  reply.raw.on('close', () => {
    if (!reply.raw.writableFinished) gone.abort();
  });
  return gone.signal;
}

/** Sends what the dispatcher gave. `oldNames` writes field names as the .proto has them. */
function sendOutcome(reply: FastifyReply, method: RpcMethod, outcome: Outcome, oldNames: boolean): FastifyReply {
  if ('status' in outcome) return sendRefusal(reply, outcome);
  for (const [name, value] of outcome.headers) reply.header(name, value);
  const { output } = method.desc;
  if ('etag' in outcome.reply && typeof outcome.reply.etag === 'string' && outcome.reply.etag !== '') reply.header('etag', `"${outcome.reply.etag}"`);
  if (oldNames) return reply.send(toJson(output, outcome.reply, { alwaysEmitImplicit: true, useProtoFieldName: true }));
  return reply.type('application/json; charset=utf-8').send(replyJson(output, outcome.reply));
}

/** A server that is not listening yet. */
export function createRestServer(options: RestServerOptions): RestServer {
  const { dispatcher, methods, readiness, log } = options;
  const app = createApp(options.newOperationId, options.tls);
  app.server.prependListener('connection', (socket: Socket) => options.connections.admit(socket));
  const table = new RouteTable(bindingsOf(methods));
  options.tls?.onChange((material) => app.server instanceof TlsServer && app.server.setSecureContext(secureContextOf(material)));
  let hosts = options.hosts(options.port);

  const allowedAt = (url: string): readonly HttpVerb[] => {
    const path = url.split('?', 1)[0] ?? '';
    if (oldPathsOf(methods).some((old) => old.path === path)) return ['POST'];
    const found = path.startsWith('/v1/') ? table.find('', path) : undefined;
    return found !== undefined && 'allowed' in found ? found.allowed : app.hasRoute({ method: 'GET', url: path }) ? ['GET'] : [];
  };
  const answer = async (request: FastifyRequest, reply: FastifyReply, input: { method: RpcMethod; parse: () => Message; oldNames: boolean }): Promise<FastifyReply> => {
    const arrival = arrivalOf(request, goneSignal(reply));
    if (input.method.kind === 'stream') return sendStream(reply, { dispatcher, method: input.method, arrival, parse: input.parse });
    return sendOutcome(reply, input.method, await dispatcher.run(input.method, arrival, input.parse), input.oldNames);
  };

  addFirstLook(app, { ...options, table, allowedAt, hosts: () => hosts });
  app.setErrorHandler((error: Error & { code?: string; statusCode?: number }, request, reply) => {
    const told = error instanceof TenantryError ? error : transportError(error);
    const operationId = options.newOperationId();
    if (told === undefined) log.error('a request failed inside', { operationId, path: request.url, error });
    const httpStatus = error.code === 'FST_ERR_CTP_BODY_TOO_LARGE' ? 413 : error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE' ? 415 : undefined;
    return sendStatus(reply, statusOf(told ?? error, operationId), httpStatus);
  });
  app.setNotFoundHandler((request, reply) => sendMiss(reply, allowedAt(request.raw.url ?? ''), options.newOperationId()));

  app.route({
    method: [...VERBS],
    url: '/v1/*',
    handler: async (request, reply) => {
      const [path = '', query = ''] = (request.raw.url ?? '').split(/\?(.*)/s);
      const found = table.find(request.method, path);
      if (!('binding' in found)) return sendMiss(reply, found.allowed, options.newOperationId());
      if (!accepts(request.headers.accept, typesOf(found.binding.method))) return sendUnacceptable(reply, found.binding.method, options.newOperationId());
      const parse = (): Message =>
        requestMessage(found, {
          body: request.body,
          query: new URLSearchParams(query),
          headers: { request_id: requestIdOf(request.headers['idempotency-key']), etag: etagOf(request.headers['if-match']) },
        });
      return answer(request, reply, { method: found.binding.method, parse, oldNames: false });
    },
  });
  for (const { path, method } of oldPathsOf(methods)) {
    app.post(path, (request, reply) => answer(request, reply, { method, parse: () => oldRequestMessage(method, request.body, requestIdOf(request.headers['idempotency-key'])), oldNames: true }));
  }
  app.get('/healthz', () => ({ alive: true }));
  app.get('/readyz', (_request, reply) => reply.code(readiness.ready() ? 200 : 503).send({ ready: readiness.ready(), missing: readiness.missing() }));
  app.get('/', () => indexPage(methods));
  addDocumentRoutes(app);
  const { metrics } = options;
  app.addHook('onResponse', async (_request, reply) => metrics.responded(reply.statusCode));
  if (options.showMetrics) app.get('/metrics', async (_request, reply) => reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()));

  let bound = 0;
  return {
    name: 'REST server',
    app,
    port: () => bound,
    start: async () => {
      bound = await listen(app, options.host, options.port);
      hosts = options.hosts(bound);
    },
    stop: async (signal) => {
      signal.addEventListener('abort', () => app.server.closeAllConnections(), { once: true });
      dispatcher.endStreams();
      await app.close();
    },
  };
}

/** Media types of a method's replies; errors are JSON always. */
function typesOf(method: RpcMethod): string[] {
  return method.kind === 'stream' ? ['application/x-ndjson', 'application/json'] : ['application/json'];
}

function sendUnacceptable(reply: FastifyReply, method: RpcMethod, operationId: string): FastifyReply {
  const refusal = fieldError({ field: '', rule: 'accept', message: 'the Accept header lets no JSON through', fix: `send "accept: ${typesOf(method)[0] ?? ''}", or leave it out` });
  return sendStatus(reply, statusOf(refusal, operationId), 406);
}

async function listen(app: FastifyInstance, host: string, port: number): Promise<number> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    throw new TenantryError('UNAVAILABLE', `HTTP cannot listen on ${hostWithPort(host, port)}: the port is taken or not allowed; choose another with --port-base`, { cause: error });
  }
  const address = app.server.address();
  if (address === null || typeof address === 'string') throw new Error('the HTTP server has no port');
  return address.port;
}
