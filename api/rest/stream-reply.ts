/**
 * A stream of replies over HTTP: one JSON object a line, `{"result": …}` for each reply and `{"error": …}` at the end of
 * a stream that failed after it began, as gRPC gateways send them. One that fails before is an ordinary error.
 */
import { once } from 'node:events';
import { toJson, type Message } from '@bufbuild/protobuf';
import type { FastifyReply } from 'fastify';
import type { Arrival, Dispatcher } from '../rpc/dispatcher.ts';
import type { StreamMethod } from '../rpc/method.ts';
import { errorBody, sendStatus } from './error-reply.ts';

export interface StreamReply {
  readonly dispatcher: Dispatcher;
  readonly method: StreamMethod;
  readonly arrival: Arrival;
  readonly parse: () => Message;
}

/** Sends the whole stream; resolves when it has ended. */
export async function sendStream(reply: FastifyReply, { dispatcher, method, arrival, parse }: StreamReply): Promise<FastifyReply> {
  const { raw } = reply;
  let sent = false;
  const write = async (value: unknown): Promise<void> => {
    if (!raw.write(`${JSON.stringify(value)}\n`)) await once(raw, 'drain', { signal: arrival.signal });
  };
  const begin = (): void => {
    sent = true;
    reply.hijack();
    raw.writeHead(200, { ...flat(reply.getHeaders()), 'content-type': 'application/x-ndjson' });
  };
  const sink = {
    begin: (headers: ReadonlyMap<string, string>): void => void reply.headers(Object.fromEntries(headers)),
    send: async (message: Message): Promise<void> => {
      if (!sent) begin();
      await write({ result: toJson(method.desc.output, message, { alwaysEmitImplicit: true }) });
    },
  };
  const status = await dispatcher.runStream(method, arrival, { parse, sink });
  if (!sent && status !== undefined) return sendStatus(reply, status);
  if (!sent) begin();
  if (status !== undefined && !raw.destroyed) await write(errorBody(status));
  raw.end();
  return reply;
}

function flat(headers: ReturnType<FastifyReply['getHeaders']>): Record<string, string | string[] | number> {
  return Object.fromEntries(Object.entries(headers).filter((entry): entry is [string, string | string[] | number] => entry[1] !== undefined));
}
