/** What is known of a REST call before its body is read. */
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { FastifyRequest } from 'fastify';
import type { Credentials } from '../identity/identity.ts';
import type { Arrival } from '../rpc/dispatcher.ts';

/** By connection: nobody shows another certificate later on, and reading it anew at each call would cost. */
const shownCertificates = new WeakMap<Socket, Uint8Array>();

/** DER of the caller's certificate, if the handshake found it good. */
function certificateOf(socket: Socket): Uint8Array | undefined {
  if (!(socket instanceof TLSSocket) || !socket.authorized) return undefined;
  const known = shownCertificates.get(socket);
  if (known !== undefined) return known;
  const raw = socket.getPeerX509Certificate()?.raw;
  if (raw !== undefined) shownCertificates.set(socket, raw);
  return raw;
}

function credentialsOf({ headers, raw, socket }: FastifyRequest): Credentials {
  // Two headers could mean two callers (Node shows the first one only): show neither, and no certificate in their place.
  if ((raw.headersDistinct['authorization']?.length ?? 0) > 1) return { authorization: undefined };
  return { authorization: headers.authorization, certificate: certificateOf(socket) };
}

/** `signal` aborts when the client goes away. */
export function arrivalOf(request: FastifyRequest, signal: AbortSignal): Arrival {
  return { door: 'rest', credentials: credentialsOf(request), peer: `${request.ip}:${request.socket.remotePort ?? 0}`, signal };
}
