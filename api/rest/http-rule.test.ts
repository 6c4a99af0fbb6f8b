import { describe, expect, it } from 'vitest';
import { AccountProvisioningService } from '../../proto/gen/acctapi/v1/account_pb.js';
import { MCPServerService } from '../../proto/gen/mcpapi/v1/mcp_pb.js';
import { DistributedLockService, HealthService, MCPJobService, ThrottleStateService } from '../../proto/gen/schedulerapi/v1/scheduler_pb.js';
import { methodName, unbuiltService } from '../rpc/method.ts';
import { bindingsOf, RouteTable } from './http-rule.ts';

const services = [AccountProvisioningService, MCPServerService, MCPJobService, DistributedLockService, ThrottleStateService, HealthService];
const methods = services.flatMap((service) => unbuiltService(service, 'later'));
const bindings = bindingsOf(methods);
const table = new RouteTable(bindings);

function find(verb: string, path: string): unknown {
  const found = table.find(verb, path);
  return 'binding' in found ? [found.binding.method.desc.name, Object.fromEntries(found.variables)] : found;
}

describe('bindingsOf()', () => {
  it('reaches every RPC of the contract, each by a path of its own', () => {
    expect(new Set(bindings.map(({ method }) => methodName(method.desc))).size).toBe(methods.length);
    expect(new Set(bindings.map(({ verb, template }) => `${verb} ${template.text}`)).size).toBe(bindings.length);
  });

  it('keeps lock ids out of paths: they are secrets', () => {
    expect(bindings.filter(({ template }) => template.text.includes('lock_id'))).toEqual([]);
  });
});

describe('RouteTable', () => {
  it.each([
    ['POST', '/v1/accounts', ['CreateAccount', {}]],
    ['GET', '/v1/accounts', ['ListAccounts', {}]],
    ['GET', '/v1/accounts/acme', ['GetAccount', { organization_id: 'acme' }]],
    ['PATCH', '/v1/accounts/acme', ['UpdateAccount', { organization_id: 'acme' }]],
    ['DELETE', '/v1/accounts/acme', ['DeleteAccount', { organization_id: 'acme' }]],
    ['GET', '/v1/accounts/acme/throttle', ['GetThrottleState', { organization_id: 'acme' }]],
    ['GET', '/v1/accounts/acme/throttle:check', ['CheckThrottle', { organization_id: 'acme' }]],
    ['POST', '/v1/accounts/acme/throttle:record', ['RecordRequest', { organization_id: 'acme' }]],
    ['GET', '/v1/jobs/7', ['GetJob', { job_id: '7' }]],
    ['GET', '/v1/jobs/7/logs', ['GetJobLogs', { job_id: '7' }]],
    ['POST', '/v1/jobs/7:cancel', ['CancelJob', { job_id: '7' }]],
    ['POST', '/v1/locks:acquire', ['AcquireLock', {}]],
    ['GET', '/v1/locks/a/b', ['CheckLock', { resource_key: 'a/b' }]],
    ['GET', '/v1/health', ['Check', {}]],
    ['POST', '/v1/mcp/jobs', ['PutJob', {}]],
    ['PUT', '/v1/accounts', { allowed: ['POST', 'GET'] }],
    ['GET', '/v1/nothing', { allowed: [] }],
  ])('%s %s', (verb, path, want) => {
    expect(find(verb, path)).toEqual(want);
  });
});
