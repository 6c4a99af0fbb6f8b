/** The throttle over both doors of a running API. */
import { create, fromBinary, toBinary, type DescMethod, type MessageInitShape, type MessageShape } from '@bufbuild/protobuf';
import { timestampMs } from '@bufbuild/protobuf/wkt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tenantDocument } from '../../model/testing/documents.ts';
import { TenantryError } from '../../model/errors.ts';
import { MemoryStore as Counters } from '../../runtime/throttle/memory-store.ts';
import { AccountProvisioningService } from '../../proto/gen/acctapi/v1/account_pb.js';
import { ThrottleStateService } from '../../proto/gen/schedulerapi/v1/scheduler_pb.js';
import { createBreakers } from '../breakers/breakers.ts';
import type { Authenticator, Identity, TenantPersona } from '../identity/identity.ts';
import { callBytes, GOOD_HEADERS, startTestApi, type TestApi } from '../testing/test-api.ts';
import { createJobPermits } from './job-permits.ts';

const { checkThrottle, recordRequest, getThrottleState, resetThrottle, updateThrottleLimits } = ThrottleStateService.method;
const START = Date.UTC(2026, 10, 1);

/** Tokens say who comes: `root`, or tenant and persona, with `:root` for a platform admin who is that too. */
const authenticator: Authenticator = {
  authenticate: async ({ authorization = '' }): Promise<Identity> => {
    const [tenant = '', persona = '', also = ''] = authorization.replace('Bearer ', '').split(':');
    const tenants: ReadonlyMap<string, TenantPersona> = persona === '' ? new Map() : new Map([[tenant, persona as TenantPersona]]);
    return { id: authorization, platformAdmin: [tenant, also].includes('root'), tenants, name: 'x', email: 'x@x' };
  },
};

let test: TestApi;
let clock: { now: number };
let counters: Counters;
beforeEach(async () => {
  clock = { now: START };
  counters = new Counters();
  test = await startTestApi({ authenticator, counters, counterTime: () => clock.now });
  test.store.write(document());
});
afterEach(() => test.stop());

function document(state: 'Active' | 'Suspended' | 'Deleted' = 'Active', throttle: object = { requestsPerMinute: 5, requestsPerHour: 8 }) {
  const { spec, ...rest } = tenantDocument('acme', { plan: 'free' });
  return { ...rest, spec: { ...spec, state, throttle } };
}

async function grpc<M extends DescMethod>(method: M, request: MessageInitShape<M['input']>, token = 'root'): Promise<MessageShape<M['output']> & { headers: Record<string, unknown> }> {
  const reply = await callBytes(test.grpcAddress, `/${method.parent.typeName}/${method.name}`, { bytes: toBinary(method.input, create(method.input, request)), token });
  return Object.assign(fromBinary(method.output, reply.bytes) as MessageShape<M['output']>, { headers: reply.headers.getMap() });
}

async function rest(verb: string, path: string, body?: object, { token = 'root', ...headers }: Record<string, string> = {}): Promise<{ status: number; headers: Headers; json: Record<string, unknown> }> {
  const reply = await fetch(`${test.url}/v1/accounts/acme/throttle${path}`, { method: verb, headers: { ...GOOD_HEADERS, authorization: `Bearer ${token}`, ...headers }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  return { status: reply.status, headers: reply.headers, json: (await reply.json()) as Record<string, unknown> };
}

const acme = { organizationId: 'acme' };

describe('RecordRequest', () => {
  it('records what fits, and answers what does not as old clients read it, with the details beside', async () => {
    expect(await grpc(recordRequest, { ...acme, cost: 3 })).toMatchObject({ recorded: true, currentCount: 3, limit: 5, headers: { ratelimit: '"minute";r=2;t=60', 'ratelimit-policy': '"minute";q=5;w=60, "hour";q=8;w=3600' } });
    const refused = await grpc(recordRequest, { ...acme, cost: 3 });
    expect(refused).toMatchObject({ recorded: false, currentCount: 3, limit: 5, retryInfo: { retryDelay: { seconds: 60n } }, quotaFailure: { violations: [{ subject: 'tenant:acme', description: 'tenant acme has 2 of its 5 requests of this minute left, which is less than this costs; the minute ends in 60 s: try again in 60 s, or raise the limit with UpdateThrottleLimits' }] } });
    expect(timestampMs(refused.windowResetAt ?? { seconds: 0n, nanos: 0, $typeName: 'google.protobuf.Timestamp' })).toBe(START + 60_000);
    // Cost 0 is what old clients send for 1.
    expect(await grpc(recordRequest, { ...acme, cost: 0 })).toMatchObject({ recorded: true, currentCount: 4 });
    clock.now += 60_000;
    expect(await grpc(recordRequest, { ...acme, cost: 4 })).toMatchObject({ recorded: true, currentCount: 8, limit: 8, headers: { ratelimit: '"hour";r=0;t=3540' } });
    expect(await grpc(recordRequest, acme)).toMatchObject({ recorded: false, currentCount: 8, limit: 8 });
  });

  it('is 429 over REST, with headers and details', async () => {
    expect(await rest('POST', ':record', { cost: 5 })).toMatchObject({ status: 200, json: { recorded: true, currentCount: 5 } });
    clock.now += 18_000;
    const { status, headers, json } = await rest('POST', ':record', {});
    expect([status, headers.get('retry-after'), headers.get('ratelimit'), headers.get('ratelimit-policy')]).toEqual([429, '42', '"minute";r=0;t=42', '"minute";q=5;w=60, "hour";q=8;w=3600']);
    expect(json).toMatchObject({ error: { status: 'RESOURCE_EXHAUSTED', message: expect.stringContaining('[tenantry/throttle] tenant acme has used its 5 requests of this minute') as string } });
    const { details } = (json as { error: { details: { '@type': string }[] } }).error;
    expect(details).toContainEqual({ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '42s' });
    expect(details).toContainEqual({ '@type': 'type.googleapis.com/google.rpc.QuotaFailure', violations: [expect.objectContaining({ subject: 'tenant:acme' }) as object] });
  });

  it('admits exactly the limit of many at once', async () => {
    test.store.write(document('Active', { requestsPerMinute: 10, requestsPerHour: 100 }));
    const replies = await Promise.all(Array.from({ length: 60 }, (_, index) => (index % 2 === 0 ? grpc(recordRequest, acme).then(({ recorded }) => recorded) : rest('POST', ':record', {}).then(({ status }) => status === 200))));
    expect(replies.filter(Boolean)).toHaveLength(10);
  });

  it('charges a request id once, for each caller, and gives the same reply', async () => {
    const request = { ...acme, cost: 2, requestId: 'r-1' };
    const first = await grpc(recordRequest, request);
    clock.now += 30_000;
    const again = await grpc(recordRequest, request);
    expect({ ...again, headers: {} }).toEqual({ ...first, headers: {} });
    expect(again.headers['idempotent-replayed']).toBe('true');
    expect(await grpc(recordRequest, request, 'acme:user')).toMatchObject({ recorded: true, currentCount: 4 });
    await expect(grpc(recordRequest, { ...request, cost: 1 })).rejects.toMatchObject({ details: expect.stringContaining('used for another request') as string });
  });

  it('checks only, with validate_only', async () => {
    expect(await grpc(recordRequest, { ...acme, validateOnly: true })).toMatchObject({ recorded: false, currentCount: 0, limit: 5 });
    expect((await grpc(getThrottleState, acme)).currentRequestsMinute).toBe(0);
  });

  it.each<[string, object, string]>([
    ['a negative cost', { cost: -1 }, 'cost is -1; send a whole number from 0 to 1000000'],
    ['a huge cost', { cost: 2_147_483_647 }, 'cost is 2147483647'],
    ['an endless job type', { jobType: 'x'.repeat(129) }, 'job_type is longer than 128 characters'],
  ])('refuses %s by field', async (_, request, message) => {
    await expect(grpc(recordRequest, { ...acme, ...request })).rejects.toMatchObject({ code: 3, details: expect.stringContaining(message) as string });
    expect((await rest('POST', ':record', request)).status).toBe(400);
  });

  it('never waits for what never fits', async () => {
    const { status, headers, json } = await rest('POST', ':record', { cost: 6 });
    expect([status, headers.get('retry-after')]).toEqual([429, null]);
    expect(json).toMatchObject({ error: { message: expect.stringContaining('waiting does not help: ask for less') as string } });
  });
});

describe('CheckThrottle', () => {
  it('looks and takes nothing', async () => {
    for (let turn = 0; turn < 9; turn += 1) expect(await grpc(checkThrottle, acme)).toMatchObject({ throttled: false, reason: '', requestsRemaining: 5, retryAfterSeconds: 0 });
    await grpc(recordRequest, { ...acme, cost: 5 });
    clock.now += 1;
    expect(await grpc(checkThrottle, acme)).toMatchObject({ throttled: true, reason: expect.stringContaining('has used its 5 requests of this minute') as string, requestsRemaining: 0, retryAfterSeconds: 60, retryInfo: { retryDelay: { seconds: 60n } } });
    expect(await rest('GET', ':check')).toMatchObject({ status: 200, json: { throttled: true } });
  });

  it('says that nothing runs of a tenant that is not active, which records nothing', async () => {
    test.store.write(document('Suspended'));
    expect(await grpc(checkThrottle, acme)).toMatchObject({ throttled: true, reason: 'tenant acme is Suspended, so nothing of it runs; ResumeAccount lets it go on' });
    await expect(grpc(recordRequest, acme)).rejects.toMatchObject({ code: 9 });
    expect((await grpc(getThrottleState, acme)).isThrottled).toBe(true);
  });

  it('answers another tenant like an unknown one', async () => {
    for (const token of ['globex:admin', 'root']) await expect(grpc(checkThrottle, { organizationId: token === 'root' ? 'nobody' : 'acme' }, token)).rejects.toMatchObject({ code: 5, details: expect.stringMatching(/^there is no tenant/) as string });
  });
});

describe('GetThrottleState and ResetThrottle', () => {
  it('show limits, counters and permits, and set back what is named', async () => {
    const permits = createJobPermits({ counters, nowMs: () => clock.now, ttlMs: 30_000 });
    expect(await permits.acquire('acme', 'job-1', 1)).toEqual({ held: true, inUse: 1 });
    expect(await permits.acquire('acme', 'job-2', 1)).toEqual({ held: false, inUse: 1 });
    await grpc(recordRequest, { ...acme, cost: 5 });
    expect(await grpc(getThrottleState, acme, 'acme:viewer')).toMatchObject({ organizationId: 'acme', requestsPerMinute: 5, requestsPerHour: 8, concurrentJobsLimit: 1, currentRequestsMinute: 5, currentRequestsHour: 5, currentConcurrentJobs: 1, isThrottled: true });
    expect(await grpc(resetThrottle, { ...acme, resetMinuteWindow: true })).toMatchObject({ reset: true, newState: { currentRequestsMinute: 0, currentRequestsHour: 5, currentConcurrentJobs: 1, isThrottled: false } });
    expect(await grpc(resetThrottle, { ...acme, resetHourWindow: true, resetConcurrentCount: true, validateOnly: true })).toMatchObject({ reset: false, newState: { currentRequestsHour: 5 } });
    expect(await grpc(resetThrottle, { ...acme, resetHourWindow: true, resetConcurrentCount: true })).toMatchObject({ newState: { currentRequestsHour: 0, currentConcurrentJobs: 0 } });
    expect(await permits.renew('acme', 'job-1')).toEqual({ held: false, inUse: 0 });
    await expect(grpc(resetThrottle, { ...acme, resetHourWindow: true }, 'acme:admin')).rejects.toMatchObject({ code: 7 });
    expect(test.audited.filter((line) => line.includes('ResetThrottle')).length).toBeGreaterThan(0);
  });

  it('let a job that crashed hold its place for its time to live only', async () => {
    const permits = createJobPermits({ counters, nowMs: () => clock.now, ttlMs: 30_000 });
    await permits.acquire('acme', 'lost', 1);
    clock.now += 30_000;
    expect((await grpc(getThrottleState, acme)).currentConcurrentJobs).toBe(0);
    expect((await permits.acquire('acme', 'next', 1)).held).toBe(true);
    await permits.release('acme', 'next');
    expect((await grpc(getThrottleState, acme)).currentConcurrentJobs).toBe(0);
  });

  it('resets once for a request id', async () => {
    const request = { ...acme, resetMinuteWindow: true, requestId: 'reset-1' };
    const first = await grpc(resetThrottle, request);
    await grpc(recordRequest, acme);
    expect({ ...(await grpc(resetThrottle, request)), headers: {} }).toEqual({ ...first, headers: {} });
    expect((await grpc(getThrottleState, acme)).currentRequestsMinute).toBe(1);
  });
});

describe('UpdateThrottleLimits', () => {
  it('is a commit to the document that holds at once', async () => {
    const before = test.store.get('acme');
    const checked = await grpc(updateThrottleLimits, { ...acme, requestsPerMinute: 2, validateOnly: true });
    expect(checked).toMatchObject({ updated: false, commit: '', newState: { requestsPerMinute: 2 } });
    expect(test.store.get('acme')?.etag).toBe(before?.etag);
    const reply = await grpc(updateThrottleLimits, { ...acme, requestsPerMinute: 2, requestId: 'u-1', etag: before?.etag ?? '' }, 'acme:admin');
    expect(reply).toMatchObject({ updated: true, newState: { requestsPerMinute: 2, requestsPerHour: 8, concurrentJobsLimit: 1 }, operationId: expect.stringMatching(/^op-/) as string });
    expect([reply.commit, reply.etag]).toEqual([test.store.get('acme')?.commit, test.store.get('acme')?.etag]);
    expect(test.store.get('acme')?.document.spec.throttle).toEqual({ requestsPerMinute: 2, requestsPerHour: 8 });
    expect({ ...(await grpc(updateThrottleLimits, { ...acme, requestsPerMinute: 2, requestId: 'u-1', etag: before?.etag ?? '' }, 'acme:admin')), headers: {} }).toEqual({ ...reply, headers: {} });
    expect(await grpc(recordRequest, { ...acme, cost: 3 })).toMatchObject({ recorded: false, limit: 2 });
    await expect(grpc(updateThrottleLimits, { ...acme, requestsPerMinute: 3, etag: before?.etag ?? '' })).rejects.toMatchObject({ code: 10 });
    expect(test.audited.some((line) => line.includes('UpdateThrottleLimits') && line.includes(reply.commit))).toBe(true);
  });

  it.each<[string, object, number, string]>([
    ['more than the plan gives', { requestsPerMinute: 1_000_000 }, 3, 'throttle-within-ceiling'],
    ['a negative limit', { requestsPerHour: -1 }, 3, 'requests_per_hour is -1'],
    ['nothing at all', {}, 3, 'send at least one'],
  ])('refuses %s', async (_, fields, code, message) => {
    await expect(grpc(updateThrottleLimits, { ...acme, ...fields })).rejects.toMatchObject({ code, details: expect.stringContaining(message) as string });
  });
});

describe('the API\'s own changes', () => {
  it('are counted for people of a tenant, apart from what is recorded, and never for platform admins', async () => {
    const rename = (token: string, name: string) => fetch(`${test.url}/v1/accounts/acme`, { method: 'PATCH', headers: { ...GOOD_HEADERS, authorization: `Bearer ${token}` }, body: JSON.stringify({ displayName: name }) });
    await grpc(recordRequest, { ...acme, cost: 5 });
    for (let turn = 0; turn < 5; turn += 1) {
      const reply = await rename('acme:admin', `Name ${turn}`);
      expect([reply.status, reply.headers.get('ratelimit')]).toEqual([200, `"minute";r=${4 - turn};t=60`]);
    }
    const refused = await rename('acme:admin', 'One more');
    expect([refused.status, refused.headers.get('retry-after'), refused.headers.get('ratelimit')]).toEqual([429, '60', '"minute";r=0;t=60']);
    expect(await refused.json()).toMatchObject({ error: { status: 'RESOURCE_EXHAUSTED', message: expect.stringContaining('changes through the API') as string } });
    await expect(grpc(AccountProvisioningService.method.updateAccount, { organizationId: 'acme', displayName: 'X' }, 'acme:admin')).rejects.toMatchObject({ code: 8 });
    expect(test.store.get('acme')?.document.spec.displayName).toBe('Name 4');
    for (const token of ['root', 'acme:admin:root']) expect((await rename(token, `By ${token}`)).status).toBe(200);
    expect((await grpc(getThrottleState, acme)).currentRequestsMinute).toBe(5);
    expect(test.audited.some((line) => line.includes('RESOURCE_EXHAUSTED'))).toBe(true);
  });
});

describe('circuit breakers', () => {
  it('show in the state, with times and names for platform admins only', async () => {
    await test.stop();
    const breakers = createBreakers({ now: () => Date.now() });
    test = await startTestApi({ authenticator, breakers });
    test.store.write(document());
    for (let turn = 0; turn < 5; turn += 1) {
      test.store.nextFailure = new TenantryError('UNAVAILABLE', 'the remote is away');
      await expect(grpc(updateThrottleLimits, { ...acme, requestsPerMinute: turn + 1 })).rejects.toMatchObject({ code: 14 });
    }
    await expect(grpc(updateThrottleLimits, { ...acme, requestsPerMinute: 1 })).rejects.toMatchObject({ code: 14, details: expect.stringContaining('failed 5 times in a row') as string });
    const { breakers: seen } = await grpc(getThrottleState, acme);
    expect(seen.map(({ dependency, state, retryAt }) => [dependency, state, retryAt !== undefined])).toEqual([['git', 'open', true], ['cluster', 'closed', false], ['aws', 'closed', false], ['callback', 'closed', false]]);
    expect((await grpc(getThrottleState, acme, 'acme:viewer')).breakers[0]).toMatchObject({ dependency: 'git', state: 'open', name: '' });
    expect((await grpc(getThrottleState, acme, 'acme:viewer')).breakers[0]?.retryAt).toBeUndefined();
    expect(await (await fetch(`${test.url}/metrics`)).text()).toContain('tenantry_api_circuit_breakers{dependency="git",state="open"} 1');
  });
});
