/**
 * Who may call what: one rule for every RPC of the contract, and none means nobody (docs/identity.md has the table in
 * prose). Platform admins may call everything that has a rule, in all tenants; a rule says what else.
 */
import { isMessage, type Message } from '@bufbuild/protobuf';
import { OrganizationType, PlanTier, PreviewAccountRequestSchema, UpdateAccountRequestSchema } from '../../proto/gen/acctapi/v1/account_pb.js';
import type { TenantPersona } from './identity.ts';

/**
 * Where a request says which tenant it is about: in `organization_id`, or by an operation. `service`: by something that
 * only the service knows (a lock, a job), so the service compares it with the caller's tenants, and the rule asks for
 * the persona in any of them. `none`: it is about no tenant.
 */
export type TenantSource = 'organization' | 'operation' | 'service' | 'none';

export interface Rule {
  /** `everyone`: without credentials. `callers`: whoever has good ones; the answer holds only what is theirs. */
  readonly who: 'everyone' | 'callers' | readonly TenantPersona[];
  readonly tenant: TenantSource;
  /** True for what goes into the audit log. */
  readonly change: boolean;
  /** What platform admins alone may ask for, though others may call the RPC: the reason, or undefined. */
  readonly beyond?: (request: Message) => string | undefined;
}

const MEMBERS = ['admin', 'user', 'viewer'] as const;
const WORKERS = ['admin', 'user'] as const;
const ADMINS = ['admin'] as const;
/** Platform admins only. */
const NOBODY_ELSE = [] as const;

const read = (who: Rule['who'], tenant: TenantSource = 'organization'): Rule => ({ who, tenant, change: false });
const change = (who: Rule['who'], tenant: TenantSource = 'organization'): Rule => ({ who, tenant, change: true });

/** Plan and isolation are what the platform pays for; a document may name other tenants, and so would tell of them. */
function beyondTenantAdmin(request: Message): string | undefined {
  if (isMessage(request, UpdateAccountRequestSchema)) {
    const { plan, planTier, organizationType } = request;
    const isPlain = plan === undefined && planTier === PlanTier.UNSPECIFIED && organizationType === OrganizationType.UNSPECIFIED;
    return isPlain ? undefined : 'plan and isolation are changed by platform admins; send display_name alone';
  }
  return isMessage(request, PreviewAccountRequestSchema) && request.document !== '' ? 'whole documents are previewed by platform admins; send the fields that UpdateAccount takes' : undefined;
}

const ACCOUNTS: Readonly<Record<string, Rule>> = {
  CreateAccount: change(NOBODY_ELSE, 'none'),
  GetAccount: read(MEMBERS),
  UpdateAccount: { ...change(ADMINS), beyond: beyondTenantAdmin },
  DeleteAccount: change(NOBODY_ELSE),
  ListAccounts: read('callers', 'none'),
  SuspendAccount: change(NOBODY_ELSE),
  ResumeAccount: change(NOBODY_ELSE),
  UndeleteAccount: change(NOBODY_ELSE),
  PurgeAccount: change(NOBODY_ELSE),
  PreviewAccount: { ...read(MEMBERS), beyond: beyondTenantAdmin },
  WatchAccount: read(MEMBERS),
  ListAccountRevisions: read(MEMBERS),
  // An earlier version may have another plan.
  RevertAccount: change(NOBODY_ELSE),
};

const OPERATIONS: Readonly<Record<string, Rule>> = {
  GetOperation: read(MEMBERS, 'operation'),
  WaitOperation: read(MEMBERS, 'operation'),
};

const JOBS: Readonly<Record<string, Rule>> = {
  CreateJob: change(WORKERS),
  GetJob: read(MEMBERS, 'service'),
  ListJobs: read(MEMBERS),
  CancelJob: change(WORKERS, 'service'),
  GetJobLogs: read(MEMBERS, 'service'),
};

/** Not in the audit log: locks are taken thousands of times a second, and their own store says who holds what. */
const LOCKS: Readonly<Record<string, Rule>> = {
  AcquireLock: read(WORKERS, 'service'),
  ReleaseLock: read(WORKERS, 'service'),
  RefreshLock: read(WORKERS, 'service'),
  CheckLock: read(MEMBERS, 'service'),
};

const THROTTLE: Readonly<Record<string, Rule>> = {
  CheckThrottle: read(MEMBERS),
  // Counts, many a second: no change that anybody would look for in an audit log.
  RecordRequest: read(WORKERS),
  GetThrottleState: read(MEMBERS),
  ResetThrottle: change(NOBODY_ELSE),
  // The service holds everybody to the plan's ceiling.
  UpdateThrottleLimits: change(ADMINS),
};

const SERVICES: Readonly<Record<string, Readonly<Record<string, Rule>>>> = {
  'acctapi.v1.AccountProvisioningService': ACCOUNTS,
  'acctapi.v1.OperationService': OPERATIONS,
  'schedulerapi.v1.MCPJobService': JOBS,
  'schedulerapi.v1.DistributedLockService': LOCKS,
  'schedulerapi.v1.ThrottleStateService': THROTTLE,
  'schedulerapi.v1.HealthService': { Check: read('everyone', 'none') },
  'mcpapi.v1.MCPServerService': { PutJob: change(WORKERS) },
};

/** The rule of an RPC; undefined for one without, which nobody may call. */
export function ruleOf(service: string, rpc: string): Rule | undefined {
  const rules = Object.hasOwn(SERVICES, service) ? SERVICES[service] : undefined;
  return rules !== undefined && Object.hasOwn(rules, rpc) ? rules[rpc] : undefined;
}
