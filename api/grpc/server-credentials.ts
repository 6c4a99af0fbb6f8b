/**
 * Credentials of the gRPC server whose certificate can be replaced while it serves. grpc-js has a watcher of its own
 * (FileWatcherCertificateProvider, experimental), which drops connections whenever a file cannot be read or a pair does
 * not match for a moment; here only good material ever reaches the server (see tls/tls-files.ts), TLS 1.3 is demanded,
 * and the first connection finds it ready.
 */
import { ServerCredentials } from '@grpc/grpc-js';
import { handshakeOf, secureContextOf } from '../tls/tls-material.ts';
import type { TlsSource } from '../tls/tls-files.ts';

class ReloadedCredentials extends ServerCredentials {
  constructor(tls: TlsSource) {
    const material = tls.material();
    super(handshakeOf(material), secureContextOf(material));
    tls.onChange((next) => this.updateSecureContextOptions(secureContextOf(next)));
  }

  override _equals(other: ServerCredentials): boolean {
    return this === other;
  }
}

/** Undefined: no TLS, for loopback. */
export function serverCredentials(tls: TlsSource | undefined): ServerCredentials {
  return tls === undefined ? ServerCredentials.createInsecure() : new ReloadedCredentials(tls);
}
