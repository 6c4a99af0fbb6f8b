/** The credentials that came with a gRPC call. */
import type { Metadata, ServerInterceptingCallInterface } from '@grpc/grpc-js';
import type { Credentials } from '../identity/identity.ts';

/** `context`: of a connection over TLS. */
export function credentialsOf(metadata: Metadata, context: ReturnType<ServerInterceptingCallInterface['getAuthContext']> | undefined): Credentials {
  const authorization = metadata.get('authorization').map(String);
  return {
    // Two headers could mean two callers: show neither, and no certificate in their place.
    authorization: authorization.length === 1 ? authorization[0] : undefined,
    // grpc-js gives it only if the handshake found its chain, dates and purpose good.
    certificate: authorization.length === 0 ? context?.sslPeerCertificate?.raw : undefined,
  };
}
