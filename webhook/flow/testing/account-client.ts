/** The API server as a service account meets it: by its token, over many connections, with the answer as it comes. */
import { readFileSync } from 'node:fs';
import { Agent, request as httpsRequest } from 'node:https';

/** Where the API server is, and the PEM file of its authority. */
export interface Address {
  readonly server: string;
  readonly caFile: string;
}

export interface AccountCall {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly path: string;
  /** Sent as JSON; a merge patch with PATCH. */
  readonly body?: unknown;
}

export interface AccountAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Empty where the caller does not keep it. */
  readonly text: string;
}

/** @throws Error when the connection breaks; every HTTP status is an answer. */
export type Send = (token: string, call: AccountCall) => Promise<AccountAnswer>;

/** A sender with at most that many connections. `close` breaks what is under way. */
export function openSender({ server, caFile }: Address, connections: number, keepsText = true): { readonly send: Send; readonly close: () => void } {
  const agent = new Agent({ ca: readFileSync(caFile), keepAlive: true, maxSockets: connections });
  const send: Send = (token, { method, path, body }) =>
    new Promise((resolve, reject) => {
      const bytes = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
      const type = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
      const headers = { authorization: `Bearer ${token}`, ...(bytes === undefined ? {} : { 'content-type': type, 'content-length': String(bytes.length) }) };
      const call = httpsRequest(new URL(path, server), { agent, method, headers }, (response) => {
        const chunks: Buffer[] = [];
        if (keepsText) response.on('data', (chunk: Buffer) => chunks.push(chunk));
        else response.resume();
        response.on('error', reject);
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(chunks).toString('utf8') }));
      });
      call.on('error', reject);
      call.end(bytes);
    });
  return { send, close: () => agent.destroy() };
}
