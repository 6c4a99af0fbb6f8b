/** Calls over REST with fetch: streams are lines of JSON. */
import { fromJson, type DescMethod, type JsonValue, type Message } from '@bufbuild/protobuf';
import { errorOfJson, TenantryCallError } from './call-error.ts';
import { httpRequestOf } from './http-request.ts';
import type { CallContext, Transport } from './transport.ts';

export type Fetch = typeof globalThis.fetch;

/** Longest line of a stream that is read: 8 MiB. */
const MAX_LINE = 8 * 1024 * 1024;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function replyOf(method: DescMethod, json: unknown): Message {
  try {
    // Fields of newer servers are let be.
    return fromJson(method.output, json as JsonValue, { ignoreUnknownFields: true });
  } catch (error) {
    throw new TenantryCallError({ code: 'INTERNAL', message: `the reply is no ${method.output.typeName}`, cause: error });
  }
}

/** Lines of a body as they come. */
async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of body) {
    rest += decoder.decode(chunk, { stream: true });
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > MAX_LINE) throw new TenantryCallError({ code: 'INTERNAL', message: 'a line of the stream has no end' });
    yield* lines;
  }
  // A stream that ends in the middle of a line was cut off.
  if (rest !== '') throw new TenantryCallError({ code: 'UNAVAILABLE', message: 'the stream was cut off' });
}

/** Connections that fail are UNAVAILABLE; what the caller aborted is thrown as it was. */
async function reached<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (signal.aborted || error instanceof TenantryCallError) throw error;
    throw new TenantryCallError({ code: 'UNAVAILABLE', message: 'the server cannot be reached', cause: error });
  }
}

/** `baseUrl` without a path or with one that every call begins with. */
export function createRestTransport(baseUrl: string, fetch: Fetch): Transport {
  const base = baseUrl.replace(/\/+$/, '');

  const send = async (method: DescMethod, request: Message, { authorization, signal }: CallContext): Promise<Response> => {
    const { verb, path, body } = httpRequestOf(method, request);
    const headers = {
      accept: method.methodKind === 'server_streaming' ? 'application/x-ndjson' : 'application/json',
      ...(authorization === undefined ? {} : { authorization }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    };
    // A redirect would carry the token elsewhere.
    const reply = await fetch(base + path, { method: verb, headers, signal, redirect: 'error', ...(body === undefined ? {} : { body }) });
    if (!reply.ok) throw errorOfJson(parsed(await reply.text()), reply.status);
    return reply;
  };

  return {
    unary: async (method, request, context) =>
      replyOf(method, await reached(context.signal, async () => parsed(await (await send(method, request, context)).text()))),
    stream: async function* (method, request, context) {
      const reply = await reached(context.signal, () => send(method, request, context));
      const lines = reply.body === null ? undefined : linesOf(reply.body);
      for (;;) {
        const next = await reached(context.signal, async () => lines?.next());
        if (next === undefined || next.done === true) return;
        const line = parsed(next.value) as { result?: unknown; error?: unknown } | undefined;
        if (line?.error !== undefined) throw errorOfJson(line, reply.status);
        yield replyOf(method, line?.result);
      }
    },
    close: () => undefined,
  };
}
