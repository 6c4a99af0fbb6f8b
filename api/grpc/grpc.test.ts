/** gRPC over a real socket. */
import { status, type Metadata, type ServiceError } from '@grpc/grpc-js';
import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import { anyUnpack, FileDescriptorProtoSchema } from '@bufbuild/protobuf/wkt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TenantryError } from '../../model/errors.ts';
import { AccountProvisioningService, CreateAccountRequestSchema, GetAccountRequestSchema, GetAccountResponseSchema, OrganizationType, PlanTier } from '../../proto/gen/acctapi/v1/account_pb.js';
import { MCPServerService } from '../../proto/gen/mcpapi/v1/mcp_pb.js';
import { CheckResponse_ServingStatus, HealthService, MCPJobService } from '../../proto/gen/schedulerapi/v1/scheduler_pb.js';
import { BadRequestSchema, ErrorInfoSchema, RetryInfoSchema } from '../../proto/gen/google/rpc/error_details_pb.js';
import { StatusSchema } from '../../proto/gen/google/rpc/status_pb.js';
import { callBytes, callRpc, startTestApi, TEST_TOKEN, type TestApi } from '../testing/test-api.ts';
import { listServices, fileOf } from '../testing/reflection-client.ts';

const accounts = AccountProvisioningService.method;
const CREATE = '/acctapi.v1.AccountProvisioningService/CreateAccount';
const GET = '/acctapi.v1.AccountProvisioningService/GetAccount';

let test: TestApi;
let address: string;

beforeAll(async () => {
  test = await startTestApi();
  address = test.grpcAddress;
});
afterAll(() => test.stop());

async function failureOf(call: Promise<unknown>): Promise<ServiceError> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Error && 'code' in error && 'metadata' in error) return error as ServiceError;
    throw error;
  }
  throw new Error('the call succeeded');
}

function detailsOf(metadata: Metadata) {
  const bytes = metadata.get('grpc-status-details-bin')[0];
  if (!Buffer.isBuffer(bytes)) throw new Error('no details');
  return fromBinary(StatusSchema, bytes);
}

describe('accounts', () => {
  it('are made, read and listed', async () => {
    const made = await callRpc(address, accounts.createAccount, { organizationId: 'acme', organizationType: OrganizationType.NAMESPACE, planTier: PlanTier.STARTER });
    expect(made).toMatchObject({ organizationId: 'acme', namespace: 'tenant-acme', planTier: PlanTier.STARTER, status: 'ACTIVE' });
    const read = await callRpc(address, accounts.getAccount, { organizationId: 'acme' });
    expect(read).toMatchObject({ organizationId: 'acme', etag: made.etag, commit: made.commit, plan: 'starter', nodePool: '' });
    const listed = await callRpc(address, accounts.listAccounts, {});
    expect(listed).toMatchObject({ totalCount: 1, nextPageToken: '', accounts: [{ organizationId: 'acme' }] });
  });

  it('are made once for one request id, whichever door the repetition takes', async () => {
    const request = { organizationId: 'once', requestId: 'r-1' };
    const first = await callRpc(address, accounts.createAccount, request);
    expect(await callRpc(address, accounts.createAccount, request)).toEqual(first);
    const rest = await fetch(`${test.url}/v1/accounts`, { method: 'POST', headers: { authorization: `Bearer ${TEST_TOKEN}`, 'content-type': 'application/json' }, body: JSON.stringify(request) });
    expect(await rest.json()).toMatchObject({ operationId: first.operationId, commit: first.commit });
    expect(test.store.list({ limit: 10 }).tenants.map(({ id }) => id)).toEqual(['acme', 'once']);
  });

  it('exist once', async () => {
    const error = await failureOf(callRpc(address, accounts.createAccount, { organizationId: 'acme' }));
    expect(error.code).toBe(status.ALREADY_EXISTS);
    expect(error.details).toContain('exists since 2026-01-02T03:04:05.000Z');
  });
});

describe('errors', () => {
  it('carry google.rpc details', async () => {
    const error = await failureOf(callRpc(address, accounts.createAccount, { organizationId: 'NO' }));
    expect(error.code).toBe(status.INVALID_ARGUMENT);
    const { code, message, details } = detailsOf(error.metadata);
    expect([code, message]).toEqual([3, error.details]);
    expect(details.flatMap((one) => anyUnpack(one, ErrorInfoSchema) ?? [])).toMatchObject([{ domain: 'tenantry.dev', reason: 'TENANT_ID', metadata: { operationId: expect.any(String) as string } }]);
    expect(details.flatMap((one) => anyUnpack(one, BadRequestSchema) ?? [])).toMatchObject([{ fieldViolations: [{ field: 'organization_id' }] }]);
  });

  it('say when to try again', async () => {
    test.store.nextFailure = new TenantryError('RESOURCE_EXHAUSTED', 'too many changes wait', { retryAfterSeconds: 2 });
    const error = await failureOf(callRpc(address, accounts.createAccount, { organizationId: 'later' }));
    expect(error.code).toBe(status.RESOURCE_EXHAUSTED);
    expect(detailsOf(error.metadata).details.flatMap((one) => anyUnpack(one, RetryInfoSchema) ?? [])).toMatchObject([{ retryDelay: { seconds: 2n } }]);
  });

  it('that nobody planned for are a bare INTERNAL', async () => {
    test.store.nextFailure = new RangeError('secret detail');
    const error = await failureOf(callRpc(address, accounts.createAccount, { organizationId: 'later' }));
    expect([error.code, error.details]).toEqual([status.INTERNAL, expect.stringMatching(/^internal error; the log has the cause under op-\d+$/)]);
    expect(JSON.stringify(error.metadata.toJSON())).not.toContain('secret');
  });

  it('stay small whatever the caller sent', async () => {
    const error = await failureOf(callRpc(address, accounts.createAccount, { organizationId: 'X'.repeat(500_000), s3Bucket: '\u0000'.repeat(500_000) }));
    expect(error.code).toBe(status.INVALID_ARGUMENT);
    expect(Buffer.byteLength(JSON.stringify(error.metadata.toJSON())) + error.details.length).toBeLessThan(8_000);
  });
});

describe('bytes of strangers', () => {
  it.each([
    ['garbage', Buffer.from([0xff, 0xff, 0xff])],
    ['a wrong wire type', Buffer.from([0x08, 0x01])],
    ['a length that lies', Buffer.from([0x0a, 0x7f, 0x61])],
    ['invalid UTF-8', Buffer.from([0x0a, 0x02, 0xc3, 0x28])],
  ])('%s is INVALID_ARGUMENT', async (_what, bytes) => {
    const error = await failureOf(callBytes(address, CREATE, { bytes, token: TEST_TOKEN }));
    expect(error.code).toBe(status.INVALID_ARGUMENT);
  });

  it('unknown fields of newer clients are let be', async () => {
    const bytes = Buffer.concat([toBinary(GetAccountRequestSchema, create(GetAccountRequestSchema, { organizationId: 'acme' })), Buffer.from([0xf8, 0x3f, 0x01])]);
    const reply = await callBytes(address, GET, { bytes, token: TEST_TOKEN });
    expect(fromBinary(GetAccountResponseSchema, reply.bytes).organizationId).toBe('acme');
  });

  it('messages above 1 MiB are refused', async () => {
    const bytes = toBinary(CreateAccountRequestSchema, create(CreateAccountRequestSchema, { organizationId: 'x'.repeat(1024 * 1024) }));
    expect((await failureOf(callBytes(address, CREATE, { bytes, token: TEST_TOKEN }))).code).toBe(status.RESOURCE_EXHAUSTED);
  });

  it('unknown methods are UNIMPLEMENTED', async () => {
    expect((await failureOf(callBytes(address, '/acctapi.v1.AccountProvisioningService/Nope', { bytes: Buffer.alloc(0), token: TEST_TOKEN }))).code).toBe(status.UNIMPLEMENTED);
  });
});

describe('who may call', () => {
  it.each([undefined, 'wrong', `${TEST_TOKEN}x`, ''])('token %j is UNAUTHENTICATED, also before the message is read', async (token) => {
    for (const bytes of [Buffer.alloc(0), Buffer.from([0xff])]) {
      expect((await failureOf(callBytes(address, CREATE, { bytes, token }))).code).toBe(status.UNAUTHENTICATED);
    }
  });
});

describe('deadlines', () => {
  it('end a call whose handler does not', async () => {
    const slow = await startTestApi();
    slow.store.submit = () => new Promise(() => {});
    const bytes = toBinary(CreateAccountRequestSchema, create(CreateAccountRequestSchema, { organizationId: 'slow' }));
    const error = await failureOf(callBytes(slow.grpcAddress, CREATE, { bytes, token: TEST_TOKEN, deadlineMs: 150 }));
    expect(error.code).toBe(status.DEADLINE_EXCEEDED);
    await slow.stop();
  });
});

describe('what is not built', () => {
  const methods = [...MCPJobService.methods, ...MCPServerService.methods];
  it.each(methods.map((method) => [`${method.parent.name}.${method.name}`, method] as const))('%s answers UNIMPLEMENTED with a word', async (_name, method) => {
    const error = await failureOf(callRpc(address, method, {}));
    expect([error.code, error.details]).toEqual([status.UNIMPLEMENTED, expect.stringContaining(`${method.name} is part of the contract and not built yet`)]);
  });
});

describe('health', () => {
  it('is told to clients of the first platform', async () => {
    for (const service of ['', AccountProvisioningService.typeName, HealthService.typeName]) {
      expect((await callRpc(address, HealthService.method.check, { service })).status).toBe(CheckResponse_ServingStatus.SERVING);
    }
    expect((await failureOf(callRpc(address, HealthService.method.check, { service: 'nope\u001b' }))).details).toContain('no service nope\\u{1b}');
  });

  it('is told to kubelets, without credentials', async () => {
    const { bytes } = await callBytes(address, '/grpc.health.v1.Health/Check', { bytes: Buffer.alloc(0) });
    expect([...bytes]).toEqual([0x08, 0x01]);
  });
});

describe('reflection', () => {
  it('lists every service and gives its file', async () => {
    const services = await listServices(address);
    expect(services).toEqual(expect.arrayContaining([AccountProvisioningService.typeName, MCPJobService.typeName, MCPServerService.typeName, HealthService.typeName]));
    const files = (await fileOf(address, AccountProvisioningService.typeName)).map((bytes) => fromBinary(FileDescriptorProtoSchema, bytes));
    expect(files.flatMap(({ service }) => service.map(({ name }) => name))).toContain('AccountProvisioningService');
  });
});

describe('stopping', () => {
  it('lets running calls finish and takes no new ones', async () => {
    const draining = await startTestApi();
    let finish: () => void = () => {};
    const started = new Promise<void>((entered) => {
      const submit = draining.store.submit.bind(draining.store);
      draining.store.submit = async (change, signal) => {
        entered();
        await new Promise<void>((resolve) => (finish = resolve));
        return submit(change, signal);
      };
    });
    const call = callRpc(draining.grpcAddress, accounts.createAccount, { organizationId: 'last' });
    await started;
    const stopped = draining.stop();
    await expect(callRpc(draining.grpcAddress, accounts.getAccount, { organizationId: 'last' })).rejects.toMatchObject({ code: status.UNAVAILABLE });
    finish();
    expect((await call).organizationId).toBe('last');
    await stopped;
  });
});
