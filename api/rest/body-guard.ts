/** No byte of a body is read for strangers, and of each caller few bodies at one time: whoever sends more waits. */
import type { FastifyRequest } from 'fastify';
import type { Dispatcher, Refusal } from '../rpc/dispatcher.ts';
import type { RpcMethod } from '../rpc/method.ts';
import { TurnsByKey } from '../rpc/turns-by-key.ts';
import { arrivalOf } from './arrival.ts';

/** A body is 1 MiB at most. */
const MOST_AT_ONCE = 64;

/** True when a body follows the headers. */
export function hasBody({ headers }: FastifyRequest): boolean {
  return headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';
}

export class BodyGuard {
  readonly #dispatcher: Dispatcher;
  readonly #turns = new TurnsByKey(MOST_AT_ONCE);

  constructor(dispatcher: Dispatcher) {
    this.#dispatcher = dispatcher;
  }

  /** Resolves when the body may be read, or with the answer to a caller who is not known. */
  async admit(request: FastifyRequest, method: RpcMethod): Promise<Refusal | undefined> {
    const known = await this.#dispatcher.recognise(method, arrivalOf(request, new AbortController().signal));
    if ('status' in known) return known;
    const { raw } = request;
    // Who left meanwhile has had its end already, and would never give the turn back.
    if (raw.destroyed) return undefined;
    await new Promise<void>((resolve) => {
      const leave = this.#turns.take(known.caller, resolve);
      raw.once('end', leave).once('close', leave).once('close', resolve);
    });
    return undefined;
  }
}
