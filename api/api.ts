/** The API of one process: both doors over one store. Everything that it needs from outside comes in as an option. */
import type { ServerOptions } from '@grpc/grpc-js';
import type { TenantInputs } from '../model/catalog.ts';
import type { Log } from '../runtime/log.ts';
import { MemoryStore } from '../runtime/throttle/memory-store.ts';
import type { ThrottleStore } from '../runtime/throttle/store.ts';
import type { TenantStore } from '../store/store.ts';
import type { TenantCloud } from './accounts/cloud.ts';
import { resumeOperation } from './accounts/resume-operation.ts';
import type { PurgeTally } from './accounts/purge-tally.ts';
import { RetentionPurges } from './accounts/retention-purges.ts';
import { OperationTracker } from './operations/tracker.ts';
import type { OperationJournal } from './operations/operation-journal.ts';
import type { Operation } from './operations/operation.ts';
import type { Part } from '../runtime/lifecycle.ts';
import { AccountStates } from './accounts/account-states.ts';
import { showBreakers } from './breakers/breaker-metrics.ts';
import { ConnectionBound, MAX_CONNECTIONS } from './connections/connection-bound.ts';
import { createBreakers, type Breakers } from './breakers/breakers.ts';
import { guardedStore } from './breakers/guarded-store.ts';
import { createPageTokens } from './accounts/page-token.ts';
import type { ClusterObserver } from './clusters/observer.ts';
import { createGrpcServer, type GrpcServer } from './grpc/server.ts';
import { createReadiness, type Readiness } from './health/readiness.ts';
import { certificateHosts, isLoopback, knownLoopbackHosts } from './identity/listen-address.ts';
import type { Authenticator } from './identity/identity.ts';
import { Line } from './locks/line.ts';
import { MAX_WAITING_CALLS, TENANT_LIMITS } from './locks/lock-limits.ts';
import type { LockStore } from './locks/lock-store.ts';
import { createRestServer, type RestServer } from './rest/server.ts';
import { Dispatcher } from './rpc/dispatcher.ts';
import { Gate } from './rpc/gate.ts';
import { AuditLog, type AuditSink } from './audit/audit-log.ts';
import type { TlsSource } from './tls/tls-files.ts';
import { isForHost } from './tls/tls-material.ts';
import { ApiMetrics } from './metrics/api-metrics.ts';
import type { ReplyJournal } from './rpc/reply-journal.ts';
import { contractMethods } from './services.ts';
import { CallThrottle } from './throttle/call-throttle.ts';

/** Longest that any call may take; a commit to a slow remote fits well within. */
const MAX_CALL_MS = 120_000;

export interface ApiOptions {
  /** A loopback address, unless there is TLS. */
  readonly host: string;
  /** Undefined: no TLS. */
  readonly tls?: TlsSource | undefined;
  /** 0 lets the system choose. */
  readonly httpPort: number;
  readonly grpcPort: number;
  readonly store: TenantStore;
  readonly observer: ClusterObserver;
  readonly generationOf: (inputs: TenantInputs, cluster: string) => string;
  readonly replies: ReplyJournal;
  readonly operations: OperationJournal;
  readonly cloud: TenantCloud;
  /** What purges took away so far. */
  readonly tally: PurgeTally;
  readonly locks: LockStore;
  readonly authenticator: Authenticator;
  /** Counters of the throttle; those of this process by default. */
  readonly counters?: ThrottleStore;
  /** Their time: milliseconds since 1970, whole, of a clock that is not set back. The operations' by default. */
  readonly counterTime?: () => number;
  /** Shared with what else calls the same dependencies. New ones by default. */
  readonly breakers?: Breakers;
  /** Where the audit log is kept. */
  readonly audit: AuditSink;
  /** Secret that page tokens are signed with: another installation's are no good here. */
  readonly pageKey: string;
  readonly log: Log;
  /** Milliseconds of a clock that never goes back. */
  readonly monotonicMs: () => number;
  readonly newOperationId: () => string;
  /** Connections that each door holds at one time; 4,096 by default. */
  readonly maxConnections?: number;
  /** Replaces some limits of the gRPC server, for tests. */
  readonly grpcLimits?: ServerOptions;
  /** Milliseconds that the message of a gRPC call may take to arrive, for tests. */
  readonly arrivalMs?: number;
  /** Its registry takes the metrics of other parts too. A new one by default. */
  readonly metrics?: ApiMetrics;
}

export interface Api {
  readonly rest: RestServer;
  readonly grpc: GrpcServer;
  readonly readiness: Readiness;
  /** Follows operations; to be started before the doors. */
  readonly tracker: Part;
  /** Purges tenants whose retention time is over. */
  readonly purges: Part;
  /** Calls that wait for locks; its stop answers them, and must come before the doors wait for their calls to end. */
  readonly line: Part;
}

/** Both servers, not listening yet. */
export function createApi(options: ApiOptions): Api {
  const { observer, log, monotonicMs, newOperationId, metrics = new ApiMetrics(), counters = new MemoryStore(), breakers = createBreakers({ now: () => options.operations.now() }) } = options;
  const store = guardedStore(options.store, breakers);
  const nowMs = options.counterTime ?? (() => options.operations.now());
  showBreakers(metrics.registry, breakers);
  const readiness = createReadiness([
    () => store.healthy() || 'the tenants repository cannot be reached or refuses pushes',
    () => options.locks.healthy() || 'the database of locks cannot be reached or written',
  ]);
  const audit = new AuditLog({ sink: options.audit, now: () => new Date(options.operations.now()), monotonicMs, log });
  const gate = new Gate({ audit, throttle: new CallThrottle({ store, counters, nowMs }), tenantOfOperation: (id, tenants) => options.operations.tenantOf(id, tenants) });
  const dispatcher = new Dispatcher({ authenticator: options.authenticator, gate, now: () => options.operations.now(), log, monotonicMs, newOperationId, maxCallMs: MAX_CALL_MS, recorder: metrics });
  const states = new AccountStates({ store, observer, generationOf: options.generationOf, cloud: options.cloud });
  const pageTokens = createPageTokens(options.pageKey);
  const { operations, cloud, tally } = options;
  const tracker: OperationTracker = new OperationTracker({ store, observer, states, journal: operations, log, cloud, resume: (operation) => resumeOperation({ store, cloud, tally }, operation) });
  const takeUp = (operation: Operation): void => tracker.takeUp(operation);
  const line = new Line({ store: options.locks, monotonicMs, most: MAX_WAITING_CALLS });
  const changes = { store, states, operations, takeUp, replies: options.replies };
  const methods = contractMethods({
    accounts: { ...changes, observer, cloud, tally, pageTokens, monotonicMs, now: () => operations.now() },
    locks: { store: options.locks, line, limits: TENANT_LIMITS, now: () => operations.now(), tenantExists: (id) => store.get(id) !== undefined },
    throttle: { ...changes, counters, nowMs, breakers },
    readiness,
  });
  const { host, tls, maxConnections = MAX_CONNECTIONS } = options;
  return {
    readiness,
    tracker,
    purges: new RetentionPurges({ store, states, cloud, tally, operations, audit, log, newOperationId }),
    line: { name: 'line for locks', start: () => Promise.resolve(), stop: async () => line.close() },
    rest: createRestServer({ host, port: options.httpPort, dispatcher, methods, readiness, log, newOperationId, tls, metrics, connections: new ConnectionBound(maxConnections, metrics.connections('rest')), showMetrics: isLoopback(host), hosts: (port) => (tls === undefined ? knownLoopbackHosts(host, port) : certificateHosts((name) => isForHost(tls.material(), name))) }),
    grpc: createGrpcServer({ host, port: options.grpcPort, dispatcher, methods, readiness, newOperationId, tls, connections: new ConnectionBound(maxConnections, metrics.connections('grpc')), arrivalMs: options.arrivalMs, ...(options.grpcLimits === undefined ? {} : { limits: options.grpcLimits }) }),
  };
}
