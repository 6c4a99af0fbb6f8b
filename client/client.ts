/**
 * A typed client of every service, over gRPC or REST. Changes get a request id of their own, so that a call which is
 * made again after a failure still happens once.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { ChannelCredentials } from '@grpc/grpc-js';
import { create, getOption, hasOption, type DescMethod, type DescService, type Message, type MessageInitShape, type MessageShape } from '@bufbuild/protobuf';
import { AccountProvisioningService, OperationService } from '../proto/gen/acctapi/v1/account_pb.js';
import { http } from '../proto/gen/google/api/annotations_pb.js';
import { MCPServerService } from '../proto/gen/mcpapi/v1/mcp_pb.js';
import { DistributedLockService, HealthService, MCPJobService, ThrottleStateService } from '../proto/gen/schedulerapi/v1/scheduler_pb.js';
import { TenantryCallError } from './call-error.ts';
import { createGrpcTransport } from './grpc-transport.ts';
import { createRestTransport, type Fetch } from './rest-transport.ts';
import { USUAL_RETRIES, withRetries, type RetryOptions, type Waiting } from './retry.ts';
import type { CallContext, Transport } from './transport.ts';

/** A token, or what gives one for each call. */
export type Token = string | (() => string | Promise<string>);

interface SharedOptions {
  readonly token?: Token;
  /** Longest that a call takes with all its retries; 60 s by default. Streams have none. */
  readonly timeoutMs?: number;
  readonly retries?: Partial<RetryOptions>;
  /** For tests. */
  readonly waiting?: Waiting;
}

export interface RestClientOptions extends SharedOptions {
  /** For instance `http://127.0.0.1:8080`. */
  readonly baseUrl: string;
  /** Instead of the global one, for instance with a client certificate. */
  readonly fetch?: Fetch;
}

export interface GrpcClientOptions extends SharedOptions {
  /** `host:port`. */
  readonly address: string;
  /** TLS by default, and none for a server on this machine. With a client certificate: `credentials.createSsl(ca, key, certificate)`. */
  readonly credentials?: ChannelCredentials;
}

export type ClientOptions = RestClientOptions | GrpcClientOptions;

export interface CallOptions {
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
}

/** The methods of a service: one reply, or a stream of them. */
export type ServiceClient<S extends DescService> = {
  readonly [K in keyof S['method']]: S['method'][K] extends { methodKind: 'server_streaming' }
    ? (request: MessageInitShape<S['method'][K]['input']>, options?: CallOptions) => AsyncIterable<MessageShape<S['method'][K]['output']>>
    : (request: MessageInitShape<S['method'][K]['input']>, options?: CallOptions) => Promise<MessageShape<S['method'][K]['output']>>;
};

const SERVICES = {
  accounts: AccountProvisioningService,
  operations: OperationService,
  locks: DistributedLockService,
  throttle: ThrottleStateService,
  jobs: MCPJobService,
  mcp: MCPServerService,
  health: HealthService,
};

export type TenantryClient = { readonly [K in keyof typeof SERVICES]: ServiceClient<(typeof SERVICES)[K]> } & {
  /** Ends connections; calls that run fail. */
  close(): void;
};

const USUAL_TIMEOUT_MS = 60_000;
const WAITING: Waiting = {
  random: Math.random,
  sleep: async (ms, signal) => {
    await delay(ms, undefined, { signal });
  },
};

/** True when the method may be called again: it only reads, or carries a request id. */
function isRepeatable(method: DescMethod, request: Message): boolean {
  if (hasOption(method, http) && getOption(method, http).pattern.case === 'get') return true;
  return 'requestId' in request && request.requestId !== '';
}

/** The message, with a request id where it has such a field and the caller gave none. */
function requestOf(method: DescMethod, init: Record<string, unknown>): Message {
  const given = init['requestId'] ?? '';
  const wants = given === '' && method.input.fields.some(({ name }) => name === 'request_id');
  return create(method.input, wants ? { ...init, requestId: randomUUID() } : init);
}

class Caller {
  readonly #transport: Transport;
  readonly #options: SharedOptions;

  constructor(transport: Transport, options: SharedOptions) {
    this.#transport = transport;
    this.#options = options;
  }

  async unary(method: DescMethod, init: Record<string, unknown>, { signal, timeoutMs = this.#options.timeoutMs ?? USUAL_TIMEOUT_MS }: CallOptions = {}): Promise<Message> {
    const request = requestOf(method, init);
    const timeout = AbortSignal.timeout(timeoutMs);
    const until = performance.now() + timeoutMs;
    const either = signal === undefined ? timeout : AbortSignal.any([signal, timeout]);
    const retries = isRepeatable(method, request) ? { ...USUAL_RETRIES, ...this.#options.retries } : { ...USUAL_RETRIES, attempts: 1 };
    try {
      return await withRetries(async () => this.#transport.unary(method, request, await this.#context(either, Math.max(1, until - performance.now()))), { retries, waiting: this.#options.waiting ?? WAITING, signal: either });
    } catch (error) {
      // The caller's own abort is thrown as the caller made it.
      signal?.throwIfAborted();
      if (timeout.aborted) throw new TenantryCallError({ code: 'DEADLINE_EXCEEDED', message: `no answer within ${timeoutMs} ms; the change may still happen, ask again with the same request id`, cause: error });
      throw error;
    }
  }

  async *stream(method: DescMethod, init: Record<string, unknown>, { signal, timeoutMs }: CallOptions = {}): AsyncGenerator<Message> {
    const ended = new AbortController();
    const signals = [ended.signal, ...(signal === undefined ? [] : [signal]), ...(timeoutMs === undefined ? [] : [AbortSignal.timeout(timeoutMs)])];
    try {
      yield* this.#transport.stream(method, create(method.input, init), await this.#context(AbortSignal.any(signals), timeoutMs));
    } finally {
      // Whoever leaves the loop ends the stream.
      ended.abort();
    }
  }

  async #context(signal: AbortSignal, timeoutMs: number | undefined): Promise<CallContext> {
    signal.throwIfAborted();
    const { token } = this.#options;
    const text = typeof token === 'function' ? await token() : token;
    return { authorization: text === undefined ? undefined : `Bearer ${text}`, signal, timeoutMs };
  }
}

function serviceClient(service: DescService, caller: Caller): object {
  return Object.fromEntries(service.methods.map((method) => [
    method.localName,
    method.methodKind === 'server_streaming'
      ? (request: Record<string, unknown>, options?: CallOptions) => caller.stream(method, request, options)
      : (request: Record<string, unknown>, options?: CallOptions) => caller.unary(method, request, options),
  ]));
}

/** A client over gRPC (`address`) or REST (`baseUrl`). Connects with the first call. */
export function createClient(options: ClientOptions): TenantryClient {
  const transport = 'address' in options ? createGrpcTransport(options.address, options.credentials) : createRestTransport(options.baseUrl, options.fetch ?? globalThis.fetch);
  const caller = new Caller(transport, options);
  const services = Object.entries(SERVICES).map(([name, service]) => [name, serviceClient(service, caller)]);
  // The descriptors that make the methods at run time make their types above.
  return { ...Object.fromEntries(services), close: () => transport.close() } as TenantryClient;
}
