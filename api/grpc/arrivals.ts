/**
 * What a call must show before its message is read. grpc-js reads a whole message before it asks any handler, so one
 * connection of a stranger could make the process hold 256 unfinished messages. Here nothing is read of a caller who is
 * not known, of each caller few messages at one time, and none for longer than a while.
 */
import { ServerInterceptingCall, ServerListenerBuilder, type Metadata, type ServerInterceptor, type ServerInterceptingCallInterface } from '@grpc/grpc-js';
import { TenantryError } from '../../model/errors.ts';
import type { Arrival, Dispatcher } from '../rpc/dispatcher.ts';
import { methodName, type RpcMethod } from '../rpc/method.ts';
import { statusOf } from '../rpc/status.ts';
import { TurnsByKey } from '../rpc/turns-by-key.ts';
import { credentialsOf } from './call-credentials.ts';
import { failureOf } from './failure.ts';

export interface ArrivalsOptions {
  readonly dispatcher: Dispatcher;
  /** True over TLS, where callers may have certificates. */
  readonly secure: boolean;
  readonly methods: readonly RpcMethod[];
  readonly newOperationId: () => string;
  /** Milliseconds from the head of a call to the end of its message. */
  readonly mostMs: number;
}

/** Of one caller, or of one connection of a stranger. A message is 1 MiB at most, and whoever waits here loses nothing. */
const MOST_AT_ONCE = 64;
const MOST_OF_STRANGERS = 4;

function late(): TenantryError {
  return new TenantryError('DEADLINE_EXCEEDED', 'the message of the call took too long to arrive; send it in one go');
}

function arrivalOf(call: ServerInterceptingCallInterface, metadata: Metadata, secure: boolean): Arrival {
  return { door: 'grpc', credentials: credentialsOf(metadata, secure ? call.getAuthContext() : undefined), peer: call.getPeer(), signal: new AbortController().signal };
}

/** The interceptor of a server's calls. */
export function watchArrivals({ dispatcher, secure, methods, newOperationId, mostMs }: ArrivalsOptions): ServerInterceptor {
  const byPath = new Map(methods.map((method) => [`/${methodName(method.desc)}`, method]));
  const callers = new TurnsByKey(MOST_AT_ONCE);
  const strangers = new TurnsByKey(MOST_OF_STRANGERS);
  const admit = async (method: RpcMethod | undefined, call: ServerInterceptingCallInterface, metadata: Metadata): Promise<string | undefined> => {
    if (method === undefined) return '';
    const known = await dispatcher.recognise(method, arrivalOf(call, metadata, secure));
    if ('caller' in known) return known.caller;
    call.sendStatus(failureOf(known.status, known.headers));
    return undefined;
  };
  return ({ path }, call) => {
    let isGone = false;
    let end = (): void => {};
    const listener = new ServerListenerBuilder()
      .withOnReceiveMetadata((metadata, pass) => {
        void admit(byPath.get(path), call, metadata).then((caller) => {
          if (caller === undefined || isGone) return;
          const timer = setTimeout(() => call.sendStatus(failureOf(statusOf(late(), newOperationId()), new Map())), mostMs);
          const leave = caller === '' ? strangers.take(call.getPeer(), () => pass(metadata)) : callers.take(caller, () => pass(metadata));
          end = () => {
            clearTimeout(timer);
            leave();
          };
        });
      })
      .withOnReceiveMessage((message, pass) => {
        end();
        pass(message);
      })
      .withOnReceiveHalfClose((pass) => {
        end();
        pass();
      })
      .withOnCancel(() => {
        isGone = true;
        end();
      })
      .build();
    return new ServerInterceptingCall(call, { start: (next) => next(listener) });
  };
}
