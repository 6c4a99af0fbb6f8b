/** A webhook server with given reviewers on a free port, for tests. */
import { createAuthority, issueLeaf, type KeyPair, type Validity } from '../certificates/certificate.ts';
import { SILENT_LOG } from '../../runtime/log.ts';
import { ReviewEndpoint, type Reviewer } from '../server/endpoint.ts';
import { LoadGate } from '../server/load-gate.ts';
import { WebhookMetrics, type Endpoint } from '../server/metrics.ts';
import { PathGuard } from '../server/path-guard.ts';
import { WebhookServer, type WebhookServerOptions } from '../server/server.ts';
import { callerOf, type Caller } from './call.ts';

/** A day around now. */
export function day(): Validity {
  return { from: new Date(Date.now() - 3_600_000), to: new Date(Date.now() + 86_400_000) };
}

export interface TestServer {
  readonly server: WebhookServer;
  readonly metrics: WebhookMetrics;
  readonly guard: PathGuard;
  readonly authority: KeyPair;
  /** Trusts the authority. */
  readonly caller: Caller;
  readonly port: number;
  stop(): Promise<void>;
}

export interface TestServerOptions extends Partial<Pick<WebhookServerOptions, 'client' | 'guard' | 'gate' | 'isReady' | 'maxBodyBytes' | 'drainMs' | 'monotonicMs'>> {
  readonly review?: Reviewer;
}

export async function startTestServer({ review = () => ({ allowed: true }), ...options }: TestServerOptions = {}): Promise<TestServer> {
  const authority = createAuthority(day());
  const metrics = new WebhookMetrics();
  const guard = options.guard ?? new PathGuard();
  const endpoint = (name: Endpoint): ReviewEndpoint => new ReviewEndpoint({ name, review, metrics, log: SILENT_LOG, monotonicMs: () => performance.now() });
  const server = new WebhookServer({
    host: '127.0.0.1', port: 0, tls: issueLeaf(authority, ['127.0.0.1'], day()), metrics,
    endpoints: { validate: endpoint('validate'), mutate: endpoint('mutate'), quota: endpoint('quota') },
    gate: new LoadGate({ maxCalls: 100, maxBytes: 1 << 26, maxLagMs: 60_000 }, () => 0),
    isReady: () => true, maxBodyBytes: 1 << 20, drainMs: 0, monotonicMs: () => performance.now(),
    ...options, guard,
  });
  await server.start();
  const caller = callerOf(server.port(), { ca: authority.cert, maxSockets: 50 });
  return {
    server, metrics, guard, authority, caller, port: server.port(),
    stop: async () => {
      caller.close();
      await server.stop(AbortSignal.timeout(5_000));
    },
  };
}
