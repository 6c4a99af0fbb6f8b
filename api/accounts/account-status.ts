/** The states of an account that clients of the contract know, derived from Git and from what clusters say. Pure. */
import type { TenantState } from '../../model/tenant.ts';
import type { Problem, StoredTenant } from '../../store/store.ts';
import type { Progress } from './progress.ts';

export const ACCOUNT_STATUSES = ['PROVISIONING', 'ACTIVE', 'UPDATING', 'SUSPENDED', 'DELETING', 'DELETED', 'FAILED'] as const;
export type AccountStatus = (typeof ACCOUNT_STATUSES)[number];

export interface AccountState {
  readonly status: AccountStatus;
  /** Why; one line of clean text. */
  readonly message: string;
  readonly progress: readonly Progress[];
  /** Why the tenant's identity in the cloud is not as its document wants; undefined when it is. */
  readonly awaited?: string | undefined;
}

/** The status once every attached cluster has applied the document. */
const SETTLED: Readonly<Record<TenantState, AccountStatus>> = { Active: 'ACTIVE', Suspended: 'SUSPENDED', Deleted: 'DELETED' };

const FAILING: ReadonlySet<Problem['kind']> = new Set(['invalid', 'held', 'vanished']);

/** True for a problem that keeps a tenant's newest document from being published. */
export function isFailure(problem: Problem): boolean {
  return FAILING.has(problem.kind);
}

function unsettled(state: TenantState, wasThere: boolean): AccountStatus {
  if (state === 'Deleted') return 'DELETING';
  return state === 'Suspended' || wasThere ? 'UPDATING' : 'PROVISIONING';
}

/**
 * Derives the state. `problem` is what the store says about the tenant, if anything; `awaited` is what the cloud still
 * lacks (see TenantCloud).
 */
export function accountStateOf(tenant: StoredTenant, progress: readonly Progress[], problem: Problem | undefined, awaited?: string): AccountState {
  if (problem !== undefined && isFailure(problem)) return { status: 'FAILED', message: `${problem.kind}: ${problem.message}`, progress, awaited };
  const { state } = tenant.document.spec;
  const attached = progress.filter((one) => one.attached);
  const waiting = attached.filter((one) => one.state !== 'READY');
  const note = problem === undefined ? '' : `${problem.message}; `;
  const reasons = [...waiting.map(({ cluster, message }) => `${cluster} (${message})`), ...(awaited === undefined ? [] : [awaited])];
  if (reasons.length > 0) {
    const changedSince = tenant.updatedAt.getTime() > tenant.createdAt.getTime();
    const wasThere = attached.some(({ appliedGeneration, generation }) => appliedGeneration !== '' && (appliedGeneration !== generation || changedSince));
    return { status: unsettled(state, wasThere), message: `${note}waiting for ${reasons.join(', ')}`, progress, awaited };
  }
  const where = attached.length === 0 ? 'published; no cluster of the tenant is attached to this API' : `applied in ${attached.map(({ cluster }) => cluster).join(', ')}`;
  const end = tenant.document.spec.purging === true ? 'being purged, so it cannot come back; ' : '';
  return { status: SETTLED[state], message: `${note}${end}${where}`, progress };
}
