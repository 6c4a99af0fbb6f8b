/** `node api/main.ts` as a process: what it prints, how it stops, and what a kill leaves behind. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { request as httpsRequest } from 'node:https';
import { createServer } from 'node:net';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MOTO_PYTHON, motoMissing } from './cloud/testing/moto.ts';

const run = promisify(execFile);
const MAIN = join(import.meta.dirname, 'main.ts');
const EXAMPLE = join(import.meta.dirname, 'example-calls.js');
const PATH = process.env['PATH'] ?? '';

interface Started {
  readonly child: ChildProcess;
  readonly http: string;
  readonly grpc: string;
  readonly webhook: string;
  readonly token: string;
  readonly commands: readonly string[];
  /** Everything that was written to standard error so far. */
  stderr(): string;
}

let folder: string;
let dataDir: string;
const children: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenantry-main-'));
  dataDir = join(folder, 'data dir');
});
afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  rmSync(folder, { recursive: true, force: true });
});

function launch(args: readonly string[], env: Record<string, string> = {}): ChildProcess {
  const child = spawn(process.execPath, [MAIN, '--data-dir', dataDir, ...args], { env: { PATH, ...env }, cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  return child;
}

/** Most tests are about the API alone; a second process would only cost them time. */
const ALONE = ['--webhook', 'off', '--cloud', 'off'];

async function start(args: readonly string[] = ALONE, env: Record<string, string> = {}): Promise<Started> {
  const child = launch(['--port-base', '0', '--log-level', 'info', ...args], env);
  let stdout = '';
  let stderr = '';
  child.stderr?.on('data', (chunk) => (stderr += String(chunk)));
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (chunk) => {
      stdout += String(chunk);
      if (stdout.includes('git --no-pager') && stdout.endsWith('\n')) resolve();
    });
    child.on('exit', (code) => reject(new Error(`ended with ${code}: ${stderr}`)));
  });
  const word = (name: string): string => new RegExp(`^${name} (\\S+)$`, 'm').exec(stdout)?.[1] ?? '';
  return { child, http: word('HTTP'), grpc: word('gRPC'), webhook: word('Webhook'), token: word('Token'), commands: stdout.split('\n').filter((line) => line.startsWith('  ')), stderr: () => stderr };
}

/** Waits for the end; gives exit code and standard error. */
async function ended(child: ChildProcess): Promise<{ code: number | null; stderr: string; stdout: string }> {
  let stderr = '';
  let stdout = '';
  child.stderr?.on('data', (chunk) => (stderr += String(chunk)));
  child.stdout?.on('data', (chunk) => (stdout += String(chunk)));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stderr, stdout };
}

async function create(started: Started, id: string, requestId: string): Promise<Record<string, unknown>> {
  const reply = await fetch(`${started.http}/v1/accounts`, {
    method: 'POST',
    headers: { authorization: `Bearer ${started.token}`, 'content-type': 'application/json', 'idempotency-key': requestId },
    body: JSON.stringify({ organization_id: id, plan_tier: 'PLAN_TIER_PRO' }),
  });
  return (await reply.json()) as Record<string, unknown>;
}

interface Review {
  readonly request: { readonly object: object };
}

interface Judged {
  readonly allowed: boolean;
  readonly status?: { readonly message?: string };
}

/** Posts a review as `curl -k` would. */
function judged(webhook: string, review: Review): Promise<Judged> {
  return new Promise((resolve, reject) => {
    const call = httpsRequest(`${webhook}/validate`, { method: 'POST', rejectUnauthorized: false, headers: { 'content-type': 'application/json' }, agent: false }, (response) => {
      let text = '';
      response.on('data', (chunk) => (text += String(chunk)));
      response.on('end', () => {
        if (response.statusCode !== 200) resolve({ allowed: false, status: { message: `not known yet: ${response.statusCode} ${text}` } });
        else resolve((JSON.parse(text) as { response: Judged }).response);
      });
    });
    call.on('error', reject);
    call.end(JSON.stringify(review));
  });
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 50));
}

describe('npm start', { timeout: 240_000 }, () => {
  it('counts alone where the counters of the fleet are not reached, says so, and keeps their password', async () => {
    const started = await start([...ALONE, '--log-level', 'debug'], { TENANTRY_THROTTLE_REDIS_URL: 'redis://:geheim%21@127.0.0.1:1/0' });
    await create(started, 'counted', 'c-1');
    const record = () => fetch(`${started.http}/v1/accounts/counted/throttle:record`, { method: 'POST', headers: { authorization: `Bearer ${started.token}`, 'content-type': 'application/json' }, body: '{"cost": 400}' });
    expect([(await record()).status, (await record()).status]).toEqual([200, 429]);
    expect(await (await fetch(`${started.http}/metrics`)).text()).toMatch(/tenantry_api_throttle_fallbacks_total [1-9]/);
    expect(started.stderr()).toContain('counts on its own');
    expect(started.stderr()).not.toMatch(/geheim/);
  });

  it('prints where it listens and three commands that run as they stand', async () => {
    const started = await start(['--cloud', 'off']);
    expect(started.http).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(started.grpc).toMatch(/^127\.0\.0\.1:\d+$/);
    expect(started.webhook).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
    expect(readFileSync(join(dataDir, 'token'), 'utf8')).toBe(`${started.token}\n`);
    expect(statSync(join(dataDir, 'token')).mode & 0o777).toBe(0o600);
    const outputs = [];
    for (const command of started.commands) outputs.push((await run('sh', ['-c', command], { cwd: folder, env: { PATH } })).stdout);
    expect(outputs).toHaveLength(3);
    expect(JSON.parse(outputs[0] ?? '')).toMatchObject({ organizationId: 'demo', status: 'ACTIVE' });
    expect(outputs[1]).toMatch(/Create tenant demo[\s\S]*tenants\/[0-9a-f]{2}\/demo\/tenant\.yaml/);
    expect(outputs[2]).toMatch(/kind: Namespace[\s\S]*kind: ResourceQuota[\s\S]*kind: NetworkPolicy/);
    expect(started.stderr()).not.toContain(started.token);
  });

  it.skipIf(motoMissing() !== undefined)('gives tenants a role and a prefix in a stand-in of AWS, whatever credentials of AWS lie about', async () => {
    const real = { AWS_ACCESS_KEY_ID: 'real', AWS_SECRET_ACCESS_KEY: 'real', AWS_ENDPOINT_URL: 'http://127.0.0.1:9', HTTPS_PROXY: 'http://127.0.0.1:9' };
    const started = await start(['--webhook', 'off'], { ...real, TENANTRY_MOTO: MOTO_PYTHON });
    const wanted = { iamRoleArn: 'arn:aws:iam::123456789012:role/tenantry/tenant-clouded', s3Bucket: 'tenants', s3Prefix: 'orgs/clouded/' };
    expect(await create(started, 'clouded', 'c-2')).toMatchObject({ ...wanted, status: 'PROVISIONING' });
    const headers = { authorization: `Bearer ${started.token}` };
    const account = async () => (await (await fetch(`${started.http}/v1/accounts/clouded`, { headers })).json()) as { status: string };
    await until(async () => (await account()).status === 'ACTIVE');
    expect(await account()).toMatchObject(wanted);
  });

  it('goes on without a stand-in of AWS where Python has none, and says so in one line', async () => {
    const started = await start(['--webhook', 'off'], { TENANTRY_MOTO: '/nowhere/python' });
    await until(async () => started.stderr().includes('there is no stand-in of AWS'));
    expect(await create(started, 'plain', 'c-3')).toMatchObject({ status: 'ACTIVE' });
    expect(started.stderr().split('\n').filter((line) => line.includes('AWS'))).toHaveLength(1);
  });

  it('judges reviews beside the API by the documents of the repository, at once by new ones', async () => {
    const started = await start(['--cloud', 'off']);
    const review = JSON.parse(readFileSync(join(import.meta.dirname, 'example-review.json'), 'utf8')) as Review;
    await until(async () => (await judged(started.webhook, review)).status?.message?.includes('hostPath') === true);
    expect(await judged(started.webhook, review)).toMatchObject({ allowed: false, status: { message: expect.stringMatching(/\[tenantry\/[a-z-]+\] .*hostPath/) as string } });
    await create(started, 'newcomer', 'r-w');
    const theirs = { ...review, request: { ...review.request, namespace: 'tenant-newcomer', object: { ...review.request.object, spec: { containers: [{ name: 'app', image: 'docker.io/library/nginx:1' }], volumes: [] } } } };
    await until(async () => !(await judged(started.webhook, theirs)).status?.message?.includes('not known'));
    started.child.kill('SIGKILL');
    // It does not outlive the process that started it.
    await until(async () => judged(started.webhook, review).then(() => false, () => true));
  });

  it('runs the example calls', async () => {
    const started = await start();
    const env = { PATH, TENANTRY_HTTP: started.http, TENANTRY_GRPC: started.grpc, TENANTRY_TOKEN_FILE: join(dataDir, 'token') };
    const { stdout } = await run(process.execPath, [EXAMPLE], { env });
    expect(stdout).toMatch(/made example-[0-9a-f]{8} in commit [0-9a-f]{40}[\s\S]*is ACTIVE[\s\S]*would change requests\.cpu[\s\S]*a stale etag is refused with ABORTED[\s\S]*UpdateAccount: READY, done[\s\S]*removed example-[\s\S]*over REST[\s\S]*listed \d+ accounts[\s\S]*INVALID_ARGUMENT TENANT_ID[\s\S]*organization_id: /);
    // It can be run again: nothing of the first run is in its way.
    await run(process.execPath, [EXAMPLE], { env });
  });

  it('drains on SIGTERM and starts again with the same state', async () => {
    const first = await start();
    const made = await create(first, 'kept', 'r-1');
    first.child.kill('SIGTERM');
    expect((await once(first.child, 'exit'))[0]).toBe(0);
    const second = await start();
    expect(second.token).toBe(first.token);
    expect(await create(second, 'kept', 'r-1')).toEqual(made);
  });

  it('loses nothing to kill -9: the same request id gives the same account, once', async () => {
    const first = await start();
    const made = await create(first, 'survivor', 'r-9');
    // Another create is under way when the process dies.
    const lost = create(first, 'under-way', 'r-10').catch(() => undefined);
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');
    await lost;
    const second = await start();
    expect(await create(second, 'survivor', 'r-9')).toEqual(made);
    expect(await create(second, 'under-way', 'r-10')).toMatchObject({ organizationId: 'under-way', status: 'ACTIVE' });
    const { stdout } = await run('git', ['--git-dir', join(dataDir, 'tenants.git'), 'log', '--format=%s', 'main']);
    expect(stdout.trim().split('\n').sort()).toEqual(['Create tenant survivor', 'Create tenant under-way', 'Start with the sample tenants']);
  });
});

describe('locks of npm start', { timeout: 240_000 }, () => {
  async function lock(started: Started, verb: string, body: object): Promise<{ readonly status: number; readonly json: Record<string, unknown> }> {
    const headers = { authorization: `Bearer ${started.token}`, 'content-type': 'application/json' };
    const reply = await fetch(`${started.http}/v1/locks:${verb}`, { method: 'POST', headers, body: JSON.stringify({ owner_id: 'me', ...body }) });
    return { status: reply.status, json: (await reply.json()) as Record<string, unknown> };
  }

  it('survive kill -9, and a stop answers those who wait for them', async () => {
    const first = await start();
    const { json: taken } = await lock(first, 'acquire', { resource_key: 'r', ttl_seconds: 600 });
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');
    const second = await start();
    expect((await lock(second, 'acquire', { resource_key: 'r', owner_id: 'other' })).json).toMatchObject({ acquired: false, existingOwnerId: 'me' });
    const waiting = lock(second, 'acquire', { resource_key: 'r', owner_id: 'other', wait_for_lock: true, wait_timeout_seconds: 100 });
    const watcher = new DatabaseSync(join(dataDir, 'locks.sqlite'), { readOnly: true });
    await until(async () => watcher.prepare('SELECT 1 FROM held WHERE waiting = 1').get() !== undefined);
    watcher.close();
    second.child.kill('SIGTERM');
    expect(await waiting).toMatchObject({ status: 503 });
    expect((await once(second.child, 'exit'))[0]).toBe(0);
    const third = await start();
    expect((await lock(third, 'release', { lock_id: taken['lockId'] })).json).toMatchObject({ released: true });
    expect((await lock(third, 'acquire', { resource_key: 'r' })).json).toMatchObject({ acquired: true, fencingToken: '2' });
  });
});

describe('a start that cannot be', { timeout: 240_000 }, () => {
  it('is refused on a data folder that another process has', async () => {
    await start();
    const { code, stderr } = await ended(launch(['--port-base', '0', ...ALONE]));
    expect([code, stderr.trim().split('\n')]).toEqual([1, [`tenantry: the data folder ${dataDir} is in use by another tenantry process; stop that one, or choose another with --data-dir`]]);
  });

  it('is refused on a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const { code, stderr } = await ended(launch(['--port-base', String(port), ...ALONE]));
    other.close();
    expect([code, stderr.trim().split('\n')]).toEqual([1, [`tenantry: HTTP cannot listen on 127.0.0.1:${port}: the port is taken or not allowed; choose another with --port-base`]]);
  });

  it('is refused with every wrong setting, a line each', async () => {
    const { code, stderr } = await ended(launch(['--port-base', 'x', '--listen', 'elsewhere.example', '--what'], { TENANTRY_LOG_LEVEL: 'loud' }));
    expect([code, stderr.trim().split('\n').length]).toEqual([1, 4]);
    expect(stderr).not.toContain('    at ');
  });

  it('is refused for networks without TLS and a way to know callers', async () => {
    const { code, stderr } = await ended(launch(['--port-base', '0', '--listen', '0.0.0.0']));
    expect([code, stderr.trim().split('\n')]).toEqual([1, ['tenantry: --listen 0.0.0.0 is no loopback address: it needs --tls-cert-file, --tls-key-file, and --client-ca-file or --oidc-file; the local token is not made for networks']]);
  });

  it('is refused where the data folder is a file', async () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(dataDir, '');
    const { code, stderr } = await ended(launch(['--port-base', '0', ...ALONE]));
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^tenantry: the data folder .* cannot be written \(E[A-Z_]+\); choose another with --data-dir\n$/)]);
  });

  it('is refused on a remote without tenants', async () => {
    const remote = join(folder, 'empty.git');
    await run('git', ['init', '--quiet', '--bare', remote]);
    const { code, stderr } = await ended(launch(['--port-base', '0', '--remote', remote]));
    expect([code, stderr.split('\n').filter((line) => line.startsWith('tenantry: '))]).toEqual([1, [expect.stringContaining('main')]]);
    expect(stderr).not.toContain('    at ');
  });

  it('explains itself', async () => {
    const { code, stdout } = await ended(launch(['--help']));
    expect(code).toBe(0);
    expect(stdout).toContain('--port-base N');
  });
});
