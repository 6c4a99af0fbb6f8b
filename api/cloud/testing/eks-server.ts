/**
 * The five calls of EKS that pod identity needs, over HTTP as EKS speaks it (REST and JSON), for tests: moto has none of
 * them. https://docs.aws.amazon.com/eks/latest/APIReference/API_CreatePodIdentityAssociation.html and its neighbours
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

export interface StoredAssociation {
  readonly associationId: string;
  readonly clusterName: string;
  readonly namespace: string;
  readonly serviceAccount: string;
  roleArn: string;
  policy?: string;
  tags: Record<string, string>;
  targetRoleArn?: string;
  ownerArn?: string;
  disableSessionTags: boolean;
}

export interface EksServer {
  readonly endpoint: string;
  /** Everything that is there, in order; tests may change it as somebody else would. */
  readonly associations: StoredAssociation[];
  readonly clusters: Set<string>;
  /** `Create tenant-acme`, in order of arrival. */
  readonly calls: string[];
  /** Names of the errors that it answered. */
  readonly refusals: string[];
  close(): Promise<void>;
}

type Body = Readonly<Record<string, unknown>>;

class Refusal extends Error {
  readonly status: number;
  constructor(name: string, status: number) {
    super(name);
    this.name = name;
    this.status = status;
  }
}

const MAX_POLICY = 2_048;
/** Most that one list gives. */
const PAGE = 100;
/** Associations that a cluster may have here. */
const MOST = 5_000;

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** What EKS refuses of a body. */
function checkPolicy({ policy, disableSessionTags }: Body): void {
  if (policy === undefined) return;
  if (typeof policy !== 'string' || policy.length > MAX_POLICY || disableSessionTags !== true) throw new Refusal('InvalidParameterException', 400);
}

class Eks {
  readonly associations: StoredAssociation[] = [];
  readonly clusters = new Set<string>();
  readonly calls: string[] = [];
  readonly refusals: string[] = [];
  readonly #answers = new Map<string, { readonly request: string; readonly answer: object }>();
  #made = 0;

  create(clusterName: string, body: Body): object {
    const [namespace, serviceAccount, roleArn, token] = [text(body['namespace']), text(body['serviceAccount']), text(body['roleArn']), text(body['clientRequestToken'])];
    if (namespace === undefined || serviceAccount === undefined || roleArn === undefined || token === undefined) throw new Refusal('InvalidParameterException', 400);
    const said = this.#answers.get(token);
    if (said !== undefined) {
      if (said.request !== JSON.stringify(body)) throw new Refusal('InvalidRequestException', 400);
      return said.answer;
    }
    checkPolicy(body);
    const here = this.associations.filter((one) => one.clusterName === clusterName);
    if (here.some((one) => one.namespace === namespace && one.serviceAccount === serviceAccount)) throw new Refusal('ResourceInUseException', 409);
    if (here.length >= MOST) throw new Refusal('ResourceLimitExceededException', 400);
    const association: StoredAssociation = {
      associationId: `a-${(this.#made += 1)}`, clusterName, namespace, serviceAccount, roleArn, tags: { ...(body['tags'] as Record<string, string> | undefined) },
      ...(typeof body['policy'] === 'string' ? { policy: body['policy'] } : {}), disableSessionTags: body['disableSessionTags'] === true,
    };
    this.associations.push(association);
    const answer = { association: { ...association, createdAt: 1_767_225_600, modifiedAt: 1_767_225_600 } };
    this.#answers.set(token, { request: JSON.stringify(body), answer });
    return answer;
  }

  list(clusterName: string, query: URLSearchParams): object {
    const all = this.associations.filter((one) => one.clusterName === clusterName && one.namespace === (query.get('namespace') ?? one.namespace));
    const from = Number(query.get('nextToken') ?? 0);
    const to = from + Math.min(PAGE, Number(query.get('maxResults') ?? PAGE));
    const associations = all.slice(from, to).map(({ associationId, namespace, serviceAccount, ownerArn }) => ({ clusterName, associationId, namespace, serviceAccount, ownerArn }));
    return { associations, ...(to < all.length ? { nextToken: String(to) } : {}) };
  }

  one(clusterName: string, id: string): StoredAssociation {
    const found = this.associations.find((one) => one.clusterName === clusterName && one.associationId === id);
    if (found === undefined) throw new Refusal('ResourceNotFoundException', 404);
    return found;
  }

  update(clusterName: string, id: string, body: Body): object {
    const association = this.one(clusterName, id);
    checkPolicy(body);
    const { roleArn, policy } = body;
    if (typeof roleArn === 'string') association.roleArn = roleArn;
    if (typeof policy === 'string') [association.policy, association.disableSessionTags] = [policy, true];
    return { association };
  }

  remove(clusterName: string, id: string): object {
    const association = this.one(clusterName, id);
    this.associations.splice(this.associations.indexOf(association), 1);
    return { association };
  }

  answer(method: string, { pathname, searchParams }: URL, body: Body): object {
    const [, clusterName, id] = /^\/clusters\/([^/]+)\/pod-identity-associations(?:\/([^/]+))?$/.exec(pathname) ?? [];
    if (clusterName === undefined) throw new Refusal('InvalidRequestException', 400);
    const verb = id === undefined ? (method === 'POST' ? 'Create' : 'List') : method === 'POST' ? 'Update' : method === 'DELETE' ? 'Delete' : 'Describe';
    this.calls.push(`${verb} ${id ?? text(body['namespace']) ?? searchParams.get('namespace') ?? ''}`.trim());
    if (!this.clusters.has(clusterName)) throw new Refusal('ResourceNotFoundException', 404);
    if (id === undefined) return verb === 'Create' ? this.create(clusterName, body) : this.list(clusterName, searchParams);
    if (verb === 'Update') return this.update(clusterName, id, body);
    return verb === 'Delete' ? this.remove(clusterName, id) : { association: this.one(clusterName, id) };
  }
}

async function answered(eks: Eks, incoming: IncomingMessage, reply: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const said = Buffer.concat(chunks).toString('utf8');
  try {
    const answer = eks.answer(incoming.method ?? '', new URL(incoming.url ?? '', 'http://eks'), said === '' ? {} : (JSON.parse(said) as Body));
    reply.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    eks.refusals.push(error.name);
    reply.writeHead(error.status, { 'content-type': 'application/json', 'x-amzn-errortype': error.name }).end(JSON.stringify({ message: error.name }));
  }
}

export async function startEksServer(...clusters: string[]): Promise<EksServer> {
  const eks = new Eks();
  for (const cluster of clusters) eks.clusters.add(cluster);
  const server = createServer((incoming, reply) => {
    answered(eks, incoming, reply).catch(() => incoming.socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return Object.assign(eks, {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}
