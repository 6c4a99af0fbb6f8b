/** The process behind `npm start`: data folder, repository, store, clusters and both doors, started in order. */
import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { collectDefaultMetrics } from 'prom-client';
import { Lifecycle, type Part } from '../runtime/lifecycle.ts';
import type { Log } from '../runtime/log.ts';
import { openCounters } from '../runtime/throttle/open-store.ts';
import { DEFAULT_SHARDS, shardBranch, shardOf } from '../model/layout.ts';
import { createRemote } from '../store/git/remote.ts';
import { openStore } from '../store/open.ts';
import type { TenantStore } from '../store/store.ts';
import { generationOf } from '../synth/render.ts';
import { PurgeTally } from './accounts/purge-tally.ts';
import type { Announcement } from './announcement.ts';
import { createApi, type Api } from './api.ts';
import { createCloud } from './cloud/create-cloud.ts';
import { createFleet, type Fleet } from './clusters/fleet.ts';
import type { DataFolder } from './data-folder.ts';
import { EmbeddedWebhook } from './embedded-webhook.ts';
import { AuditFile } from './audit/audit-file.ts';
import { createAccess } from './access.ts';
import { openLocalToken } from './identity/local-token.ts';
import { hostWithPort, isLoopback } from './identity/listen-address.ts';
import { OperationJournal } from './operations/operation-journal.ts';
import { openLocks } from './locks/open-locks.ts';
import { createBreakers } from './breakers/breakers.ts';
import { ApiMetrics } from './metrics/api-metrics.ts';
import { createMetricsServer } from './metrics/metrics-server.ts';
import { ReplyJournal } from './rpc/reply-journal.ts';
import { replicaKey } from './replica-secret.ts';
import { seedRepository } from './sample-repository.ts';
import type { ApiSettings } from './settings.ts';

export interface ProcessOptions {
  readonly settings: ApiSettings;
  readonly folder: DataFolder;
  /** The local token, read or made by openLocalToken(); undefined where there is none. */
  readonly token: string | undefined;
  /** Documents of the first commit of the embedded repository. */
  readonly sampleDocuments: string;
  /** PATH for git and ssh. */
  readonly searchPath: string;
  readonly log: Log;
}

export interface RunningApi {
  readonly announcement: Announcement;
  /** Drains and stops everything; true when all of it stopped cleanly. */
  stop(): Promise<boolean>;
}

/** One part may take this long to stop gracefully. */
const STOP_TIMEOUT_MS = 20_000;
/** Readiness of the store is looked at this often. */
const READY_CHECK_MS = 1_000;

/** The time of day of the start, moved on by a clock that nobody sets: a window lasts as long as it should. */
function counterTime(): number {
  return Math.floor(performance.timeOrigin + performance.now());
}

/** A part that needs nothing but an end. */
function closing(name: string, close: () => void | Promise<void>): Part {
  return { name, start: () => Promise.resolve(), stop: async () => close() };
}

function readinessTimer(api: Api): Part {
  let timer: NodeJS.Timeout | undefined;
  return {
    name: 'readiness',
    start: async () => {
      api.readiness.refresh();
      timer = setInterval(() => api.readiness.refresh(), READY_CHECK_MS);
    },
    stop: async () => {
      clearInterval(timer);
      // From here on probes and clients are told to go elsewhere; calls that run are still answered.
      api.readiness.drain();
    },
  };
}

async function openRepository(options: ProcessOptions, fleet: Fleet): Promise<TenantStore> {
  const { settings, folder, searchPath, log } = options;
  const repository = resolve(folder.repository);
  if (settings.remote === undefined) await seedRepository({ repository, documents: options.sampleDocuments, searchPath });
  return await openStore({
    remote: settings.remote ?? createRemote(repository),
    workDir: resolve(folder.workDir),
    database: folder.storeDatabase,
    ...(settings.replicaSecret === undefined ? {} : { replicaSecret: replicaKey(settings.replicaSecret, 'request-keys') }),
    searchPath,
    clock: { now: () => Date.now() },
    log,
    nudge: (branches) => fleet.nudge(branches),
    shardStatus: fleet,
    pollMs: settings.publishIntervalMs,
    ...(settings.signingKeyFile === undefined ? {} : { signingKeyFile: settings.signingKeyFile }),
    ...(settings.pushesPerMinute === undefined ? {} : { pushesPerMinute: settings.pushesPerMinute }),
  });
}

/** A tenant id that nobody has, for the commands to try. */
function exampleOf(store: TenantStore): Announcement['example'] {
  const id = Array.from({ length: 100 }, (_, index) => (index === 0 ? 'demo' : `demo-${index + 1}`)).find((candidate) => store.get(candidate) === undefined);
  const catalog = store.catalog();
  const cluster = catalog.clusters.get(catalog.platform.spec.defaults.clusters[0] ?? '');
  if (id === undefined || cluster === undefined) return undefined;
  return { id, branch: shardBranch(cluster.metadata.name, shardOf(id, cluster.spec.shards ?? DEFAULT_SHARDS)) };
}

/** Where the webhook listens; one that does not is the end of everything, as a port that is taken is. */
async function listening(webhook: EmbeddedWebhook | undefined, lifecycle: Lifecycle): Promise<string | undefined> {
  try {
    return await webhook?.listening();
  } catch (error) {
    await lifecycle.stop();
    throw error;
  }
}

function webhookOf({ settings, folder, searchPath, log }: ProcessOptions): EmbeddedWebhook | undefined {
  if (settings.webhook === undefined) return undefined;
  const [attached] = settings.kubeconfigs;
  const cluster = attached === undefined ? undefined : { name: attached[0], kubeconfig: attached[1] };
  // It only tries out what admission would say, so it stays on this machine.
  const host = isLoopback(settings.host) ? settings.host : '127.0.0.1';
  return new EmbeddedWebhook({ ...settings.webhook, host, certificateFile: resolve(folder.webhookCertificateFile), cluster, searchPath, logLevel: settings.logLevel, log });
}

/**
 * Starts everything. What was started before a failure is stopped again.
 * @throws TenantryError that says what is wrong and what to do
 */
export async function startProcess(options: ProcessOptions): Promise<RunningApi> {
  const { settings, folder, token, log } = options;
  // First: what is wrong with it is told before anything runs.
  const access = await createAccess({ settings: settings.access, token, now: () => Date.now(), monotonicMs: () => performance.now(), log });
  const lifecycle = new Lifecycle({ log, stopTimeoutMs: STOP_TIMEOUT_MS });
  await lifecycle.start(closing('data folder', () => folder.release()));
  const webhook = webhookOf(options);
  if (webhook !== undefined) await lifecycle.start(webhook);
  const replies = new ReplyJournal(folder.replyDatabase, () => Date.now());
  await lifecycle.start(closing('replies', () => replies.close()));
  const operations = new OperationJournal(folder.operationDatabase, () => Date.now());
  await lifecycle.start(closing('operations', () => operations.close()));
  const tally = new PurgeTally(folder.operationDatabase);
  await lifecycle.start(closing('purges so far', () => tally.close()));
  if (access.tls !== undefined) await lifecycle.start(access.tls);
  const audit = new AuditFile({ folder: folder.path, log });
  await lifecycle.start(closing('audit log', () => audit.close()));
  const locks = openLocks({ url: settings.lockDatabase, file: folder.lockDatabase, monotonicMs: () => performance.now(), log });
  await lifecycle.start(closing('locks', () => locks.close()));
  const breakers = createBreakers({ now: () => Date.now() });
  const metrics = new ApiMetrics();
  const counters = openCounters({ url: settings.throttleRedis, prefix: 'tenantry:api:throttle:', log, onFallback: () => metrics.throttledLocally() });
  await lifecycle.start(closing('throttle', () => counters.close()));
  const fleet = createFleet({ breakers, kubeconfigs: settings.kubeconfigs, log, random: Math.random, now: () => new Date() });
  await lifecycle.start(fleet);
  let store: TenantStore | undefined;
  await lifecycle.start({
    name: 'store',
    start: async () => void (store = await openRepository(options, fleet)),
    stop: async () => store?.close(),
  });
  if (store === undefined) throw new Error('the store did not open');
  const cloud = createCloud({ breakers, settings: settings.cloud, store, searchPath: options.searchPath, log, random: Math.random });
  await lifecycle.start(cloud);
  collectDefaultMetrics({ register: metrics.registry });
  if (settings.metricsPort !== undefined) await lifecycle.start(createMetricsServer({ host: settings.host, port: settings.metricsPort, registry: metrics.registry }));
  const api = createApi({
    maxConnections: settings.maxConnections, host: settings.host, httpPort: settings.httpPort, grpcPort: settings.grpcPort, store, observer: fleet, generationOf, replies, operations, cloud, tally, locks, breakers, counters: counters.store, counterTime,
    authenticator: access.authenticator, tls: access.tls, pageKey: settings.replicaSecret === undefined ? (token ?? (await openLocalToken(folder.pageKeyFile))) : replicaKey(settings.replicaSecret, 'page-tokens'), audit, log, monotonicMs: () => performance.now(), newOperationId: randomUUID, metrics,
  });
  await lifecycle.start(api.tracker);
  await lifecycle.start(api.purges);
  await lifecycle.start(api.grpc);
  await lifecycle.start(api.rest);
  await lifecycle.start(api.line);
  await lifecycle.start(readinessTimer(api));
  webhook?.follow(store);
  return {
    announcement: {
      http: hostWithPort(settings.host, api.rest.port()),
      grpc: hostWithPort(settings.host, api.grpc.port()),
      webhook: await listening(webhook, lifecycle),
      secure: access.tls !== undefined,
      token,
      tokenFile: folder.tokenFile,
      repository: settings.remote === undefined ? folder.repository : undefined,
      example: exampleOf(store),
    },
    stop: () => lifecycle.stop(),
  };
}
