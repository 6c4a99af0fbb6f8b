/** Requests that lead nowhere: 405 with the methods that the path has, else 404. */
import type { FastifyReply } from 'fastify';
import { TenantryError } from '../../model/errors.ts';
import { statusOf } from '../rpc/status.ts';
import { sendStatus } from './error-reply.ts';
import type { HttpVerb } from './http-rule.ts';

/** Sends the refusal. `allowed` are the methods that the path has; HEAD goes with GET, but for streams. */
export function sendMiss(reply: FastifyReply, allowed: readonly HttpVerb[], operationId: string): FastifyReply {
  if (allowed.length === 0) return sendStatus(reply, statusOf(new TenantryError('NOT_FOUND', 'nothing is served at this path; GET / lists what is'), operationId));
  const words = allowed.flatMap((verb) => (verb === 'GET' && reply.request.method !== 'HEAD' ? ['GET', 'HEAD'] : [verb])).join(', ');
  reply.header('allow', words);
  return sendStatus(reply, statusOf(new TenantryError('UNIMPLEMENTED', `this path takes ${words}; send one of them`), operationId), 405);
}
