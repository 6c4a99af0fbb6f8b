/**
 * Calls to the API, to read and to run. Start it with `npm start` in one terminal and, in another:
 *
 *     node api/example-calls.js
 *
 * It makes three tenants, two over gRPC and one over REST, changes, follows and removes them. Other places than the
 * default ones: TENANTRY_HTTP=http://127.0.0.1:8080 TENANTRY_GRPC=127.0.0.1:9090 TENANTRY_TOKEN_FILE=.tenantry/token
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// In a checkout the client is TypeScript, which Node runs by itself from version 24 on; the checkout has that one.
if (Number.parseInt(process.versions.node, 10) < 24) {
  const node = fileURLToPath(new URL('../node_modules/.bin/node', import.meta.url));
  process.exit(spawnSync(node, process.argv.slice(1), { stdio: 'inherit' }).status ?? 1);
}
// Outside of this repository: from 'tenantry/client'.
const { createClient, PlanTier } = await import('../client/index.ts');

const HTTP = process.env.TENANTRY_HTTP ?? 'http://127.0.0.1:8080';
const GRPC = process.env.TENANTRY_GRPC ?? '127.0.0.1:9090';
const token = readFileSync(process.env.TENANTRY_TOKEN_FILE ?? '.tenantry/token', 'utf8').trim();

const overGrpc = createClient({ address: GRPC, token });
const overRest = createClient({ baseUrl: HTTP, token });
const suffix = randomBytes(4).toString('hex');

/** Accounts: a tenant from its creation to its removal. */
async function accounts({ accounts, operations }) {
  // With a request id, a repeated call makes nothing new and gets the same reply.
  const request = { organizationId: `example-${suffix}`, planTier: PlanTier.STARTER, requestId: randomUUID() };
  const made = await accounts.createAccount(request);
  console.log(`made ${made.organizationId} in commit ${made.commit}: ${made.files.join(', ')}`);
  for (const { branch, commit, files } of made.branches) console.log(`  ${branch} is at ${commit} (${files} files)`);
  assert.deepEqual(await accounts.createAccount(request), made);

  // Read it back, with what each cluster says.
  const { organizationId } = made;
  const read = await accounts.getAccount({ organizationId });
  console.log(`${organizationId} is ${read.status}: ${read.statusMessage}`);
  for (const { cluster, state, message } of read.clusters) console.log(`  ${cluster}: ${state}, ${message}`);

  // Look at what a change would do, then make it. The etag refuses it when somebody else was faster.
  const preview = await accounts.previewAccount({ organizationId, planTier: PlanTier.PRO });
  for (const { resource, before, after } of preview.quota) console.log(`  would change ${resource} from ${before} to ${after}`);
  const updated = await accounts.updateAccount({ organizationId, planTier: PlanTier.PRO, etag: preview.etag });
  console.log(`updated ${organizationId} in commit ${updated.commit}`);
  await refused('a stale etag', 'ABORTED', accounts.updateAccount({ organizationId, planTier: PlanTier.FREE, etag: preview.etag }));

  // Follow the change through the clusters: a stream that ends with the operation.
  for await (const { operations } of accounts.watchAccount({ organizationId, operationId: updated.operationId }, { timeoutMs: 30_000 })) {
    for (const { method, state, done } of operations) console.log(`  ${method}: ${state}${done ? ', done' : ''}`);
  }
  const { operation } = await operations.getOperation({ operationId: updated.operationId });
  console.log(`${operation.method} went through ${operation.steps.map(({ state }) => state).join(', ')}`);

  // Remove it: nothing runs any more, and what is stored stays for the retention time.
  const removed = await accounts.deleteAccount({ organizationId });
  console.log(`removed ${organizationId}: ${removed.status}`);
}

/** The same over REST, a list page by page, and the path of the first platform's clients. */
async function rest({ accounts }) {
  const reply = await fetch(`${HTTP}/api/accounts`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify({ organization_id: `example-${suffix}-rest`, organization_type: 'namespace', plan_tier: 'starter' }),
  });
  const old = await reply.json();
  assert.equal(reply.status, 200, JSON.stringify(old));
  console.log(`made ${old.organization_id} over REST in commit ${old.commit}`);

  let pages = 0;
  let listed = 0;
  let pageToken = '';
  do {
    const page = await accounts.listAccounts({ pageSize: 2, pageToken });
    pages += 1;
    listed += page.accounts.length;
    pageToken = page.nextPageToken;
  } while (pageToken !== '');
  console.log(`listed ${listed} accounts on ${pages} pages`);
  await accounts.deleteAccount({ organizationId: old.organization_id });
}

/** Locks: one holder at a time, an end, and a fencing token that what is guarded must look at. */
async function locks({ locks }) {
  const resourceKey = `example/${suffix}`;
  const held = await locks.acquireLock({ resourceKey, ownerId: 'first', ttlSeconds: 60 });
  console.log(`first holds ${resourceKey} with fencing token ${held.fencingToken}`);
  const second = await locks.acquireLock({ resourceKey, ownerId: 'second' });
  console.log(`second has to wait: ${second.existingOwnerId} holds it`);
  assert.equal(second.acquired, false);

  // Wait in line; the lock is handed over as soon as it is given back.
  const waiting = locks.acquireLock({ resourceKey, ownerId: 'second', waitForLock: true, waitTimeoutSeconds: 20 });
  await locks.releaseLock({ lockId: held.lockId, ownerId: 'first' });
  const next = await waiting;
  console.log(`second holds it now, with fencing token ${next.fencingToken}`);
  assert.ok(next.fencingToken > held.fencingToken);
  await locks.releaseLock({ lockId: next.lockId, ownerId: 'second' });
}

/** Throttle: what a tenant may do in a minute and in an hour, recorded and decided in one step. */
async function throttle({ throttle, accounts }) {
  const { organizationId } = await accounts.createAccount({ organizationId: `example-${suffix}-throttle`, planTier: PlanTier.FREE });
  const limited = await throttle.updateThrottleLimits({ organizationId, requestsPerMinute: 3, requestId: randomUUID() });
  console.log(`${organizationId} may make ${limited.newState.requestsPerMinute} requests a minute since commit ${limited.commit}`);
  const request = { organizationId, jobType: 'code-review', cost: 2, requestId: randomUUID() };
  const first = await throttle.recordRequest(request);
  console.log(`recorded ${first.currentCount} of ${first.limit}`);
  // The same request id is charged once.
  assert.deepEqual(await throttle.recordRequest(request), first);
  const second = await throttle.recordRequest({ ...request, requestId: randomUUID() });
  console.log(`not recorded: ${second.quotaFailure.violations[0].description}`);
  assert.equal(second.recorded, false);

  // Looking takes nothing; platform admins may set counters back.
  const { throttled, requestsRemaining } = await throttle.checkThrottle({ organizationId });
  console.log(`throttled: ${throttled}, ${requestsRemaining} left`);
  const { newState } = await throttle.resetThrottle({ organizationId, resetMinuteWindow: true });
  assert.equal(newState.currentRequestsMinute, 0);
  for (const { dependency, state } of newState.breakers) console.log(`  the circuit breaker of ${dependency} is ${state}`);
  await accounts.deleteAccount({ organizationId });
}

/** Errors say what is wrong and how to mend it, field by field. */
async function errors({ accounts }) {
  await refused('an id with spaces', 'INVALID_ARGUMENT', accounts.createAccount({ organizationId: 'No Such Id' }));
  await refused('a tenant that is not there', 'NOT_FOUND', accounts.getAccount({ organizationId: `nobody-${suffix}` }));
}

async function refused(what, code, call) {
  try {
    await call;
  } catch (error) {
    assert.equal(error.code, code, error);
    console.log(`${what} is refused with ${code} ${error.reason}: ${error.message}`);
    for (const { field, description } of error.fieldViolations) console.log(`  ${field}: ${description}`);
    return;
  }
  assert.fail(`${what} was taken`);
}

for (const show of [() => accounts(overGrpc), () => rest(overRest), () => locks(overGrpc), () => throttle(overGrpc), () => errors(overGrpc)]) await show();
overGrpc.close();
overRest.close();
