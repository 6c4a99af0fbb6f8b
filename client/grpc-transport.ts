/** Calls over gRPC with grpc-js. */
import { Client, credentials, Metadata, type CallOptions, type ChannelCredentials, type ClientUnaryCall, type ClientReadableStream, type ServiceError } from '@grpc/grpc-js';
import { fromBinary, toBinary, type DescMethod, type Message } from '@bufbuild/protobuf';
import { StatusSchema } from '../proto/gen/google/rpc/status_pb.js';
import { codeName, TenantryCallError } from './call-error.ts';
import type { CallContext, Transport } from './transport.ts';

function isServiceError(error: unknown): error is ServiceError {
  return error instanceof Error && 'code' in error && 'metadata' in error && error.metadata instanceof Metadata;
}

function errorOf(error: unknown): unknown {
  if (!isServiceError(error)) return error;
  const [bytes] = error.metadata.get('grpc-status-details-bin');
  const details = Buffer.isBuffer(bytes) ? fromBinary(StatusSchema, bytes).details : [];
  return new TenantryCallError({ code: codeName(error.code), message: error.details, details, cause: error });
}

function metadataOf({ authorization }: CallContext): Metadata {
  const metadata = new Metadata();
  if (authorization !== undefined) metadata.set('authorization', authorization);
  return metadata;
}

function optionsOf({ timeoutMs }: CallContext): CallOptions {
  return timeoutMs === undefined ? {} : { deadline: Date.now() + timeoutMs };
}

/** TLS, unless the server is on this machine: a token never crosses a network in the clear. */
function usualCredentials(address: string): ChannelCredentials {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\]):\d+$/.test(address) ? credentials.createInsecure() : credentials.createSsl();
}

/** Cancels the call when the signal aborts; gives back what ends that. */
function cancelled(call: ClientUnaryCall | ClientReadableStream<Message>, signal: AbortSignal): () => void {
  const cancel = (): void => call.cancel();
  signal.addEventListener('abort', cancel, { once: true });
  return () => signal.removeEventListener('abort', cancel);
}

/** `address` is `host:port`. */
export function createGrpcTransport(address: string, channel: ChannelCredentials = usualCredentials(address)): Transport {
  const client = new Client(address, channel);
  const pathOf = (method: DescMethod): string => `/${method.parent.typeName}/${method.name}`;
  const encode = (method: DescMethod) => (message: Message): Buffer => Buffer.from(toBinary(method.input, message));
  const decode = (method: DescMethod) => (bytes: Buffer): Message => fromBinary(method.output, bytes);

  return {
    unary: async (method, request, context) => {
      const { promise, resolve, reject } = Promise.withResolvers<Message>();
      const call = client.makeUnaryRequest(pathOf(method), encode(method), decode(method), request, metadataOf(context), optionsOf(context), (error, reply) => {
        if (error === null && reply !== undefined) resolve(reply);
        else reject(error ?? new TenantryCallError({ code: 'INTERNAL', message: 'the server sent no reply' }));
      });
      const end = cancelled(call, context.signal);
      try {
        return await promise;
      } catch (error) {
        context.signal.throwIfAborted();
        throw errorOf(error);
      } finally {
        end();
      }
    },
    stream: async function* (method, request, context) {
      const call = client.makeServerStreamRequest(pathOf(method), encode(method), decode(method), request, metadataOf(context), optionsOf(context));
      const end = cancelled(call, context.signal);
      try {
        for await (const message of call) yield message as Message;
      } catch (error) {
        context.signal.throwIfAborted();
        throw errorOf(error);
      } finally {
        end();
        call.cancel();
      }
    },
    close: () => client.close(),
  };
}
