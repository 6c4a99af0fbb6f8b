/** What carries calls: gRPC or REST, the same to everything above. */
import type { DescMethod, Message } from '@bufbuild/protobuf';

export interface CallContext {
  /** `Bearer …`; undefined without a token. */
  readonly authorization: string | undefined;
  /** Ends the call, at the deadline or when the caller wants it no more. */
  readonly signal: AbortSignal;
  /** Milliseconds that are left; undefined for none. Told to the server, so that it does not work for nobody. */
  readonly timeoutMs: number | undefined;
}

export interface Transport {
  /** @throws TenantryCallError, or what the signal was aborted with */
  unary(method: DescMethod, request: Message, context: CallContext): Promise<Message>;
  /** Replies as they come. @throws as above */
  stream(method: DescMethod, request: Message, context: CallContext): AsyncIterable<Message>;
  close(): void;
}
