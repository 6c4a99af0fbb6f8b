/** Bytes that stay the same while the process runs, sent with an ETag so that clients ask for them once. */
import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

export interface Published {
  readonly body: Buffer;
  readonly type: string;
  readonly etag: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Takes bytes for publishing; `headers` go with every answer. */
export function publish(body: Buffer, type: string, headers: Readonly<Record<string, string>> = {}): Published {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  return { body, type, etag, headers };
}

/** True when the caller has these bytes (If-None-Match, weak comparison: RFC 9110, 13.1.2). */
function has(request: FastifyRequest, etag: string): boolean {
  const known = request.headers['if-none-match'];
  return known !== undefined && (known.trim() === '*' || known.split(',').some((one) => one.trim().replace(/^W\//, '') === etag));
}

/** Sends the bytes, or 304 to a caller that has them. `no-cache`: they may be kept, and are asked about each time. */
export function sendPublished(request: FastifyRequest, reply: FastifyReply, { body, type, etag, headers }: Published): FastifyReply {
  reply.headers({ ...headers, etag, 'cache-control': 'no-cache' });
  return has(request, etag) ? reply.code(304).send() : reply.type(type).send(body);
}
