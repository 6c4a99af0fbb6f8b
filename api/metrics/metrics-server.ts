/** Metrics on a port of their own, for an API that does not listen on loopback. Plain HTTP; it tells nothing about tenants. */
import { fastify } from 'fastify';
import type { Registry } from 'prom-client';
import { TenantryError } from '../../model/errors.ts';
import type { Part } from '../../runtime/lifecycle.ts';
import { hostWithPort } from '../identity/listen-address.ts';

export interface MetricsServer extends Part {
  /** The port that is bound; 0 before start. */
  readonly port: () => number;
}

export function createMetricsServer({ host, port, registry }: { readonly host: string; readonly port: number; readonly registry: Registry }): MetricsServer {
  const app = fastify({ logger: false, bodyLimit: 1_024, forceCloseConnections: true });
  app.get('/metrics', async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()));
  return {
    name: 'metrics server',
    port: () => {
      const address = app.server.address();
      return typeof address === 'object' && address !== null ? address.port : 0;
    },
    start: async () => {
      try {
        await app.listen({ host, port });
      } catch (error) {
        throw new TenantryError('UNAVAILABLE', `metrics cannot listen on ${hostWithPort(host, port)}: the port is taken or not allowed; choose another with --port-base`, { cause: error });
      }
    },
    stop: async () => app.close(),
  };
}
