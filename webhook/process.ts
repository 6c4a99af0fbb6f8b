/** The webhook process: copies of the cluster, certificates, endpoints and both ports, started in order. */
import { readFileSync } from 'node:fs';
import { KubernetesConnection } from '../runtime/kubernetes.ts';
import { Lifecycle, type Part } from '../runtime/lifecycle.ts';
import type { Log } from '../runtime/log.ts';
import type { RequestCounters } from '../runtime/throttle/store.ts';
import { certificateSource, type CertificateChange } from './certificates/source.ts';
import { checkServed } from './certificates/served-check.ts';
import { FlowKeeper } from './flow/flow-keeper.ts';
import { previewQuota } from './quota/preview.ts';
import type { QuotaWebhook } from './quota/quota-webhook.ts';
import { Readiness } from './readiness.ts';
import { mutateReviewer, type Mutator } from './review/mutate.ts';
import { scaleTargets } from './review/scale-target.ts';
import { validateReviewer } from './review/validate.ts';
import { ReviewEndpoint, type Reviewer } from './server/endpoint.ts';
import { HealthServer } from './server/health.ts';
import { LoadGate } from './server/load-gate.ts';
import { LoopLag } from './server/loop-lag.ts';
import { WebhookMetrics, type Endpoint } from './server/metrics.ts';
import { PathGuard } from './server/path-guard.ts';
import { WebhookServer } from './server/server.ts';
import type { WebhookSettings } from './settings.ts';
import { ClusterThrottle } from './throttle/cluster-throttle.ts';
import { followCluster } from './watch/cluster-copies.ts';
import { sentCopies, type MessageSource, type SentCopies } from './watch/sent-copies.ts';

export interface ProcessOptions {
  readonly settings: WebhookSettings;
  readonly log: Log;
  readonly throttleStore: (metrics: WebhookMetrics) => RequestCounters;
  readonly quota: (connection: KubernetesConnection) => QuotaWebhook;
  readonly mutate: Mutator;
  /** Who sends tenants and namespaces where there is no cluster. */
  readonly messages: MessageSource;
}

export interface RunningWebhook {
  readonly port: number;
  readonly healthPort: number;
  isReady(): boolean;
  /** Replaces authority, certificate and secret path now, in the steps of every rotation. */
  rotate(): Promise<void>;
  /** Drains and stops everything; true when all of it stopped cleanly. */
  stop(): Promise<boolean>;
}

const MIB = 1_048_576;
const REQUEST_TIMEOUT_MS = 5_000;
const CHECK_TIMEOUT_MS = 3_000;
/** Readiness is looked at this often. */
const READY_CHECK_MS = 1_000;

interface Running {
  server: WebhookServer | undefined;
  change: CertificateChange | undefined;
}

/** Looks at the served certificate and keeps the readiness figure. */
function readinessPart(running: Running, readiness: Readiness, metrics: WebhookMetrics, settings: WebhookSettings): Part {
  const [host] = settings.hosts;
  const address = settings.listen === '0.0.0.0' || settings.listen === '::' ? '127.0.0.1' : settings.listen;
  let timer: NodeJS.Timeout | undefined;
  const check = async (): Promise<void> => {
    const { server, change } = running;
    if (server === undefined || change === undefined) return;
    const { tls, bundle } = change;
    const problem = host === undefined ? undefined : await checkServed({ port: server.port(), host: address, serverName: host, bundle, expected: tls.cert, timeoutMs: CHECK_TIMEOUT_MS });
    readiness.served(problem);
    metrics.ready(readiness.problems().length === 0);
  };
  return {
    name: 'readiness',
    start: async () => {
      await check();
      timer = setInterval(() => void check(), READY_CHECK_MS);
    },
    stop: async () => {
      clearInterval(timer);
      readiness.drain();
      metrics.ready(false);
    },
  };
}

/**
 * Starts everything. What was started before a failure is stopped again.
 * @throws what a part threw
 */
export async function startWebhook({ settings, log, throttleStore, quota, mutate, messages }: ProcessOptions): Promise<RunningWebhook> {
  const monotonicMs = (): number => performance.now();
  const now = (): number => Date.now();
  const lifecycle = new Lifecycle({ log, stopTimeoutMs: (settings.drainSeconds + 20) * 1_000 });
  const metrics = new WebhookMetrics();
  const connection = settings.kubeconfig === undefined ? undefined : new KubernetesConnection({ cluster: settings.cluster, kubeconfigFile: settings.kubeconfig, timeoutMs: REQUEST_TIMEOUT_MS });
  const copies: SentCopies = connection === undefined ? sentCopies(messages) : followCluster({ connection, log, random: Math.random, nowMs: monotonicMs });
  const fence = connection === undefined || settings.preview ? previewQuota() : quota(connection);
  const readiness = new Readiness({ problems: [() => copies.problems(), () => fence.problems()] });
  const guard = new PathGuard();
  const running: Running = { server: undefined, change: undefined };
  const certificates = certificateSource({
    settings, connection, now, log,
    onChange: (change) => {
      guard.accept(settings.insecurePath ? [] : change.paths);
      running.server?.serve(change.tls);
      running.change = change;
      metrics.certificateEnds(change.ends);
    },
  });
  const lag = new LoopLag(monotonicMs);
  const reviewers: Readonly<Record<Endpoint, Reviewer>> = {
    validate: validateReviewer({ sources: { ...copies, ...(connection === undefined ? {} : { scaled: scaleTargets(connection) }) }, gate: fence.gate, metrics, nowMs: now, monotonicMs, throttle: new ClusterThrottle({ store: throttleStore(metrics), nowMs: now }) }),
    mutate: mutateReviewer(copies, mutate),
    quota: fence.review,
  };
  const endpoint = (name: Endpoint): ReviewEndpoint => new ReviewEndpoint({ name, review: reviewers[name], metrics, log, monotonicMs });
  const health = new HealthServer({ host: settings.listen, port: settings.healthPort, registry: metrics.registry, problems: () => readiness.problems() });
  await lifecycle.start(health);
  await lifecycle.start(lag);
  await lifecycle.start(copies);
  await lifecycle.start(fence);
  await lifecycle.start(certificates);
  if (running.change === undefined) throw new Error('there is no certificate to serve');
  const server = new WebhookServer({
    host: settings.listen, port: settings.port, tls: running.change.tls, guard, metrics,
    ...(settings.clientCaFile === undefined ? {} : { client: { ca: readFileSync(settings.clientCaFile, 'utf8'), names: settings.clientNames } }),
    endpoints: { validate: endpoint('validate'), mutate: endpoint('mutate'), quota: endpoint('quota') },
    gate: new LoadGate({ maxCalls: settings.maxCalls, maxBytes: settings.maxBytesMiB * MIB, maxLagMs: settings.maxLagMs }, () => lag.ms()),
    isReady: () => readiness.cannotJudge().length === 0,
    maxBodyBytes: settings.maxBodyMiB * MIB,
    drainMs: settings.drainSeconds * 1_000,
    monotonicMs,
  });
  running.server = server;
  await lifecycle.start(server);
  if (connection !== undefined && settings.flowClasses.length > 0) await lifecycle.start(new FlowKeeper({ connection, classes: settings.flowClasses, log, random: Math.random }));
  await lifecycle.start(readinessPart(running, readiness, metrics, settings));
  return { port: server.port(), healthPort: health.port(), isReady: () => readiness.problems().length === 0, rotate: () => certificates.rotate(), stop: () => lifecycle.stop() };
}
