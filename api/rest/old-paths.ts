/**
 * The REST calls of the first platform. They take lower-case short enum names beside the proto3 JSON ones, and answer
 * with the names of the .proto fields, as their clients write them.
 */
import type { DescField, Message } from '@bufbuild/protobuf';
import { fieldError } from '../rpc/field-error.ts';
import { methodName, type RpcMethod } from '../rpc/method.ts';
import { fieldOf } from './http-rule.ts';
import { isJsonObject, parseJson } from './request-message.ts';

export interface OldPath {
  readonly path: string;
  readonly method: RpcMethod;
}

/** Path to full method name. Jobs go to MCPJobService: `prompt` and `callback_url` without a server are its fields. */
const OLD_PATHS: readonly (readonly [string, string])[] = [
  ['/api/accounts', 'acctapi.v1.AccountProvisioningService/CreateAccount'],
  ['/api/mcp/jobs', 'schedulerapi.v1.MCPJobService/CreateJob'],
];

/** The old paths, all POST, with the methods that answer them. */
export function oldPathsOf(methods: readonly RpcMethod[]): OldPath[] {
  return OLD_PATHS.flatMap(([path, name]) => methods.filter(({ desc }) => methodName(desc) === name).map((method) => ({ path, method })));
}

/** `pro` → `PLAN_TIER_PRO`; whatever is no lower-case short name stays, and is judged by proto3 JSON. */
function longName<T>(field: DescField, value: T): T | string {
  if (field.enum === undefined || typeof value !== 'string' || !/^[a-z][a-z0-9_]{0,63}$/.test(value)) return value;
  const prefix = field.enum.values[0]?.name.replace(/UNSPECIFIED$/, '') ?? '';
  return `${prefix}${value.toUpperCase()}`;
}

/** The message of an old call. @throws TenantryError INVALID_ARGUMENT */
export function oldRequestMessage(method: RpcMethod, body: unknown, requestId: string | undefined): Message {
  if (!isJsonObject(body)) {
    throw fieldError({ field: '', rule: 'body-json', message: 'the body is no JSON object', fix: 'send one, for instance {"organization_id": "acme", "plan_tier": "pro"}' });
  }
  const { input } = method.desc;
  const json = Object.fromEntries(Object.entries(body).map(([key, value]) => {
    const field = fieldOf(input, key);
    return [key, field === undefined ? value : longName(field, value)];
  }));
  if (requestId !== undefined && json['request_id'] === undefined && json['requestId'] === undefined) json['request_id'] = requestId;
  return parseJson(input, json);
}
