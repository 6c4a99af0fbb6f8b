/** Every RPC of the contract with what answers it: a handler, or a word on what is still to come. */
import { AccountProvisioningService, OperationService } from '../proto/gen/acctapi/v1/account_pb.js';
import { MCPServerService } from '../proto/gen/mcpapi/v1/mcp_pb.js';
import { DistributedLockService, MCPJobService, ThrottleStateService } from '../proto/gen/schedulerapi/v1/scheduler_pb.js';
import type { AccountServiceOptions } from './accounts/options.ts';
import { accountMethods } from './accounts/service.ts';
import { lockMethods, type LockServiceOptions } from './locks/service.ts';
import { operationMethods } from './operations/service.ts';
import type { Readiness } from './health/readiness.ts';
import { healthMethods } from './health/service.ts';
import { unbuiltService, type RpcMethod } from './rpc/method.ts';
import type { ThrottleServiceOptions } from './throttle/options.ts';
import { throttleMethods } from './throttle/service.ts';

const JOBS = 'jobs that run MCP servers in a tenant\'s namespace for jobs';

/** All methods of the three packages. */
export function contractMethods(options: { readonly accounts: AccountServiceOptions; readonly locks: LockServiceOptions; readonly throttle: ThrottleServiceOptions; readonly readiness: Readiness }): RpcMethod[] {
  const services = [AccountProvisioningService, OperationService, MCPJobService, DistributedLockService, ThrottleStateService, MCPServerService];
  return [
    ...accountMethods(options.accounts),
    ...operationMethods(options.accounts.operations),
    ...unbuiltService(MCPJobService, JOBS),
    ...unbuiltService(MCPServerService, JOBS),
    ...lockMethods(options.locks),
    ...throttleMethods(options.throttle),
    ...healthMethods(options.readiness, services.map((service) => service.typeName)),
  ];
}
