/** What is asked of every request before a byte of its body is read: does it lead anywhere, is it meant for us, who sends it. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Dispatcher } from '../rpc/dispatcher.ts';
import { fieldError } from '../rpc/field-error.ts';
import type { RpcMethod } from '../rpc/method.ts';
import { BodyGuard, hasBody } from './body-guard.ts';
import { sendRefusal } from './error-reply.ts';
import type { HttpVerb, RouteTable } from './http-rule.ts';
import { sendMiss } from './miss.ts';
import { oldPathsOf } from './old-paths.ts';
import { checkOrigin, type KnownHosts } from './origin-guard.ts';

export interface FirstLookOptions {
  readonly dispatcher: Dispatcher;
  readonly methods: readonly RpcMethod[];
  readonly newOperationId: () => string;
  readonly table: RouteTable;
  /** The verbs that a URL has. */
  readonly allowedAt: (url: string) => readonly HttpVerb[];
  readonly hosts: () => KnownHosts;
}

/** What is packed is not read: unpacking for strangers costs more than their bytes say. */
function checkEncoding({ headers }: FastifyRequest): void {
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') throw fieldError({ field: '', rule: 'content-encoding', message: 'the body has a content-encoding', fix: 'send it unpacked, without that header' });
}

function methodAt(request: FastifyRequest, { table, methods }: FirstLookOptions): RpcMethod | undefined {
  const path = (request.raw.url ?? '').split('?', 1)[0] ?? '';
  const found = path.startsWith('/v1/') ? table.find(request.method, path) : undefined;
  return found !== undefined && 'binding' in found ? found.binding.method : oldPathsOf(methods).find((old) => old.path === path)?.method;
}

/** Adds the hook. */
export function addFirstLook(app: FastifyInstance, options: FirstLookOptions): void {
  const { allowedAt, newOperationId, hosts } = options;
  const bodies = new BodyGuard(options.dispatcher);
  app.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store').header('x-content-type-options', 'nosniff');
    // What leads nowhere is told so, whatever it brings.
    if (request.is404) return sendMiss(reply, allowedAt(request.raw.url ?? ''), newOperationId());
    checkEncoding(request);
    if (request.url !== '/healthz' && request.url !== '/readyz') checkOrigin({ ...request.headers, hosts: request.raw.headersDistinct['host']?.length }, hosts());
    if (!hasBody(request)) return;
    const method = methodAt(request, options);
    if (method === undefined) return sendMiss(reply, allowedAt(request.raw.url ?? ''), newOperationId());
    const refusal = await bodies.admit(request, method);
    if (refusal !== undefined) return sendRefusal(reply, refusal);
  });
}
