/** Fence, gate and projector of one replica, put together on a cluster. */
import type { KubernetesConnection } from '../../runtime/kubernetes.ts';
import type { Part } from '../../runtime/lifecycle.ts';
import type { Log } from '../../runtime/log.ts';
import type { Reviewer } from '../server/endpoint.ts';
import { Fence } from './fence.ts';
import { QuotaGate } from './gate.ts';
import { KubernetesLedgers } from './kubernetes-ledgers.ts';
import { KubernetesQuotas } from './kubernetes-quotas.ts';
import { LeaseElection } from './lease-election.ts';
import { WatchedQuotas } from './observed-quotas.ts';
import { QUOTA_TIMES, type QuotaTimes } from './projection.ts';
import { ProjectorLoop } from './projector-loop.ts';
import { Projector } from './projector.ts';
import { WatchedTenants } from './watched-tenants.ts';

export interface QuotaWebhookOptions {
  readonly connection: KubernetesConnection;
  /** User names of the webhook's own accounts. */
  readonly ownUsers: readonly string[];
  /** The Lease that the projecting replica holds, and this replica's name in it. */
  readonly lease: { readonly namespace: string; readonly name: string; readonly self: string };
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** A number from 0 to 1, for spreading retries. */
  readonly random: () => number;
  readonly log: Log;
  readonly times?: QuotaTimes;
}

export interface QuotaWebhook extends Part {
  /** What stands at /quota. */
  readonly review: Reviewer;
  /** To be asked about what /validate allows. */
  readonly gate: QuotaGate;
  /** Why this replica cannot be relied on yet; empty when it can. */
  problems(): readonly string[];
}

export function createQuotaWebhook({ connection, ownUsers, lease, now, random, log, times = QUOTA_TIMES }: QuotaWebhookOptions): QuotaWebhook {
  const wake = (tenant: string): void => loop.wake(tenant);
  const observed = new WatchedQuotas({ connection, log, random, onChange: wake });
  const tenants = new WatchedTenants({ connection, log, random, onChange: wake });
  const quotas = new KubernetesQuotas(connection);
  const ledgers = new KubernetesLedgers(connection);
  const fence = new Fence({ ledgers, known: (tenant) => tenants.get(tenant), quotas, observed, ownUsers, youngMs: times.youngMs, now, log });
  const projector = new Projector({ ledgers, quotas, observed, namespaces: quotas, times, now, log });
  const election = new LeaseElection({ connection, namespace: lease.namespace, lease: lease.name, self: lease.self, now, log, onChange: (leads) => leads && loop.wakeAll() });
  const loop = new ProjectorLoop({ projector, tenants: () => tenants.names(), isLeader: () => election.leads, log });
  return {
    name: 'quota fence',
    review: (request, call) => fence.review(request, call),
    gate: new QuotaGate({ observed, quotas }),
    // An old view of quotas makes no decision wrong, so only the first list is waited for.
    problems: () => (observed.wasSynced ? [] : ['resource quotas: not listed yet']),
    start: async () => {
      observed.start();
      tenants.start();
      await loop.start();
      await election.start();
    },
    stop: async () => {
      await election.stop();
      await loop.stop();
      await Promise.all([observed.stop(), tenants.stop()]);
    },
  };
}
