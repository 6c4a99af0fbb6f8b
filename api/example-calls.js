/**
 * Calls of the API as a script of yours would make them. Run `npm start` in one terminal and, in another:
 *
 *     node api/example-calls.js
 *
 * It makes two tenants, one over gRPC and one over REST, and reads them back. Other places than the default ones:
 * TENANTRY_HTTP=http://127.0.0.1:8080 TENANTRY_GRPC=127.0.0.1:9090 TENANTRY_TOKEN_FILE=.tenantry/token
 */
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Client, credentials, Metadata, status } from '@grpc/grpc-js';
import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import { anyUnpack } from '@bufbuild/protobuf/wkt';
import { AccountProvisioningService, PlanTier } from '../proto/gen/acctapi/v1/account_pb.js';
import { BadRequestSchema } from '../proto/gen/google/rpc/error_details_pb.js';
import { StatusSchema } from '../proto/gen/google/rpc/status_pb.js';

const HTTP = process.env.TENANTRY_HTTP ?? 'http://127.0.0.1:8080';
const GRPC = process.env.TENANTRY_GRPC ?? '127.0.0.1:9090';
const token = readFileSync(process.env.TENANTRY_TOKEN_FILE ?? '.tenantry/token', 'utf8').trim();

const accounts = AccountProvisioningService.method;
const client = new Client(GRPC, credentials.createInsecure());

/** One unary gRPC call: any client generated from the .proto files does the same. */
function call(method, fields) {
  const metadata = new Metadata();
  metadata.set('authorization', `Bearer ${token}`);
  const path = `/${method.parent.typeName}/${method.name}`;
  const serialize = (message) => Buffer.from(toBinary(method.input, message));
  const deserialize = (bytes) => fromBinary(method.output, bytes);
  return new Promise((resolve, reject) => {
    const options = { deadline: Date.now() + 30_000 };
    client.makeUnaryRequest(path, serialize, deserialize, create(method.input, fields), metadata, options, (error, reply) => (error ? reject(error) : resolve(reply)));
  });
}

/** One REST call; answers in proto3 JSON. */
async function rest(verb, path, body, headers = {}) {
  const reply = await fetch(HTTP + path, {
    method: verb,
    headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  return { status: reply.status, body: await reply.json() };
}

const suffix = randomBytes(4).toString('hex');

// 1. Make a tenant. With a request id, a repeated call makes nothing new and gets the same reply.
const request = { organizationId: `example-${suffix}`, planTier: PlanTier.PRO, requestId: randomUUID() };
const made = await call(accounts.createAccount, request);
console.log(`made ${made.organizationId} in commit ${made.commit}: ${made.files.join(', ')}`);
for (const { branch, commit, files } of made.branches) console.log(`  ${branch} is at ${commit} (${files} files)`);
assert.deepEqual(await call(accounts.createAccount, request), made);

// 2. Read it back, with what each cluster says.
const read = await call(accounts.getAccount, { organizationId: made.organizationId });
console.log(`${read.organizationId} is ${read.status}: ${read.statusMessage}`);
for (const { cluster, state, message } of read.clusters) console.log(`  ${cluster}: ${state}, ${message}`);

// 3. The same over REST, by the path that clients of the first platform use.
const old = await rest('POST', '/api/accounts', { organization_id: `example-${suffix}-rest`, organization_type: 'namespace', plan_tier: 'starter' });
assert.equal(old.status, 200, JSON.stringify(old.body));
console.log(`made ${old.body.organization_id} over REST in commit ${old.body.commit}`);

// 4. List page by page.
let pages = 0;
let listed = 0;
let pageToken = '';
do {
  const page = await rest('GET', `/v1/accounts?page_size=2&page_token=${pageToken}`);
  assert.equal(page.status, 200, JSON.stringify(page.body));
  pages += 1;
  listed += page.body.accounts.length;
  pageToken = page.body.nextPageToken;
} while (pageToken !== '');
console.log(`listed ${listed} accounts on ${pages} pages`);

// 5. A refusal says what is wrong and how to mend it, field by field.
try {
  await call(accounts.createAccount, { organizationId: 'No Such Id' });
  assert.fail('an id with spaces was taken');
} catch (error) {
  assert.equal(error.code, status.INVALID_ARGUMENT);
  const [bytes] = error.metadata.get('grpc-status-details-bin');
  const problems = fromBinary(StatusSchema, bytes).details.map((detail) => anyUnpack(detail, BadRequestSchema)).find((detail) => detail !== undefined);
  for (const { field, description } of problems?.fieldViolations ?? []) console.log(`refused: ${field}: ${description}`);
}

client.close();
