/** The gRPC server: every method of the contract, health, reflection, limits, and a drain on stop. */
import { createServer, type Server as NetServer } from 'node:net';
import { Server, type ServerOptions } from '@grpc/grpc-js';
import { HealthImplementation } from 'grpc-health-check';
import { TenantryError } from '../../model/errors.ts';
import type { Part } from '../../runtime/lifecycle.ts';
import type { ConnectionBound } from '../connections/connection-bound.ts';
import { hostWithPort } from '../identity/listen-address.ts';
import type { Dispatcher } from '../rpc/dispatcher.ts';
import type { RpcMethod } from '../rpc/method.ts';
import type { Readiness } from '../health/readiness.ts';
import type { TlsSource } from '../tls/tls-files.ts';
import { watchArrivals } from './arrivals.ts';
import { addReflection } from './reflection.ts';
import { serverCredentials } from './server-credentials.ts';
import { definitionOf } from './service-definition.ts';
import { streamHandler, unaryHandler } from './carry.ts';

/** Largest message that is sent: 4 MiB, gRPC's own default. */
const MAX_SENT_BYTES = 4 * 1024 * 1024;
/** Largest one that is taken: 1 MiB, as by REST. */
const MAX_RECEIVED_BYTES = 1024 * 1024;
/** A message that trickles in holds its place no longer than this, as in REST. */
const ARRIVAL_MS = 30_000;

const OPTIONS: ServerOptions = {
  'grpc.max_receive_message_length': MAX_RECEIVED_BYTES,
  'grpc.max_send_message_length': MAX_SENT_BYTES,
  // grpc-js sets no bound of its own on either of these two.
  'grpc.max_concurrent_streams': 256,
  'grpc-node.max_session_memory': 64,
  'grpc.max_connection_idle_ms': 15 * 60_000,
  // Connections end now and then, so that clients spread over replicas that came later.
  'grpc.max_connection_age_ms': 60 * 60_000,
  'grpc.max_connection_age_grace_ms': 30_000,
  'grpc.keepalive_time_ms': 60_000,
  'grpc.keepalive_timeout_ms': 20_000,
};

export interface GrpcServerOptions {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly dispatcher: Dispatcher;
  readonly methods: readonly RpcMethod[];
  readonly readiness: Readiness;
  readonly newOperationId: () => string;
  readonly connections: ConnectionBound;
  /** Undefined: no TLS. */
  readonly tls?: TlsSource | undefined;
  /** Replaces some of the limits, for tests. */
  readonly limits?: ServerOptions;
  /** Milliseconds from the head of a call to the end of its message; 30,000 by default. */
  readonly arrivalMs?: number | undefined;
}

export interface GrpcServer extends Part {
  /** The port that is bound; 0 before start. */
  readonly port: () => number;
}

/** grpc-js listens by itself with no bound on connections: so we listen, and hand it those that may stay. */
function listenerFor(server: Server, { tls, connections }: GrpcServerOptions): NetServer {
  const injector = server.createConnectionInjector(serverCredentials(tls));
  return createServer((socket) => {
    if (connections.admit(socket)) injector.injectConnection(socket);
  });
}

/** Resolves when every connection has ended: grpc-js does not wait for running calls of those that it was handed. */
function closed(listener: NetServer): Promise<void> {
  return new Promise((resolve) => listener.close(() => resolve()));
}

function drained(server: Server): Promise<void> {
  return new Promise((resolve) => server.tryShutdown(() => resolve()));
}

function listen(listener: NetServer, { host, port }: GrpcServerOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    // Stays: what goes wrong with one connection later must not end the process.
    listener.on('error', (cause) => reject(new TenantryError('UNAVAILABLE', `gRPC cannot listen on ${hostWithPort(host, port)}: the port is taken or not allowed; choose another with --port-base`, { cause })));
    listener.listen({ host, port }, () => {
      const address = listener.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
}

function addHealth(server: Server, services: readonly string[], readiness: Readiness): void {
  const health = new HealthImplementation();
  const publish = (ready: boolean): void => {
    for (const name of ['', ...services]) health.setStatus(name, ready ? 'SERVING' : 'NOT_SERVING');
  };
  publish(readiness.ready());
  readiness.onChange(publish);
  health.addToServer(server);
}

/** A server that is not listening yet. */
export function createGrpcServer(options: GrpcServerOptions): GrpcServer {
  const carrier = { dispatcher: options.dispatcher, secure: options.tls !== undefined };
  const arrivals = watchArrivals({ ...carrier, methods: options.methods, newOperationId: options.newOperationId, mostMs: options.arrivalMs ?? ARRIVAL_MS });
  const server = new Server({ ...OPTIONS, ...options.limits, interceptors: [arrivals] });
  const services = [...new Set(options.methods.map((method) => method.desc.parent))];
  for (const service of services) {
    const methods = options.methods.filter((method) => method.desc.parent === service);
    server.addService(definitionOf(service), Object.fromEntries(methods.map((method) => [method.desc.localName, method.kind === 'unary' ? unaryHandler(carrier, method) : streamHandler(carrier, method)])));
  }
  addHealth(server, services.map((service) => service.typeName), options.readiness);
  addReflection(server, services);
  const listener = listenerFor(server, options);
  let bound = 0;
  return {
    name: 'gRPC server',
    port: () => bound,
    start: async () => {
      bound = await listen(listener, options);
    },
    stop: async (signal) => {
      const force = (): void => {
        server.forceShutdown();
        options.connections.end();
      };
      signal.addEventListener('abort', force, { once: true });
      // Streams end by themselves when asked to; see Dispatcher.
      options.dispatcher.endStreams();
      // Waits for running calls; new ones are refused from here on.
      await Promise.all([closed(listener), drained(server)]);
      signal.removeEventListener('abort', force);
    },
  };
}
