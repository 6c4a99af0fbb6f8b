/** The API server as a service account meets it: by its token, over many connections, with the answer as it comes. */
import { readFileSync } from 'node:fs';
import { Agent, request as httpsRequest } from 'node:https';
import { createApiClient, type AnyObject } from '../../../lab/api-client.ts';
import type { LabCluster } from '../../../lab/cluster.ts';
import { PLATFORM_ADMINS_GROUP } from '../../../model/accounts.ts';

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

/** Makes service accounts `bot-0`, `bot-1`, … in a namespace, and gives a token of an hour for each. */
export async function makeAccounts(cluster: LabCluster, namespace: string, count: number): Promise<string[]> {
  // In a tenant's namespace nobody else may ask for a token.
  const client = createApiClient(await cluster.clientFor('maker', ['system:masters', PLATFORM_ADMINS_GROUP]));
  const accounts = `/api/v1/namespaces/${namespace}/serviceaccounts`;
  const tokens: string[] = [];
  for (const name of accountNames(count)) {
    await client.send({ method: 'POST', path: accounts, body: { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace } } satisfies AnyObject });
    const { body } = await client.send({ method: 'POST', path: `${accounts}/${name}/token`, body: { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: { expirationSeconds: 3_600 } } });
    tokens.push((body as { status: { token: string } }).status.token);
  }
  return tokens;
}

/** Names of the accounts that makeAccounts makes. */
export function accountNames(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `bot-${index}`);
}
