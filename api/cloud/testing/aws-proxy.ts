/** A way to AWS that goes wrong on demand: faults before a call's effect, answers that get lost after it. */
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

/** `unavailable`: HTTP 503. `throttled`: as IAM says it. `cut`: the connection breaks after the effect. */
export type Fault = 'unavailable' | 'throttled' | 'cut';

export interface AwsProxy {
  readonly endpoint: string;
  /** Every call, for instance `CreateRole tenant-acme`, in order of arrival. */
  readonly calls: string[];
  /** Asked when a call arrives; what it gives happens to it. */
  before: (call: string) => Promise<Fault | undefined> | Fault | undefined;
  /** Awaited after the effect of a call and before its answer. */
  after: (call: string) => Promise<void> | void;
  close(): Promise<void>;
}

/** Calls that change something. */
export function isChange(call: string): boolean {
  return !/^(Get|List|Head)/.test(call);
}

/** Calls of EKS begin so; no bucket of a test has this name. */
const OF_EKS = /^\/clusters\//;

/** `CreateAssociation tenant-acme`; by its id for those that have one. */
function eksCallOf(method: string, url: string, body: Buffer): string {
  const { pathname, searchParams } = new URL(url, 'http://aws');
  const id = pathname.split('/')[4];
  if (id !== undefined) return `${method === 'POST' ? 'Update' : method === 'DELETE' ? 'Delete' : 'Get'}Association ${id}`;
  if (method !== 'POST') return `ListAssociations ${searchParams.get('namespace') ?? ''}`.trim();
  return `CreateAssociation ${(JSON.parse(body.toString('utf8')) as { readonly namespace?: string }).namespace ?? ''}`;
}

function callOf({ method = '', url = '' }: IncomingMessage, body: Buffer): string {
  if (OF_EKS.test(url)) return eksCallOf(method, url, body);
  const form = new URLSearchParams(body.toString('latin1'));
  const action = form.get('Action');
  if (action !== null) return `${action} ${form.get('RoleName') ?? ''}`.trim();
  const { pathname, searchParams } = new URL(url, 'http://aws');
  const key = pathname.split('/').slice(2).join('/');
  if (searchParams.has('delete')) return 'DeleteObjects';
  if (searchParams.has('uploadId')) return `AbortMultipartUpload ${key}`;
  if (method === 'PUT') return key === '' ? 'CreateBucket' : `PutObject ${key}`;
  return `${method === 'HEAD' ? 'Head' : 'List'} ${url}`;
}

async function bodyOf(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** The real answer, whole. */
function forwarded(target: URL, incoming: IncomingMessage, body: Buffer): Promise<{ status: number; headers: IncomingMessage['headers']; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest({ host: target.hostname, port: target.port, path: incoming.url, method: incoming.method, headers: incoming.headers, agent: false }, (answer) => {
      bodyOf(answer).then((bytes) => resolve({ status: answer.statusCode ?? 500, headers: answer.headers, body: bytes }), reject);
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

const THROTTLED = '<ErrorResponse><Error><Type>Sender</Type><Code>Throttling</Code><Message>Rate exceeded</Message></Error><RequestId>r</RequestId></ErrorResponse>';

function throttled({ url = '' }: IncomingMessage, reply: ServerResponse): void {
  if (OF_EKS.test(url)) reply.writeHead(429, { 'content-type': 'application/json', 'x-amzn-errortype': 'ThrottlingException' }).end('{"message":"Rate exceeded"}');
  else reply.writeHead(400, { 'content-type': 'text/xml' }).end(THROTTLED);
}

/** In front of moto, and of a server of EKS where the test has one. */
export async function startAwsProxy(target: string, eks = target): Promise<AwsProxy> {
  const proxy: { -readonly [K in keyof AwsProxy]: AwsProxy[K] } = { endpoint: '', calls: [], before: () => undefined, after: () => undefined, close: async () => {} };
  const handle = async (incoming: IncomingMessage, reply: ServerResponse): Promise<void> => {
    const body = await bodyOf(incoming);
    const call = callOf(incoming, body);
    proxy.calls.push(call);
    const fault = await proxy.before(call);
    if (fault === 'unavailable') return void reply.writeHead(503).end();
    if (fault === 'throttled') return throttled(incoming, reply);
    const answer = await forwarded(new URL(OF_EKS.test(incoming.url ?? '') ? eks : target), incoming, body);
    await proxy.after(call);
    if (fault === 'cut') return void incoming.socket.destroy();
    reply.writeHead(answer.status, answer.headers).end(answer.body);
  };
  const server = createServer((incoming, reply) => {
    // Whoever asked may be killed meanwhile.
    handle(incoming, reply).catch(() => incoming.socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  proxy.endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  proxy.close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return proxy;
}
