/**
 * Purges deleted tenants by itself once their retention time is over, where platform.yaml says so, and finishes purges
 * that somebody began and nobody finished. Each is an operation of its own with its two lines in the audit log; its receipt
 * stands in the log and in Git.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { DEFAULT_DELETION_BUDGET } from '../../model/platform.ts';
import { AccountProvisioningService } from '../../proto/gen/acctapi/v1/account_pb.js';
import type { Part } from '../../runtime/lifecycle.ts';
import type { Log } from '../../runtime/log.ts';
import { TenantryError } from '../../model/errors.ts';
import type { Caller, StoredTenant, TenantStore } from '../../store/store.ts';
import type { Attempt, Outcome } from '../audit/audit-line.ts';
import type { AuditLog } from '../audit/audit-log.ts';
import type { OperationJournal } from '../operations/operation-journal.ts';
import { failed, pushed } from '../operations/operation.ts';
import { methodName } from '../rpc/method.ts';
import type { AccountStates } from './account-states.ts';
import { CutOff } from './change-account.ts';
import type { TenantCloud } from './cloud.ts';
import { notYet, purgeTenant } from './purge-account.ts';
import type { PurgeTally } from './purge-tally.ts';

export interface RetentionPurgesOptions {
  readonly store: TenantStore;
  readonly states: AccountStates;
  readonly cloud: TenantCloud;
  readonly tally: PurgeTally;
  readonly operations: OperationJournal;
  readonly log: Log;
  readonly audit: Pick<AuditLog, 'asked' | 'done'>;
  readonly newOperationId: () => string;
  /** Milliseconds between two passes; a minute by default. */
  readonly everyMs?: number;
}

const EVERY_MS = 60_000;
/** A purge that fails again and again is tried again after this long at last. */
const MAX_WAIT_MS = 3_600_000;
/** One tenant may take so long in one pass; a later one goes on. */
const LIMIT_MS = 600_000;
const AUTHOR: Caller = { id: 'tenantry', name: 'tenantry' };

/** As a call would be written down: no door and nobody's credentials, but the operation. */
function attemptOf(tenant: string, operationId: string): Attempt {
  const identity = { id: AUTHOR.id, name: AUTHOR.name ?? '', email: '', platformAdmin: true, tenants: new Map() };
  return { rpc: methodName(AccountProvisioningService.method.purgeAccount), tenant, requestId: '', operationId, door: 'itself', peer: '', identity };
}

export class RetentionPurges implements Part {
  readonly name = 'purges';
  readonly #options: RetentionPurgesOptions;
  readonly #stop = new AbortController();
  /** Those that failed: how often, and when they are tried again, milliseconds since 1970. */
  readonly #failed = new Map<string, { readonly times: number; readonly next: number }>();
  #loop: Promise<void> | undefined;

  constructor(options: RetentionPurgesOptions) {
    this.#options = options;
  }

  async start(): Promise<void> {
    this.#loop = this.#repeat();
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#loop;
  }

  async #repeat(): Promise<void> {
    const { everyMs = EVERY_MS, log } = this.#options;
    while (!this.#stop.signal.aborted) {
      try {
        await this.pass();
      } catch (error) {
        log.warn('deleted tenants could not be looked at', { error });
      }
      await sleep(everyMs, undefined, { signal: this.#stop.signal }).catch(() => undefined);
    }
  }

  /** Purges as many as the deletion budget allows; those that were begun come first. */
  async pass(): Promise<void> {
    const { store } = this.#options;
    let left = store.catalog().platform.spec.removal?.budget ?? DEFAULT_DELETION_BUDGET;
    const deleted = store.list({ limit: Number.MAX_SAFE_INTEGER, filter: ({ document }) => document.spec.state === 'Deleted' }).tenants;
    const begunFirst = [...deleted].sort((a, b) => Number(b.document.spec.purging === true) - Number(a.document.spec.purging === true));
    for (const tenant of begunFirst) {
      if (left <= 0 || this.#stop.signal.aborted) return;
      if (!(await this.#isDue(tenant))) continue;
      left -= 1;
      await this.#purge(tenant);
    }
  }

  async #isDue(tenant: StoredTenant): Promise<boolean> {
    const { store, states, operations } = this.#options;
    if (operations.now() < (this.#failed.get(tenant.id)?.next ?? 0)) return false;
    // Somebody is at it.
    if (operations.openOf(tenant.id).some(({ method }) => method === 'PurgeAccount')) return false;
    const { platform } = store.catalog();
    if (tenant.document.spec.purging !== true && platform.spec.removal?.purge !== 'Automatic') return false;
    return notYet(tenant, await states.stateOf(tenant, 'platform'), { platform, now: operations.now() }) === undefined;
  }

  async #purge({ id: tenant }: StoredTenant): Promise<void> {
    const { audit, log, newOperationId } = this.#options;
    const attempt = attemptOf(tenant, newOperationId());
    try {
      await audit.asked(attempt);
    } catch (error) {
      this.#noteFailure(tenant);
      log.warn('a tenant is not purged while that cannot be written down', { tenant, error });
      return;
    }
    await audit.done(attempt, await this.#purged(attempt));
  }

  async #purged({ tenant, operationId }: Attempt): Promise<Omit<Outcome, 'stage'>> {
    const { operations, log } = this.#options;
    operations.begin({ id: operationId, tenant, method: 'PurgeAccount', caller: AUTHOR.id, resume: { caller: AUTHOR, requestId: undefined, requestDigest: '' } });
    const signal = AbortSignal.any([this.#stop.signal, AbortSignal.timeout(LIMIT_MS)]);
    try {
      const { receipt, purged } = await purgeTenant(this.#options, { tenant, verb: `Purge tenant ${tenant}`, caller: AUTHOR, operationId, apply: () => undefined }, signal);
      this.#failed.delete(tenant);
      operations.update(operationId, (open) => pushed(open, receipt.commit, operations.now()));
      log.info('a tenant was purged after its retention time', { tenant, operationId, commit: receipt.commit, branches: receipt.branches.map(({ name }) => name).join(', '), ...purged, roles: purged.roles.join(', ') });
      return { code: 'OK', commit: receipt.commit };
    } catch (error) {
      const reason = error instanceof CutOff ? error.cause : error;
      this.#noteFailure(tenant);
      log.warn('a tenant could not be purged; a later pass goes on', { tenant, operationId, error: reason });
      // Stopped: the next process takes the operation up.
      if (!this.#stop.signal.aborted) operations.update(operationId, (open) => failed(open, reason instanceof TenantryError ? reason.message : 'internal error'));
      return { code: reason instanceof TenantryError ? reason.code : 'INTERNAL' };
    }
  }

  #noteFailure(tenant: string): void {
    const { operations, everyMs = EVERY_MS } = this.#options;
    const times = (this.#failed.get(tenant)?.times ?? 0) + 1;
    this.#failed.set(tenant, { times, next: operations.now() + Math.min(MAX_WAIT_MS, everyMs * 2 ** Math.min(times - 1, 20)) });
  }
}
