/** The one path of every call: credentials, deadline, the rule of the RPC, handler, errors, one line in the log. */
import type { Message } from '@bufbuild/protobuf';
import { TenantryError } from '../../model/errors.ts';
import type { Log } from '../../runtime/log.ts';
import type { Status } from '../../proto/gen/google/rpc/status_pb.js';
import type { Authenticator, Credentials, Identity } from '../identity/identity.ts';
import type { Call, Door } from './call.ts';
import { CallEnd, deadlineError, goneError, type End } from './call-end.ts';
import { nameOf } from './codes.ts';
import { LOOK_EVERY_MS, watchCredentials, type CredentialWatch } from './credential-watch.ts';
import type { Entering, Gate } from './gate.ts';
import { methodName, type RpcMethod, type StreamMethod, type UnaryMethod } from './method.ts';
import { isHidden, statusOf } from './status.ts';
import { StreamPlaces } from './stream-places.ts';

/** One call that was answered. */
export interface CallFigures {
  /** Full name of the method. */
  readonly method: string;
  readonly door: Door;
  /** Name of the google.rpc.Code. */
  readonly code: string;
  readonly seconds: number;
  readonly stream: boolean;
}

/** Who counts calls. */
export interface CallRecorder {
  began(door: Door): void;
  ended(figures: CallFigures): void;
}

export interface DispatcherOptions {
  readonly authenticator: Authenticator;
  /** Rules and audit log. */
  readonly gate: Gate;
  readonly log: Log;
  /** Milliseconds of a clock that never goes back. */
  readonly monotonicMs: () => number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** A new id for an operation, unique and hard to guess. */
  readonly newOperationId: () => string;
  /** The longest that a call may take, whatever its caller allows. */
  readonly maxCallMs: number;
  readonly recorder?: CallRecorder;
  /** Milliseconds between two looks at the credentials of a stream; 10,000 by default. */
  readonly lookEveryMs?: number;
}

/** What a door knows about a call before its message is read. */
export interface Arrival {
  readonly door: Door;
  readonly credentials: Credentials;
  /** Remote address, for the log. */
  readonly peer: string;
  /** Aborts when the caller goes away. */
  readonly signal: AbortSignal;
  /** Milliseconds that the caller still waits. */
  readonly timeoutMs?: number | undefined;
  /** Why the credentials are not good, where that was found out before. */
  readonly refusedFor?: Error;
}

/** The outcome of a call; `headers` go with either. */
export type Outcome = { readonly headers: ReadonlyMap<string, string> } & ({ readonly reply: Message } | { readonly status: Status });

/** The end of a call whose caller is not let in. */
export interface Refusal {
  readonly headers: ReadonlyMap<string, string>;
  readonly status: Status;
}

/** Where the replies of a stream go. */
export interface Sink {
  /** Called once, before the first reply, or at the end of a stream without any. */
  begin(headers: ReadonlyMap<string, string>): void;
  /** Resolves when the next reply may be sent. */
  send(message: Message): Promise<void>;
}

/** What is known of a call once its credentials were found good. */
interface Begun {
  readonly headers: ReadonlyMap<string, string>;
  readonly base: Omit<Call, 'signal'>;
}

type Ended<T> = { readonly headers: ReadonlyMap<string, string> } & ({ readonly value: T } | { readonly status: Status });

interface Bounds {
  readonly arrival: Arrival;
  readonly mostMs: number;
  readonly ends: readonly End[];
}

/** A stream ends after an hour at the latest; whoever still wants it asks again. */
const MAX_STREAM_MS = 3_600_000;

export class Dispatcher {
  readonly #options: DispatcherOptions;
  readonly #stopping = new AbortController();
  readonly #streams = new StreamPlaces('streams');
  #running = 0;

  constructor(options: DispatcherOptions) {
    this.#options = options;
  }

  /** Calls that are being answered now. */
  get running(): number {
    return this.#running;
  }

  /** Ends all streams, now and from now on, with UNAVAILABLE: their callers ask another replica, or this one after its start. */
  endStreams(): void {
    this.#stopping.abort();
  }

  /**
   * Whom a call comes from, before a byte of its message is read, so that nobody makes this process hold what strangers
   * send: the caller's id (empty for RPCs that are open to everybody), or the answer that ends the call. Never throws.
   */
  async recognise(method: RpcMethod, arrival: Arrival): Promise<{ readonly caller: string } | Refusal> {
    if (method.open) return { caller: '' };
    try {
      return { caller: (await this.#options.authenticator.authenticate(arrival.credentials)).id };
    } catch (thrown) {
      const error = thrown instanceof Error ? thrown : new Error('the credentials could not be judged', { cause: thrown });
      const ended = await this.#carry<never>(method, { ...arrival, refusedFor: error }, () => Promise.reject(error));
      if ('status' in ended) return ended;
      throw new Error('a refused call has no reply', { cause: error });
    }
  }

  /** Answers one call. Never throws. `parse` reads the message, after the credentials were found good. */
  async run(method: UnaryMethod, arrival: Arrival, parse: () => Message): Promise<Outcome> {
    const { headers, ...ended } = await this.#carry(method, arrival, ({ base }) =>
      this.#within({ arrival, mostMs: this.#options.maxCallMs, ends: [] }, (end) => {
        const request = parse();
        return this.#options.gate.pass(entering(method, arrival, { base, request }), () => method.invoke(request, withSignal(base, end)));
      }));
    return 'status' in ended ? { headers, status: ended.status } : { headers, reply: ended.value };
  }

  /** Answers a call with a stream. Never throws; the Status that it gives ends the stream, undefined means well. */
  async runStream(method: StreamMethod, arrival: Arrival, { parse, sink }: { readonly parse: () => Message; readonly sink: Sink }): Promise<Status | undefined> {
    let began = false;
    const { headers, ...ended } = await this.#carry(method, arrival, async ({ base, headers: now }) => {
      const leave = this.#streams.take(base.identity?.id ?? '');
      const watch = this.#watched(base.identity, arrival);
      const stop: End = { signal: this.#stopping.signal, error: stoppingError };
      try {
        await this.#within({ arrival, mostMs: MAX_STREAM_MS, ends: [stop, watch] }, async (end) => {
          const { signal } = end;
          const request = parse();
          await this.#options.gate.pass(entering(method, arrival, { base, request }), async () => {
            for await (const message of method.invoke(request, withSignal(base, end))) {
              if (!began) sink.begin(now);
              began = true;
              if (signal.aborted) break;
              await sink.send(message);
            }
          });
        });
      } finally {
        watch.close();
        leave();
      }
    });
    if (!began) sink.begin(headers);
    return 'status' in ended ? ended.status : undefined;
  }

  /** What every call has: credentials, an operation id, a Status for what is thrown, and a line in the log. */
  async #carry<T>(method: RpcMethod, arrival: Arrival, work: (begun: Begun) => Promise<T>): Promise<Ended<T>> {
    const { monotonicMs, newOperationId, log } = this.#options;
    const arrivedAtMs = monotonicMs();
    const operationId = newOperationId();
    const headers = new Map<string, string>([['x-operation-id', operationId]]);
    const setHeader = (name: string, value: string): void => void headers.set(name, value);
    let identity: Identity | undefined;
    let ended: Ended<T>;
    this.#running += 1;
    this.#options.recorder?.began(arrival.door);
    try {
      identity = await this.#identify(method, arrival, operationId);
      ended = { headers, value: await work({ headers, base: { identity, operationId, door: arrival.door, arrivedAtMs, setHeader } }) };
    } catch (error) {
      if (isHidden(error)) log.error('a call failed inside', { operationId, method: methodName(method.desc), error });
      ended = { headers, status: statusOf(error, operationId) };
    } finally {
      this.#running -= 1;
    }
    this.#report(method, arrival, { status: 'status' in ended ? ended.status : undefined, identity, operationId, ms: monotonicMs() - arrivedAtMs });
    return ended;
  }

  async #identify(method: RpcMethod, arrival: Arrival, operationId: string): Promise<Identity | undefined> {
    if (method.open) return undefined;
    try {
      if (arrival.refusedFor !== undefined) throw arrival.refusedFor;
      return await this.#options.authenticator.authenticate(arrival.credentials);
    } catch (error) {
      await this.#options.gate.stranger(method.desc, { door: arrival.door, peer: arrival.peer, operationId });
      throw error;
    }
  }

  /** The end of the credentials that open a stream. */
  #watched(identity: Identity | undefined, { credentials }: Arrival): CredentialWatch {
    const { authenticator, now, lookEveryMs = LOOK_EVERY_MS } = this.#options;
    const look = (): Promise<unknown> => (identity === undefined ? Promise.resolve() : authenticator.authenticate(credentials));
    return watchCredentials({ look, leftMs: (identity?.until ?? Number.POSITIVE_INFINITY) - now(), everyMs: lookEveryMs });
  }

  /** Runs the work, but never past the deadline, whether or not it listens to the signal. */
  async #within<T>({ arrival, mostMs, ends }: Bounds, work: (end: CallEnd) => Promise<T>): Promise<T> {
    const allowedMs = Math.min(arrival.timeoutMs ?? Number.POSITIVE_INFINITY, mostMs);
    if (allowedMs <= 0) throw deadlineError();
    const end = new CallEnd([...ends, { signal: arrival.signal, error: goneError }], allowedMs);
    try {
      return await Promise.race([work(end), end.over]);
    } finally {
      end.close();
    }
  }

  #report(method: RpcMethod, arrival: Arrival, done: { status: Status | undefined; identity: Identity | undefined; operationId: string; ms: number }): void {
    const code = done.status === undefined ? 'OK' : nameOf(done.status.code);
    const name = methodName(method.desc);
    this.#options.recorder?.ended({ method: name, door: arrival.door, code, seconds: done.ms / 1_000, stream: method.kind === 'stream' });
    const line = { method: name, door: arrival.door, code, caller: done.identity?.id, peer: arrival.peer, operationId: done.operationId, ms: Math.round(done.ms * 10) / 10 };
    if (method.open && code === 'OK') this.#options.log.debug('call', line);
    else this.#options.log.info('call', line);
  }
}

function entering(method: RpcMethod, { door, peer }: Arrival, { base, request }: { readonly base: Begun['base']; readonly request: Message }): Entering {
  return { desc: method.desc, request, identity: base.identity, setHeader: base.setHeader, origin: { door, peer, operationId: base.operationId } };
}

function stoppingError(): TenantryError {
  return new TenantryError('UNAVAILABLE', 'this server is stopping; ask again', { retryAfterSeconds: 1 });
}

/** The call as its handler gets it; the signal is made when it is asked for. */
function withSignal(base: Omit<Call, 'signal'>, end: CallEnd): Call {
  return { ...base, get signal() { return end.signal; } };
}
