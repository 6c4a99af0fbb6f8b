/** Asks the server's own port which certificate it serves, as an API server would. */
import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { connect } from 'node:tls';
import { isFor } from './certificate.ts';

export interface ServedCheckOptions {
  readonly port: number;
  readonly host: string;
  /** Name that the API server calls. */
  readonly serverName: string;
  /** PEM of what the API server trusts; undefined skips the trust, not the name. */
  readonly bundle: string | undefined;
  /** PEM of the certificate that should be served. */
  readonly expected: string;
  readonly timeoutMs: number;
}

/** What is wrong with the served certificate, or undefined. */
export function checkServed(options: ServedCheckOptions): Promise<string | undefined> {
  const { port, host, serverName, bundle, expected, timeoutMs } = options;
  return new Promise((resolve) => {
    const socket = connect({ port, host, servername: isIP(serverName) === 0 ? serverName : '', ...(bundle === undefined ? {} : { ca: bundle }), rejectUnauthorized: false, ALPNProtocols: ['http/1.1'] });
    const end = (problem: string | undefined): void => {
      socket.destroy();
      resolve(problem);
    };
    socket.setTimeout(timeoutMs, () => end('the webhook port does not answer'));
    socket.once('error', (error: Error) => end(`the webhook port fails: ${error.message}`));
    socket.once('secureConnect', () => {
      const served = socket.getPeerX509Certificate();
      const wanted = new X509Certificate(expected);
      if (served === undefined) return end('the webhook port serves no certificate');
      if (served.fingerprint256 !== wanted.fingerprint256) return end('the webhook port serves another certificate');
      if (!isFor(served, serverName)) return end(`the certificate is not for ${serverName}`);
      if (bundle !== undefined && !socket.authorized) return end(`the certificate is not trusted: ${String(socket.authorizationError)}`);
      return end(undefined);
    });
  });
}
