/** The one path of every call: credentials, deadline, handler, errors, one line in the log. */
import type { Message } from '@bufbuild/protobuf';
import { TenantryError } from '../../model/errors.ts';
import type { Log } from '../../runtime/log.ts';
import type { Status } from '../../proto/gen/google/rpc/status_pb.js';
import type { Authenticator, Credentials, Identity } from '../identity/identity.ts';
import type { Call, Door } from './call.ts';
import { nameOf } from './codes.ts';
import { methodName, type RpcMethod } from './method.ts';
import { isHidden, statusOf } from './status.ts';

export interface DispatcherOptions {
  readonly authenticator: Authenticator;
  readonly log: Log;
  /** Milliseconds of a clock that never goes back. */
  readonly monotonicMs: () => number;
  /** A new id for an operation, unique and hard to guess. */
  readonly newOperationId: () => string;
  /** The longest that a call may take, whatever its caller allows. */
  readonly maxCallMs: number;
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
}

/** The outcome of a call; `headers` go with either. */
export type Outcome = { readonly headers: ReadonlyMap<string, string> } & ({ readonly reply: Message } | { readonly status: Status });

export class Dispatcher {
  readonly #options: DispatcherOptions;
  #running = 0;

  constructor(options: DispatcherOptions) {
    this.#options = options;
  }

  /** Calls that are being answered now. */
  get running(): number {
    return this.#running;
  }

  /** Answers one call. Never throws. `parse` reads the message, after the credentials were found good. */
  async run(method: RpcMethod, arrival: Arrival, parse: () => Message): Promise<Outcome> {
    const { monotonicMs, newOperationId } = this.#options;
    const arrivedAtMs = monotonicMs();
    const operationId = newOperationId();
    const headers = new Map<string, string>([['x-operation-id', operationId]]);
    let identity: Identity | undefined;
    let outcome: Outcome;
    this.#running += 1;
    try {
      identity = await this.#identify(method, arrival);
      const base = { identity, operationId, door: arrival.door, arrivedAtMs, setHeader: (name: string, value: string): void => void headers.set(name, value) };
      outcome = { headers, reply: await this.#answer(method, arrival, { base, parse }) };
    } catch (error) {
      if (isHidden(error)) this.#options.log.error('a call failed inside', { operationId, method: methodName(method.desc), error });
      outcome = { headers, status: statusOf(error, operationId) };
    } finally {
      this.#running -= 1;
    }
    this.#report(method, arrival, { outcome, identity, operationId, ms: monotonicMs() - arrivedAtMs });
    return outcome;
  }

  async #identify(method: RpcMethod, arrival: Arrival): Promise<Identity | undefined> {
    return method.open ? undefined : await this.#options.authenticator.authenticate(arrival.credentials);
  }

  /** Runs the handler, but never past the deadline, whether or not it listens to the signal. */
  async #answer(method: RpcMethod, arrival: Arrival, input: { readonly base: Omit<Call, 'signal'>; readonly parse: () => Message }): Promise<Message> {
    const allowedMs = Math.min(arrival.timeoutMs ?? Number.POSITIVE_INFINITY, this.#options.maxCallMs);
    if (allowedMs <= 0) throw deadlineError();
    const timer = new AbortController();
    const timeout = setTimeout(() => timer.abort(), allowedMs);
    const signal = AbortSignal.any([arrival.signal, timer.signal]);
    const ended = new Promise<never>((_, reject) => {
      const end = (): void => reject(timer.signal.aborted ? deadlineError() : new TenantryError('CANCELLED', 'the caller went away'));
      if (signal.aborted) end();
      else signal.addEventListener('abort', end, { once: true });
    });
    try {
      return await Promise.race([method.invoke(input.parse(), { ...input.base, signal }), ended]);
    } finally {
      clearTimeout(timeout);
      // Nobody listens any more when the handler won the race.
      ended.catch(() => {});
    }
  }

  #report(method: RpcMethod, arrival: Arrival, done: { outcome: Outcome; identity: Identity | undefined; operationId: string; ms: number }): void {
    const code = 'status' in done.outcome ? nameOf(done.outcome.status.code) : 'OK';
    const line = { method: methodName(method.desc), door: arrival.door, code, caller: done.identity?.id, peer: arrival.peer, operationId: done.operationId, ms: Math.round(done.ms * 10) / 10 };
    if (method.open && code === 'OK') this.#options.log.debug('call', line);
    else this.#options.log.info('call', line);
  }
}

function deadlineError(): TenantryError {
  return new TenantryError('DEADLINE_EXCEEDED', 'the deadline passed before the answer was ready; the change may still happen, ask again with the same request id');
}
