import { create, type DescMessage, type DescMethod } from '@bufbuild/protobuf';
import { beforeEach, describe, expect, it } from 'vitest';
import { AccountProvisioningService, OperationService, OrganizationType, PlanTier } from '../../proto/gen/acctapi/v1/account_pb.js';
import { file_acctapi_v1_account } from '../../proto/gen/acctapi/v1/account_pb.js';
import { file_mcpapi_v1_mcp } from '../../proto/gen/mcpapi/v1/mcp_pb.js';
import { DistributedLockService, file_schedulerapi_v1_scheduler, HealthService, MCPJobService, ThrottleStateService } from '../../proto/gen/schedulerapi/v1/scheduler_pb.js';
import { authorize } from './authorization.ts';
import type { Identity, TenantPersona } from './identity.ts';
import { ruleOf } from './rules.ts';

const CONTRACT = [file_acctapi_v1_account, file_schedulerapi_v1_scheduler, file_mcpapi_v1_mcp].flatMap(({ services }) => services).flatMap(({ methods }) => methods);
const nameOf = (desc: DescMethod): string => `${desc.parent.typeName}/${desc.name}`;
const has = (message: DescMessage, field: string): boolean => message.fields.some(({ name }) => name === field);

const caller = (tenants: Record<string, TenantPersona>, platformAdmin = false): Identity => ({ id: 'c', platformAdmin, tenants: new Map(Object.entries(tenants)), name: 'c', email: 'c@x' });
const ADMIN = caller({ acme: 'admin' });
const USER = caller({ acme: 'user' });
const VIEWER = caller({ acme: 'viewer' });
const PLATFORM = caller({}, true);
const STRANGER = caller({});

let asked: [string, readonly string[]][];
beforeEach(() => (asked = []));

/** `ok`, or the code of the refusal. */
function verdict(desc: DescMethod, identity: Identity | undefined, fields: Record<string, unknown> = { organizationId: 'acme', operationId: 'op-acme' }): string {
  const options = { tenantOfOperation: (id: string, tenants: readonly string[]) => (asked.push([id, tenants]), tenants.find((tenant) => id === `op-${tenant}`)) };
  try {
    authorize(options, { desc, request: create(desc.input, fields), identity });
    return 'ok';
  } catch (error) {
    return String((error as { code?: unknown }).code);
  }
}

function refusal(desc: DescMethod, identity: Identity, fields: Record<string, unknown>): { code: unknown; message: string } {
  try {
    authorize({ tenantOfOperation: () => undefined }, { desc, request: create(desc.input, fields), identity });
  } catch (error) {
    const { code, message } = error as { code: unknown; message: string };
    return { code, message };
  }
  throw new Error('let in');
}

describe('every RPC of the contract', () => {
  it.each(CONTRACT.map((desc) => [nameOf(desc), desc] as const))('%s has a rule', (_name, desc) => {
    expect(ruleOf(desc.parent.typeName, desc.name)).toBeDefined();
  });

  it('and no other one has', () => {
    expect(CONTRACT.length).toBeGreaterThan(30);
    for (const [service, rpc] of [['acctapi.v1.AccountProvisioningService', 'Nope'], ['nope', 'GetAccount'], ['constructor', 'name'], ['acctapi.v1.AccountProvisioningService', 'toString'], ['__proto__', 'x']] as const) expect(ruleOf(service, rpc)).toBeUndefined();
  });

  it.each(CONTRACT.map((desc) => [nameOf(desc), desc] as const))('%s looks for the tenant where its request names it', (_name, desc) => {
    const rule = ruleOf(desc.parent.typeName, desc.name);
    if (rule?.tenant === 'organization') expect(has(desc.input, 'organization_id')).toBe(true);
    if (rule?.tenant === 'operation') expect(has(desc.input, 'operation_id')).toBe(true);
    // A request that names a tenant is judged by it; a create has none yet, and locks compare it themselves.
    if (has(desc.input, 'organization_id') && desc.parent !== DistributedLockService && desc.name !== 'CreateAccount') expect(rule?.tenant).toBe('organization');
    // Whatever takes a request id changes something.
    if (has(desc.input, 'request_id') && desc.parent !== DistributedLockService && desc.name !== 'RecordRequest') expect(rule?.change).toBe(true);
  });

  it.each(CONTRACT.map((desc) => [nameOf(desc), desc] as const))('%s is closed to strangers, other tenants and callers without credentials', (_name, desc) => {
    if (desc.parent === HealthService) return expect(verdict(desc, undefined)).toBe('ok');
    expect(verdict(desc, undefined)).toBe('UNAUTHENTICATED');
    expect(verdict(desc, PLATFORM)).toBe('ok');
    if (desc.name === 'ListAccounts') return expect(verdict(desc, STRANGER)).toBe('ok');
    expect(verdict(desc, STRANGER)).toMatch(/^(PERMISSION_DENIED|NOT_FOUND)$/);
    if (ruleOf(desc.parent.typeName, desc.name)?.tenant !== 'service') for (const one of [ADMIN, USER, VIEWER]) expect(verdict(desc, one, { organizationId: 'globex', operationId: 'op-globex' })).toMatch(/^(PERMISSION_DENIED|NOT_FOUND)$/);
  });

  it('without a rule is refused to everybody', () => {
    const unknown = { ...AccountProvisioningService.method.getAccount, name: 'GetSecrets' } as DescMethod;
    for (const one of [PLATFORM, ADMIN, undefined]) expect(verdict(unknown, one)).toBe('PERMISSION_DENIED');
  });
});

const D = 'PERMISSION_DENIED';
const a = AccountProvisioningService.method;
const j = MCPJobService.method;
const l = DistributedLockService.method;
const t = ThrottleStateService.method;

describe('personas in their own tenant', () => {
  it.each<[DescMethod, string, string, string]>([
    [a.createAccount, D, D, D], [a.deleteAccount, D, D, D], [a.suspendAccount, D, D, D], [a.resumeAccount, D, D, D], [a.undeleteAccount, D, D, D], [a.purgeAccount, D, D, D], [a.revertAccount, D, D, D],
    [a.updateAccount, 'ok', D, D], [a.getAccount, 'ok', 'ok', 'ok'], [a.watchAccount, 'ok', 'ok', 'ok'], [a.previewAccount, 'ok', 'ok', 'ok'], [a.listAccountRevisions, 'ok', 'ok', 'ok'], [a.listAccounts, 'ok', 'ok', 'ok'],
    [OperationService.method.getOperation, 'ok', 'ok', 'ok'], [OperationService.method.waitOperation, 'ok', 'ok', 'ok'],
    [j.createJob, 'ok', 'ok', D], [j.cancelJob, 'ok', 'ok', D], [j.getJob, 'ok', 'ok', 'ok'], [j.listJobs, 'ok', 'ok', 'ok'], [j.getJobLogs, 'ok', 'ok', 'ok'],
    [l.acquireLock, 'ok', 'ok', D], [l.releaseLock, 'ok', 'ok', D], [l.refreshLock, 'ok', 'ok', D], [l.checkLock, 'ok', 'ok', 'ok'],
    [t.checkThrottle, 'ok', 'ok', 'ok'], [t.getThrottleState, 'ok', 'ok', 'ok'], [t.recordRequest, 'ok', 'ok', D], [t.updateThrottleLimits, 'ok', D, D], [t.resetThrottle, D, D, D],
  ])('$name', (desc, admin, user, viewer) => {
    expect([ADMIN, USER, VIEWER].map((one) => verdict(desc, one))).toEqual([admin, user, viewer]);
  });

  it.each([{ plan: 'enterprise' }, { plan: '' }, { planTier: PlanTier.FREE }, { organizationType: OrganizationType.NAMESPACE }])('tenant admins change no plan and no isolation: %j', (fields) => {
    expect(verdict(a.updateAccount, ADMIN, { organizationId: 'acme', displayName: 'x', ...fields })).toBe(D);
    expect(verdict(a.updateAccount, PLATFORM, { organizationId: 'acme', ...fields })).toBe('ok');
  });

  it('members preview fields, not whole documents, which may name other tenants', () => {
    expect(verdict(a.previewAccount, ADMIN, { organizationId: 'acme', document: 'x' })).toBe(D);
    expect(verdict(a.previewAccount, VIEWER, { organizationId: 'acme', plan: 'pro' })).toBe('ok');
    expect(verdict(a.previewAccount, PLATFORM, { organizationId: 'acme', document: 'x' })).toBe('ok');
  });
});

describe('another tenant', () => {
  it('is refused before anybody looks whether it is there, in the words for one that is not', () => {
    const want = { code: 'NOT_FOUND', message: 'there is no tenant "globex"; ListAccounts lists them' };
    for (const desc of [a.getAccount, a.updateAccount, a.deleteAccount, a.purgeAccount, t.resetThrottle, j.createJob]) expect(refusal(desc, ADMIN, { organizationId: 'globex' })).toEqual(want);
    expect(refusal(a.getAccount, ADMIN, { organizationId: '' })).toMatchObject({ code: 'NOT_FOUND' });
    expect(refusal(a.getAccount, ADMIN, { organizationId: 'acm\u001b' }).message).toContain('acm\\u{1b}');
  });

  it('has operations that are looked for among the caller\'s tenants only', () => {
    expect(verdict(OperationService.method.getOperation, caller({ acme: 'admin', initech: 'viewer' }), { operationId: 'op-globex' })).toBe('NOT_FOUND');
    expect(asked).toEqual([['op-globex', ['acme', 'initech']]]);
    expect(verdict(OperationService.method.getOperation, PLATFORM, { operationId: 'op-globex' })).toBe('ok');
  });
});
