/** The other port: metrics, and what the kubelet asks. Plain HTTP; it tells nothing about tenants. */
import type { AddressInfo } from 'node:net';
import { fastify, type FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';
import type { Part } from '../../runtime/lifecycle.ts';
import { listenOn } from './listen.ts';

export interface HealthServerOptions {
  readonly host: string;
  readonly port: number;
  readonly registry: Registry;
  /** Why this replica takes no calls; empty when it does. */
  readonly problems: () => readonly string[];
}

export class HealthServer implements Part {
  readonly name = 'health';
  readonly #options: HealthServerOptions;
  readonly #app: FastifyInstance;

  constructor(options: HealthServerOptions) {
    this.#options = options;
    this.#app = fastify({ logger: false, bodyLimit: 1_024, forceCloseConnections: true });
    this.#app.get('/healthz', () => ({ status: 'ok' }));
    this.#app.get('/readyz', (_request, reply) => {
      const problems = options.problems();
      return reply.code(problems.length === 0 ? 200 : 503).send({ ready: problems.length === 0, problems });
    });
    this.#app.get('/metrics', async (_request, reply) => reply.type(options.registry.contentType).send(await options.registry.metrics()));
  }

  async start(): Promise<void> {
    await listenOn(this.#app, 'health and metrics', this.#options.host, this.#options.port);
  }

  port(): number {
    return (this.#app.server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    await this.#app.close();
  }
}
