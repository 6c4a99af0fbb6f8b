/** Calls a webhook as an API server does: HTTPS with kept-alive connections. */
import { Agent, request as httpsRequest, type AgentOptions } from 'node:https';
import type { TLSSocket } from 'node:tls';

export interface CallReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
  /** SHA-256 fingerprint of the certificate that was served. */
  readonly fingerprint: string;
}

/** The answer inside an AdmissionReview. */
export interface ReviewResponse {
  readonly uid: string;
  readonly allowed: boolean;
  readonly status?: { readonly code: number; readonly reason: string; readonly message: string; readonly details?: { readonly retryAfterSeconds?: number } };
  readonly warnings?: readonly string[];
  readonly patch?: string;
}

export function responseOf({ body }: CallReply): ReviewResponse {
  return (JSON.parse(body) as { response: ReviewResponse }).response;
}

export interface Caller {
  /** `path` with query. @throws when the call fails */
  post(path: string, body: string | Buffer, headers?: Readonly<Record<string, string>>): Promise<CallReply>;
  close(): void;
}

/** One connection at a time unless told otherwise. */
export function callerOf(port: number, tls: AgentOptions): Caller {
  const agent = new Agent({ keepAlive: true, servername: '', maxSockets: 1, maxCachedSessions: 0, ...tls });
  const seen = new WeakMap<TLSSocket, string>();
  return {
    post: (path, body, headers = {}) =>
      new Promise((resolve, reject) => {
        const bytes = Buffer.from(body);
        const call = httpsRequest({ agent, host: '127.0.0.1', port, path, method: 'POST', headers: { 'content-type': 'application/json', 'content-length': String(bytes.length), ...headers } }, (response) => {
          const socket = response.socket as TLSSocket;
          // Node gives the certificate no second time on a connection that is kept.
          const fingerprint = seen.get(socket) ?? socket.getPeerX509Certificate()?.fingerprint256 ?? '';
          seen.set(socket, fingerprint);
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks).toString('utf8'), fingerprint }));
        });
        call.on('error', reject);
        call.end(bytes);
      }),
    close: () => agent.destroy(),
  };
}
