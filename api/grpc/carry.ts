/** gRPC calls carried through the dispatcher: one reply, or a stream of them. */
import { once } from 'node:events';
import type { handleServerStreamingCall, handleUnaryCall, ServerUnaryCall, ServerWritableStream } from '@grpc/grpc-js';
import { fromBinary, toBinary, type Message } from '@bufbuild/protobuf';
import { TenantryError } from '../../model/errors.ts';
import type { Arrival, Dispatcher } from '../rpc/dispatcher.ts';
import type { RpcMethod, StreamMethod, UnaryMethod } from '../rpc/method.ts';
import { replyBytes } from '../rpc/encoded.ts';
import { credentialsOf } from './call-credentials.ts';
import { failureOf, metadataOf } from './failure.ts';

/** What the handlers need of the server. */
export interface Carrier {
  readonly dispatcher: Dispatcher;
  /** True over TLS, where callers may have certificates. */
  readonly secure: boolean;
}

type BytesCall = ServerUnaryCall<Buffer, Buffer> | ServerWritableStream<Buffer, Buffer>;

/** `isAnswered`: grpc-js says `cancelled` of every call in the end, of those that were answered too. */
function arrivalOf(call: BytesCall, secure: boolean, isAnswered: () => boolean): Arrival {
  const gone = new AbortController();
  call.on('cancelled', () => (isAnswered() ? undefined : gone.abort()));
  if (call.cancelled) gone.abort();
  const deadline = call.getDeadline();
  const until = deadline instanceof Date ? deadline.getTime() : deadline;
  return {
    door: 'grpc',
    credentials: credentialsOf(call.metadata, secure ? call.getAuthContext() : undefined),
    peer: call.getPeer(),
    signal: gone.signal,
    timeoutMs: Number.isFinite(until) ? until - Date.now() : undefined,
  };
}

function parseMessage(method: RpcMethod, bytes: Buffer): Message {
  try {
    return fromBinary(method.desc.input, bytes);
  } catch (error) {
    throw new TenantryError('INVALID_ARGUMENT', `the message is no ${method.desc.input.typeName}: its bytes do not decode; send what a client made from the contract would send`, { cause: error });
  }
}

/** The grpc-js handler of a method with one reply. */
export function unaryHandler({ dispatcher, secure }: Carrier, method: UnaryMethod): handleUnaryCall<Buffer, Buffer> {
  return (call, callback) => {
    let answered = false;
    void dispatcher.run(method, arrivalOf(call, secure, () => answered), () => parseMessage(method, call.request)).then((outcome) => {
      answered = true;
      if ('status' in outcome) return callback(failureOf(outcome.status, outcome.headers));
      call.sendMetadata(metadataOf(outcome.headers));
      callback(null, replyBytes(method.desc.output, outcome.reply));
    });
  };
}

/** The grpc-js handler of a method with many replies. A client that reads slowly slows the stream, and nothing piles up. */
export function streamHandler({ dispatcher, secure }: Carrier, method: StreamMethod): handleServerStreamingCall<Buffer, Buffer> {
  return (call) => {
    const arrival = arrivalOf(call, secure, () => false);
    const sink = {
      begin: (headers: ReadonlyMap<string, string>): void => call.sendMetadata(metadataOf(headers)),
      send: async (message: Message): Promise<void> => {
        if (!call.write(Buffer.from(toBinary(method.desc.output, message)))) await once(call, 'drain', { signal: arrival.signal });
      },
    };
    void dispatcher.runStream(method, arrival, { parse: () => parseMessage(method, call.request), sink }).then((status) => {
      if (status === undefined) call.end();
      else call.emit('error', failureOf(status, new Map()));
    });
  };
}
