/** `tenantry/client`: a typed client, its errors, and the messages and enums of the contract. */
export { createClient, type CallOptions, type ClientOptions, type GrpcClientOptions, type RestClientOptions, type ServiceClient, type TenantryClient, type Token } from './client.ts';
export { TenantryCallError, type CallCode, type FieldViolation } from './call-error.ts';
export type { RetryOptions } from './retry.ts';
export * from '../proto/gen/acctapi/v1/account_pb.js';
export * from '../proto/gen/mcpapi/v1/mcp_pb.js';
export * from '../proto/gen/schedulerapi/v1/scheduler_pb.js';
