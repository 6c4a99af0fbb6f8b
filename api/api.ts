/** The API of one process: both doors over one store. Everything that it needs from outside comes in as an option. */
import type { TenantInputs } from '../model/catalog.ts';
import type { Log } from '../runtime/log.ts';
import type { TenantStore } from '../store/store.ts';
import type { TenantCloud } from './accounts/cloud.ts';
import { resumeOperation } from './accounts/resume-operation.ts';
import { OperationTracker } from './operations/tracker.ts';
import type { OperationJournal } from './operations/operation-journal.ts';
import type { Operation } from './operations/operation.ts';
import type { Part } from '../runtime/lifecycle.ts';
import { AccountStates } from './accounts/account-states.ts';
import { createPageTokens } from './accounts/page-token.ts';
import type { ClusterObserver } from './clusters/observer.ts';
import { createGrpcServer, type GrpcServer } from './grpc/server.ts';
import { createReadiness, type Readiness } from './health/readiness.ts';
import { isLoopback, loopbackHosts } from './identity/listen-address.ts';
import { createTokenAuthenticator } from './identity/local-token.ts';
import { createRestServer, type RestServer } from './rest/server.ts';
import { Dispatcher } from './rpc/dispatcher.ts';
import { ApiMetrics } from './metrics/api-metrics.ts';
import type { ReplyJournal } from './rpc/reply-journal.ts';
import { contractMethods } from './services.ts';

/** Longest that any call may take; a commit to a slow remote fits well within. */
const MAX_CALL_MS = 120_000;

export interface ApiOptions {
  /** A loopback address. */
  readonly host: string;
  /** 0 lets the system choose. */
  readonly httpPort: number;
  readonly grpcPort: number;
  readonly store: TenantStore;
  readonly observer: ClusterObserver;
  readonly generationOf: (inputs: TenantInputs, cluster: string) => string;
  readonly replies: ReplyJournal;
  readonly operations: OperationJournal;
  readonly cloud: TenantCloud;
  /** The local token. */
  readonly token: string;
  readonly log: Log;
  /** Milliseconds of a clock that never goes back. */
  readonly monotonicMs: () => number;
  readonly newOperationId: () => string;
  /** Its registry takes the metrics of other parts too. A new one by default. */
  readonly metrics?: ApiMetrics;
}

export interface Api {
  readonly rest: RestServer;
  readonly grpc: GrpcServer;
  readonly readiness: Readiness;
  /** Follows operations; to be started before the doors. */
  readonly tracker: Part;
}

/** Both servers, not listening yet. */
export function createApi(options: ApiOptions): Api {
  const { store, observer, log, monotonicMs, newOperationId, metrics = new ApiMetrics() } = options;
  const readiness = createReadiness([() => store.healthy() || 'the tenants repository cannot be reached or refuses pushes']);
  const dispatcher = new Dispatcher({ authenticator: createTokenAuthenticator(options.token), log, monotonicMs, newOperationId, maxCallMs: MAX_CALL_MS, recorder: metrics });
  const states = new AccountStates({ store, observer, generationOf: options.generationOf });
  // Whoever holds the token may page; another installation's page tokens are no good here.
  const pageTokens = createPageTokens(options.token);
  const { operations, cloud } = options;
  const tracker: OperationTracker = new OperationTracker({ store, observer, states, journal: operations, log, resume: (operation) => resumeOperation({ store, cloud }, operation) });
  const takeUp = (operation: Operation): void => tracker.takeUp(operation);
  const methods = contractMethods({ accounts: { store, states, observer, cloud, operations, takeUp, replies: options.replies, pageTokens, monotonicMs, now: () => operations.now() }, readiness });
  const { host } = options;
  return {
    readiness,
    tracker,
    rest: createRestServer({ host, port: options.httpPort, dispatcher, methods, readiness, log, newOperationId, hosts: (port) => loopbackHosts(host, port), metrics, showMetrics: isLoopback(host) }),
    grpc: createGrpcServer({ host, port: options.grpcPort, dispatcher, methods, readiness }),
  };
}
