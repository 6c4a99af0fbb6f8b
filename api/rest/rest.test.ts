/** REST over a real socket: round trips, the error model, and what strangers send. */
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TenantryError } from '../../model/errors.ts';
import { GOOD_HEADERS, startTestApi, TEST_TOKEN, type TestApi } from '../testing/test-api.ts';

let test: TestApi;

beforeAll(async () => {
  test = await startTestApi();
});
afterAll(() => test.stop());

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown> & { error?: { code: number; status: string; message: string; details: Record<string, unknown>[] } };
}

async function send(verb: string, path: string, init: { body?: unknown; raw?: string; headers?: Record<string, string> } = {}): Promise<Answer> {
  const body = init.raw ?? (init.body === undefined ? undefined : JSON.stringify(init.body));
  const reply = await fetch(test.url + path, { method: verb, headers: { ...GOOD_HEADERS, ...init.headers }, ...(body === undefined ? {} : { body }) });
  return { status: reply.status, headers: reply.headers, body: (await reply.json()) as Answer['body'] };
}

/** Sends bytes as they are, and gives all that comes back until the connection ends. */
function raw(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(test.url).port), '127.0.0.1', () => socket.write(bytes));
    let text = '';
    socket.on('data', (chunk) => (text += String(chunk))).on('close', () => resolve(text)).on('error', reject);
  });
}

function detail(answer: Answer, type: string): Record<string, unknown> | undefined {
  return answer.body.error?.details.find((one) => one['@type'] === `type.googleapis.com/google.rpc.${type}`);
}

describe('CreateAccount', () => {
  it('makes a tenant and tells what the change did', async () => {
    const { status, headers, body } = await send('POST', '/v1/accounts', { body: { organizationId: 'made', planTier: 'PLAN_TIER_PRO', s3Bucket: 'my-bucket' } });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      organizationId: 'made', namespace: 'tenant-made', organizationType: 'ORGANIZATION_TYPE_NAMESPACE', planTier: 'PLAN_TIER_PRO', s3Bucket: 'my-bucket', s3Prefix: 'orgs/made/', iamRoleArn: 'arn:aws:iam::123456789012:role/tenantry/tenant-made', status: 'ACTIVE',
      resourceQuota: { requestsCpu: '20', requestsMemory: '40Gi', limitsCpu: '40', limitsMemory: '80Gi', maxPvcs: 30, maxServices: 50, maxDeployments: 25, maxStatefulsets: 10 },
      createdAt: '2026-01-02T03:04:05Z', files: [expect.stringMatching(/^tenants\/[0-9a-f]{2}\/made\/tenant\.yaml$/)], branches: [{ branch: expect.stringMatching(/^deploy\/local\/tenants-\d\d$/) as string, files: 2 }],
    });
    expect(body['commit']).toMatch(/^[0-9a-f]{40}$/);
    expect(headers.get('etag')).toBe(`"${String(body['etag'])}"`);
    expect(body['operationId']).toBe(headers.get('x-operation-id'));
    expect(test.store.get('made')?.document.spec).toEqual({ plan: 'pro', state: 'Active', cloud: { aws: { bucket: 'my-bucket' } } });
  });

  it('gives the smallest plan to who names none', async () => {
    expect((await send('POST', '/v1/accounts', { body: { organization_id: 'smallest' } })).body['planTier']).toBe('PLAN_TIER_FREE');
  });

  it('makes one tenant for one Idempotency-Key, and answers the same bytes', async () => {
    const init = { body: { organization_id: 'once' }, headers: { 'idempotency-key': 'key-1' } };
    const first = await send('POST', '/v1/accounts', init);
    const again = await send('POST', '/v1/accounts', init);
    expect(again.status).toBe(200);
    expect(again.body).toEqual(first.body);
    expect([first, again].map(({ headers }) => headers.get('idempotent-replayed'))).toEqual([null, 'true']);
    expect((await send('POST', '/v1/accounts', { ...init, body: { organization_id: 'other' } })).body.error?.status).toBe('INVALID_ARGUMENT');
    expect((await send('POST', '/v1/accounts', { body: { organization_id: 'once' } })).status).toBe(409);
  });

  it('checks without changing anything', async () => {
    const { status, body } = await send('POST', '/v1/accounts', { body: { organization_id: 'only-checked', validate_only: true } });
    expect([status, body['commit']]).toEqual([200, '']);
    expect(test.store.get('only-checked')).toBeUndefined();
    expect((await send('POST', '/v1/accounts', { body: { organization_id: 'made', validate_only: true } })).body.error?.status).toBe('ALREADY_EXISTS');
  });

  it.each(['ORGANIZATION_TYPE_NODE', 'ORGANIZATION_TYPE_CLUSTER', 2])('says what the platform lacks for %s', async (type) => {
    const { status, body } = await send('POST', '/v1/accounts', { body: { organization_id: 'typed', organization_type: type } });
    expect([status, body.error?.status]).toEqual([400, 'FAILED_PRECONDITION']);
    expect(body.error?.message).toMatch(/cluster "local" (has no node pool for tenant "typed"|is not tenant "typed"'s own)/);
  });

  it('names every field that is wrong', async () => {
    const answer = await send('POST', '/v1/accounts', { body: { organization_id: 'No Good', plan_tier: 77, organization_type: -3, s3_bucket: 'UPPER', etag: 'x' } });
    expect(answer.status).toBe(400);
    const { fieldViolations } = detail(answer, 'BadRequest') as { fieldViolations: { field: string; description: string }[] };
    expect(fieldViolations.map(({ field }) => field).sort()).toEqual(['etag', 'organization_id', 'organization_type', 'plan_tier', 's3_bucket']);
    for (const { description } of fieldViolations) expect(description).toMatch(/^\[tenantry\/[a-z-]+\] .+; .+/);
    expect(detail(answer, 'ErrorInfo')).toMatchObject({ domain: 'tenantry.dev', reason: expect.stringMatching(/^[A-Z_]+$/) as string });
  });

  it('maps faults of policies to fields of the request', async () => {
    const answer = await send('POST', '/v1/accounts', { body: { organization_id: 'bucketed', s3_bucket: '192.168.0.1' } });
    expect(detail(answer, 'BadRequest')).toMatchObject({ fieldViolations: [{ field: 's3_bucket', reason: 'BUCKET_NAME' }] });
  });
});

describe('ids of strangers make no commit and are shown clean', () => {
  const ids = ['', 'a', 'Acme', 'a..b', 'a--b', '-a', 'a-', '9a', 'x'.repeat(41), 'a\nb', 'a\u0000b', '${X}', '{{x}}', 'default', 'platform', 'system', 'kube-x', 'flux-system', 'tenantry', 'tenantry-x', '../../etc', 'a/b', 'a\u202eb', '\u001b[31mred', 'äcme', "a'; drop", 'a'.repeat(100_000), 'acme ', '__proto__'];
  it.each(ids.map((id) => [JSON.stringify(id).slice(0, 40), id]))('%s', async (_shown, id) => {
    const before = test.store.list({ limit: 10_000 }).total;
    const { status, body } = await send('POST', '/v1/accounts', { body: { organization_id: id } });
    expect([status, body.error?.status]).toEqual([400, 'INVALID_ARGUMENT']);
    expect(JSON.stringify(body).replace(/\\n/g, '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/);
    expect(JSON.stringify(body).length).toBeLessThan(4_000);
    expect(test.store.list({ limit: 10_000 }).total).toBe(before);
    expect((await send('GET', `/v1/accounts/${encodeURIComponent(id.slice(0, 200))}`)).status).toBe(404);
  });
});

it.each(['constructor', 'tostring', 'hasownproperty', 'a1', 'x'.repeat(40)])('%s is an id like any other', async (id) => {
  expect((await send('GET', `/v1/accounts/${id}`)).status).toBe(404);
  expect((await send('POST', '/v1/accounts', { body: { organization_id: id } })).status).toBe(200);
  expect((await send('GET', `/v1/accounts/${id}`)).body['organizationId']).toBe(id);
});

describe('messages of strangers', () => {
  it.each<readonly [string, string, number]>([
    ['no JSON', '{"organization_id": ', 400],
    ['a list', '[]', 400],
    ['null', 'null', 400],
    ['a number', '7', 400],
    ['unknown fields', '{"organization_id":"x1","quota":"all"}', 400],
    ['__proto__', '{"organization_id":"x1","__proto__":{"validate_only":true}}', 400],
    ['wrong types', '{"organization_id":["x1"]}', 400],
    ['a number as id', '{"organization_id":12}', 400],
    ['both names of a field', '{"organization_id":"x1","organizationId":"x2"}', 400],
    ['deep nesting', '['.repeat(100_000), 400],
    ['deep nesting in a field', `{"organization_id":${'['.repeat(50_000)}${']'.repeat(50_000)}}`, 400],
    ['an unknown enum name', '{"organization_id":"x1","plan_tier":"PLAN_TIER_GOLD"}', 400],
    ['a short enum name on a new path', '{"organization_id":"x1","plan_tier":"pro"}', 400],
    ['lone surrogates', '{"organization_id":"\\ud800"}', 400],
    ['a request id with spaces', '{"organization_id":"x1","request_id":"a b"}', 400],
    ['an endless request id', `{"organization_id":"x1","request_id":"${'a'.repeat(129)}"}`, 400],
    ['nothing', '', 400],
    ['too much', `{"organization_id":"${'x'.repeat(1024 * 1024)}"}`, 413],
  ])('%s', async (_what, raw, want) => {
    const { status, body } = await send('POST', '/v1/accounts', { raw });
    expect([status, body.error?.status]).toEqual([want, 'INVALID_ARGUMENT']);
    expect(test.store.get('x1')).toBeUndefined();
  });

  it('names the words of an enum when none of them was sent', async () => {
    const { body } = await send('POST', '/v1/accounts', { raw: '{"organization_id":"x1","plan_tier":"pro"}' });
    expect(body.error?.message).toMatch(/PlanTier from JSON: "pro"; send one of PLAN_TIER_FREE, PLAN_TIER_STARTER, PLAN_TIER_PRO, PLAN_TIER_ENTERPRISE$/);
  });

  it('other content types are refused, as forms are', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', '']) {
      expect((await send('POST', '/v1/accounts', { raw: '{"organization_id":"x1"}', headers: { 'content-type': type } })).status, type).toBe(415);
    }
  });

  it.each([
    ['GET', '/v1/accounts?nope=1', 400],
    ['GET', '/v1/accounts?page_size=1&page_size=2', 400],
    ['GET', '/v1/accounts?page_size=1.5', 400],
    ['GET', '/v1/accounts?page_size=99999999999', 400],
    ['GET', '/v1/accounts?page_size=-1', 400],
    ['GET', '/v1/accounts?status_filter=GONE', 400],
    ['GET', '/v1/accounts?page_token=forged', 400],
    ['GET', '/v1/accounts/made?organization_id=other', 400],
    ['GET', `/v1/accounts?${Array.from({ length: 65 }, (_, index) => `a${index}=1`).join('&')}`, 400],
    ['PUT', '/v1/accounts', 405],
    ['GET', '/v1/nothing', 404],
    ['GET', '/nothing', 404],
    ['GET', '/v1/%zz', 400],
    ['GET', '/v1/accounts/%ff', 400],
    ['GET', '/v1/accounts/a/../../../etc/passwd', 404],
  ])('%s %s', async (verb, path, want) => {
    const { status, body } = await send(verb, path);
    expect([status, typeof body.error?.message]).toEqual([want, 'string']);
  });

  const host = (): string => `Host: ${new URL(test.url).host}\r\nConnection: close\r\n`;
  it.each<[string, () => string, number, string]>([
    ['no HTTP at all', () => 'GET / HTTP/9.9\r\n\u0000\r\n\r\n', 400, 'INVALID_ARGUMENT'],
    ['headers without end', () => `GET / HTTP/1.1\r\n${host()}X: ${'x'.repeat(20_000)}\r\n\r\n`, 431, 'INVALID_ARGUMENT'],
    ['two lengths', () => `POST /v1/accounts HTTP/1.1\r\n${host()}Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\nabc`, 400, 'INVALID_ARGUMENT'],
    ['no Host', () => 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', 403, 'PERMISSION_DENIED'],
    ['two Hosts', () => `GET / HTTP/1.1\r\n${host()}Host: evil.example\r\n\r\n`, 400, 'INVALID_ARGUMENT'],
    ['an expectation that nobody meets', () => `GET /nothing HTTP/1.1\r\n${host()}Expect: everything\r\n\r\n`, 404, 'NOT_FOUND'],
    ['a method of something else', () => `PROPFIND /v1/accounts HTTP/1.1\r\n${host()}\r\n`, 405, 'UNIMPLEMENTED'],
    ['OPTIONS', () => `OPTIONS * HTTP/1.1\r\n${host()}\r\n`, 404, 'NOT_FOUND'],
  ])('%s is answered in the form of every other error', async (_name, request, status, word) => {
    const said = await raw(request());
    expect(said).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    const { error } = JSON.parse(said.slice(said.indexOf('\r\n\r\n') + 4)) as Answer['body'];
    expect([error?.code, error?.status, error?.details.map((one) => one['@type'])]).toEqual([status, word, ['type.googleapis.com/google.rpc.ErrorInfo', 'type.googleapis.com/google.rpc.RequestInfo']]);
  });

  interface Wrong {
    readonly call: string;
    readonly init?: { body?: unknown; raw?: string; headers?: Record<string, string> };
    readonly status: number;
    readonly field: string;
    readonly mend: RegExp;
  }
  it.each<[string, Wrong]>([
    ['bad JSON', { call: 'POST /v1/accounts', init: { raw: '{' }, status: 400, field: '', mend: /^\[tenantry\/body-json\] the body is not valid JSON.*; send one JSON object$/ }],
    ['an unknown field', { call: 'POST /v1/accounts', init: { body: { nope: 1 } }, status: 400, field: 'nope', mend: /leave it out \(acctapi\.v1\.CreateAccountRequest has organization_id, / }],
    ['a wrong type', { call: 'POST /v1/accounts', init: { body: { organization_id: 1 } }, status: 400, field: 'organization_id', mend: /; send the type that \/openapi\.json tells of$/ }],
    ['an unknown word of an enum', { call: 'POST /v1/accounts', init: { body: { plan_tier: 'GOLD' } }, status: 400, field: 'plan_tier', mend: /; send one of PLAN_TIER_FREE, / }],
    ['an unknown query parameter', { call: 'GET /v1/accounts?nope=1', status: 400, field: 'nope', mend: /leave it out/ }],
    ['a parameter twice', { call: 'GET /v1/accounts?page_size=1&page_size=2', status: 400, field: 'page_size', mend: /give it once/ }],
    ['a number that is none', { call: 'GET /v1/accounts?page_size=x', status: 400, field: 'page_size', mend: /expected number \(int32\), got "x"; send/ }],
    ['a number that is too large', { call: 'GET /v1/accounts?page_size=2147483648', status: 400, field: 'page_size', mend: /; send/ }],
    ['a negative size', { call: 'GET /v1/accounts?page_size=-1', status: 400, field: 'page_size', mend: /is negative; send 1 to 1000/ }],
    ['a negative size of revisions', { call: 'GET /v1/accounts/made/revisions?page_size=-1', status: 400, field: 'page_size', mend: /is negative; send 1 to 200/ }],
    ['a page token of somebody else', { call: 'GET /v1/accounts?page_token=AAAA', status: 400, field: 'page_token', mend: /; send the next_page_token/ }],
    ['a filter that is none', { call: 'GET /v1/accounts?status_filter=GONE', status: 400, field: 'status_filter', mend: /; send one of PROVISIONING, / }],
    ['a wait that is too long', { call: 'POST /v1/operations/x:wait', init: { body: { timeout_seconds: 111 } }, status: 400, field: 'timeout_seconds', mend: /; send 1 to 110/ }],
    ['path and body that differ', { call: 'PATCH /v1/accounts/made', init: { body: { organization_id: 'other' } }, status: 400, field: 'organization_id', mend: /; leave it out of the body$/ }],
    ['header and body that differ', { call: 'POST /v1/accounts', init: { body: { request_id: 'a' }, headers: { 'idempotency-key': 'b' } }, status: 400, field: 'request_id', mend: /; send one of the two$/ }],
    ['a broken If-Match', { call: 'PATCH /v1/accounts/made', init: { body: {}, headers: { 'if-match': 'W/"x"' } }, status: 400, field: 'If-Match', mend: /; send one, / }],
    ['another media type', { call: 'POST /v1/accounts', init: { raw: '<a/>', headers: { 'content-type': 'application/xml' } }, status: 415, field: '', mend: /; send it with "content-type: application\/json"$/ }],
    ['too much', { call: 'POST /v1/accounts', init: { raw: `"${'x'.repeat(1024 * 1024)}"` }, status: 413, field: '', mend: /; send less$/ }],
    ['an Accept without JSON', { call: 'GET /v1/accounts', init: { headers: { accept: 'text/html' } }, status: 406, field: '', mend: /; send "accept: application\/json"/ }],
    ['a bad path', { call: 'GET /v1/%zz', status: 400, field: '', mend: /; percent-encode/ }],
  ])('%s: the field, the reason and the mend', async (_name, { call, init, status, field, mend }) => {
    const [verb = '', path = ''] = call.split(' ');
    const answer = await send(verb, path, init);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'application/json; charset=utf-8']);
    const { fieldViolations } = detail(answer, 'BadRequest') as { fieldViolations: { field?: string; description: string; reason: string }[] };
    expect(fieldViolations).toHaveLength(1);
    expect([fieldViolations[0]?.field ?? '', fieldViolations[0]?.description]).toEqual([field, expect.stringMatching(mend)]);
    expect(detail(answer, 'ErrorInfo')).toMatchObject({ domain: 'tenantry.dev', reason: fieldViolations[0]?.reason });
  });

  it.each([
    ['PUT', '/v1/accounts', 'POST, GET, HEAD'], ['DELETE', '/v1/health', 'GET, HEAD'], ['GET', '/api/accounts', 'POST'], ['QUERY', '/v1/accounts', 'POST, GET, HEAD'], ['PUT', '/openapi.json', 'GET, HEAD'], ['POST', '/', 'GET, HEAD'],
    ['PATCH', '/v1/accounts/made:suspend', 'POST'], ['GET', '/v1/accounts/made:purge', 'POST'], ['DELETE', '/v1/accounts/made:watch', 'GET, HEAD'],
  ])('%s %s: 405 with what the path has', async (verb, path, allow) => {
    const answer = await send(verb, path);
    expect([answer.status, answer.headers.get('allow'), answer.body.error?.status]).toEqual([405, allow, 'UNIMPLEMENTED']);
  });

  it('HEAD of a stream is refused: it would say nothing for an hour', async () => {
    const reply = await fetch(`${test.url}/v1/accounts/made:watch`, { method: 'HEAD', headers: GOOD_HEADERS });
    expect([reply.status, reply.headers.get('allow')]).toEqual([405, 'GET']);
  });

  it('HEAD is GET without the body', async () => {
    const reply = await fetch(`${test.url}/v1/accounts/made`, { method: 'HEAD', headers: GOOD_HEADERS });
    expect([reply.status, await reply.text()]).toEqual([200, '']);
  });

  it.each([
    ['a key twice', '{"organization_id":"twice","organization_id":"other"}', {}],
    ['a packed body', '{}', { 'content-encoding': 'gzip' }],
  ])('%s is INVALID_ARGUMENT, and nothing happens', async (_name, body, headers) => {
    expect((await send('POST', '/v1/accounts', { raw: body, headers })).body.error?.status).toBe('INVALID_ARGUMENT');
    expect([test.store.get('twice'), test.store.get('other')]).toEqual([undefined, undefined]);
  });
});

describe('who may call', () => {
  const get = (headers: Record<string, string>): Promise<Response> => fetch(`${test.url}/v1/accounts`, { headers });

  it.each([
    ['nothing', {}],
    ['another token', { authorization: `Bearer ${TEST_TOKEN}x` }],
    ['a prefix of the token', { authorization: `Bearer ${TEST_TOKEN.slice(0, -1)}` }],
    ['no scheme', { authorization: TEST_TOKEN }],
    ['another scheme', { authorization: `Basic ${TEST_TOKEN}` }],
    ['an endless token', { authorization: `Bearer ${'a'.repeat(5000)}` }],
  ])('%s is UNAUTHENTICATED', async (_what, headers) => {
    const reply = await get(headers);
    expect([reply.status, reply.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    expect(await reply.text()).not.toContain(TEST_TOKEN);
  });

  it('never takes the token from the URL', async () => {
    expect((await fetch(`${test.url}/v1/accounts?access_token=${TEST_TOKEN}`)).status).toBe(401);
  });

  it.each(['evil.example', 'evil.example:80', '127.0.0.1', '127.0.0.1:1', 'localhost.evil.example', ''])('refuses the host %j, whoever asks', async (host) => {
    const said = await raw(`GET /v1/accounts HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${TEST_TOKEN}\r\nConnection: close\r\n\r\n`);
    expect(said.split('\r\n')[0]).toMatch(/403|400/);
    expect(said).not.toContain('accounts":');
  });

  it.each([{ origin: 'https://evil.example' }, { origin: 'null' }, { origin: 'http://127.0.0.1:1' }, { 'sec-fetch-site': 'cross-site' }])('refuses pages of others: %j', async (headers) => {
    expect((await get({ ...GOOD_HEADERS, ...headers })).status).toBe(403);
  });

  it('answers pages of its own', async () => {
    expect((await get({ ...GOOD_HEADERS, origin: test.url, 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  });

  it('lets probes in without credentials', async () => {
    for (const path of ['/healthz', '/readyz', '/', '/v1/health']) expect((await fetch(test.url + path)).status, path).toBe(200);
  });
});

describe('the rest of the contract', () => {
  it('has its paths, and says what comes', async () => {
    for (const [verb, path, body] of [['POST', '/v1/jobs', {}], ['GET', '/v1/jobs/one', undefined], ['POST', '/v1/mcp/jobs', {}]] as const) {
      const answer = await send(verb, path, body === undefined ? {} : { body });
      expect([path, answer.status, answer.body.error?.status]).toEqual([path, 501, 'UNIMPLEMENTED']);
      expect(answer.body.error?.message).toContain('not built yet');
    }
  });

  it('takes a body of DELETE nowhere', async () => {
    expect((await send('DELETE', '/v1/accounts/made', { body: { request_id: 'x' } })).status).toBe(400);
  });
});

describe('the old paths', () => {
  it('take lower-case short names and answer with the names of the .proto', async () => {
    const { status, body } = await send('POST', '/api/accounts', { body: { organization_id: 'customer123', organization_type: 'namespace', plan_tier: 'pro' } });
    expect(status).toBe(200);
    expect(body).toMatchObject({ organization_id: 'customer123', organization_type: 'ORGANIZATION_TYPE_NAMESPACE', plan_tier: 'PLAN_TIER_PRO', s3_prefix: 'orgs/customer123/', resource_quota: { requests_cpu: '20' } });
  });

  it.each([['PLAN_TIER_STARTER', 200], [2, 200], ['gold', 400], ['Pro', 400], ['plan_tier_pro', 400]])('plan tier %s', async (tier, want) => {
    expect((await send('POST', '/api/accounts', { body: { organization_id: `old-${String(tier).toLowerCase().replaceAll('_', '-')}`, plan_tier: tier } })).status).toBe(want);
  });

  it('are bound by the same rules', async () => {
    expect((await fetch(`${test.url}/api/accounts`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })).status).toBe(401);
    expect((await send('POST', '/api/accounts', { body: [] })).status).toBe(400);
    expect((await send('POST', '/api/accounts', { body: { organization_id: 'x2', what: 1 } })).status).toBe(400);
    expect((await send('POST', '/api/mcp/jobs', { body: { organization_id: 'made', job_type: 'x', prompt: 'p', callback_url: 'https://x.test/' } })).status).toBe(501);
  });
});

describe('failures', () => {
  it('tell when to try again', async () => {
    test.store.nextFailure = new TenantryError('UNAVAILABLE', 'the remote does not answer', { retryAfterSeconds: 7.2 });
    const answer = await send('POST', '/v1/accounts', { body: { organization_id: 'later' } });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '8']);
    expect(detail(answer, 'RetryInfo')).toMatchObject({ retryDelay: '7.200s' });
  });

  it('that nobody planned for say only where to look', async () => {
    test.store.nextFailure = new Error(`EACCES /var/secret of ${TEST_TOKEN}`);
    const answer = await send('POST', '/v1/accounts', { body: { organization_id: 'later' } });
    const operation = answer.headers.get('x-operation-id') ?? 'none';
    expect([answer.status, answer.body.error?.message]).toEqual([500, `internal error; the log has the cause under ${operation}`]);
    const logged = test.logged.filter((line) => line.includes(operation)).join('');
    expect(logged).toContain('EACCES /var/secret');
    expect(logged).not.toContain(TEST_TOKEN);
  });

  it('no line of the log holds the token or a raw control character', () => {
    expect(test.logged.length).toBeGreaterThan(50);
    expect(test.logged.join('')).not.toContain(TEST_TOKEN);
    for (const line of test.logged) expect(line.trimEnd()).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
  });
});

describe('GET /', () => {
  it('lists every call, and says which are not built', async () => {
    const { body } = await send('GET', '/');
    const calls = body['calls'] as { call: string; built?: boolean }[];
    expect(calls).toContainEqual({ call: 'PATCH /v1/accounts/{organization_id}', rpc: 'acctapi.v1.AccountProvisioningService/UpdateAccount' });
    expect(calls).toContainEqual({ call: 'GET /v1/jobs', rpc: 'schedulerapi.v1.MCPJobService/ListJobs', built: false });
    for (const { call } of calls.filter(({ built, call: one }) => built === false && /^GET [^{]+$/.test(one))) expect((await send('GET', call.slice(4))).status, call).toBe(501);
  });
});
