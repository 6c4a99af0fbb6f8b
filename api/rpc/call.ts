/** One call of an RPC, however it came in: what handlers may know about it. */
import type { DescMessage, DescService, MessageInitShape, MessageShape } from '@bufbuild/protobuf';
import type { Identity } from '../identity/identity.ts';

export type Door = 'grpc' | 'rest';

export interface Call {
  /** Who calls; undefined only for RPCs that are open to everybody. */
  readonly identity: Identity | undefined;
  /** Names this call in the log, in errors and in commits. */
  readonly operationId: string;
  readonly door: Door;
  /** Aborts when the caller goes away or the deadline passes. */
  readonly signal: AbortSignal;
  /** When the call arrived, in milliseconds of a clock that never goes back. */
  readonly arrivedAtMs: number;
  /** Sets a header of the reply (REST) or its metadata (gRPC); lower-case name. */
  readonly setHeader: (name: string, value: string) => void;
}

export type Handler<I extends DescMessage, O extends DescMessage> = (request: MessageShape<I>, call: Call) => Promise<MessageInitShape<O>>;

/** A handler whose answer is a stream; it ends soon after the call's signal aborts. */
export type StreamHandler<I extends DescMessage, O extends DescMessage> = (request: MessageShape<I>, call: Call) => AsyncIterable<MessageInitShape<O>>;

/** A handler for every method of a service, by its name in lowerCamelCase. */
export type Handlers<S extends DescService> = {
  readonly [K in keyof S['method']]: S['method'][K] extends { methodKind: 'server_streaming' }
    ? StreamHandler<S['method'][K]['input'], S['method'][K]['output']>
    : Handler<S['method'][K]['input'], S['method'][K]['output']>;
};
