/** `node api/main.ts` as a process that listens to networks: who is let in, and what a kill leaves in the audit log. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { testAuthority, type Pair } from './testing/test-certificates.ts';
import { startTestIssuer, TEST_AUDIENCE, type TestIssuer } from './testing/test-issuer.ts';

const MAIN = join(import.meta.dirname, 'main.ts');
const PATH = process.env['PATH'] ?? '';

let folder: string;
let serverCa: Pair;
let root: Pair;
let issuer: TestIssuer;
const children: ChildProcess[] = [];
const path = (name: string): string => join(folder, name);

function issuerFile(prefix: string): string {
  const file = { apiVersion: 'apiserver.config.k8s.io/v1', kind: 'AuthenticationConfiguration', jwt: [{ issuer: { url: issuer.url, audiences: [TEST_AUDIENCE] }, claimMappings: { username: { claim: 'sub', prefix: '' }, groups: { claim: 'groups', prefix } } }] };
  writeFileSync(path('oidc.yaml'), JSON.stringify(file));
  return path('oidc.yaml');
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tenantry-access-'));
  const [server, clients] = [testAuthority(folder), testAuthority(folder)];
  serverCa = server;
  const pair = server.issue({ subject: '/CN=api', names: 'DNS:api.example,IP:127.0.0.1', usage: 'serverAuth' });
  writeFileSync(path('tls.crt'), pair.cert);
  writeFileSync(path('tls.key'), pair.key);
  writeFileSync(path('ca.crt'), clients.cert);
  root = clients.issue({ names: 'URI:spiffe://test.example/platform/portal' });
  issuer = await startTestIssuer();
});
afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
});
afterAll(async () => {
  await issuer.stop();
  rmSync(folder, { recursive: true, force: true });
});

function launch(args: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, [MAIN, '--data-dir', path('data'), '--port-base', '0', '--webhook', 'off', '--tls-cert-file', path('tls.crt'), '--tls-key-file', path('tls.key'), ...args], { env: { PATH }, cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  return child;
}

async function start(args: readonly string[]): Promise<{ child: ChildProcess; stdout: string; port: string }> {
  const child = launch(args);
  let stderr = '';
  child.stderr?.on('data', (chunk) => (stderr += String(chunk)));
  const stdout = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk) => {
      text += String(chunk);
      if (/^gRPC .*\n/m.test(text)) resolve(text);
    });
    child.on('exit', (code) => reject(new Error(`ended with ${code}: ${stderr}`)));
  });
  return { child, stdout, port: /:(\d+)$/m.exec(stdout)?.[1] ?? '' };
}

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

function call(port: string, init: { method?: string; path?: string; pair?: Pair; token?: string; body?: object }): Promise<Answer> {
  const { method = 'GET', path: at = '/v1/accounts', pair, token, body } = init;
  return new Promise((resolve, reject) => {
    const headers = { host: `api.example:${port}`, 'content-type': 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) };
    const sent = request({ host: '127.0.0.1', servername: 'api.example', port, path: at, method, headers, ca: serverCa.cert, agent: false, ...pair }, (response) => {
      let text = '';
      response.on('data', (chunk) => (text += String(chunk)));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) as Record<string, unknown> }));
    });
    sent.on('error', reject).end(body === undefined ? undefined : JSON.stringify(body));
  });
}

describe('an API for networks', { timeout: 240_000 }, () => {
  it('knows callers by certificate and token, and a kill leaves the line of every change', async () => {
    const args = ['--listen', '0.0.0.0', '--client-ca-file', path('ca.crt'), '--trust-domain', 'test.example', '--oidc-file', issuerFile('tenantry:')];
    const { child, stdout, port } = await start(args);
    expect(stdout).toMatch(/^HTTP https:\/\/0\.0\.0\.0:\d+\ngRPC 0\.0\.0\.0:\d+\n$/);
    expect(existsSync(path('data/token'))).toBe(false);
    expect((await call(port, {})).status).toBe(401);
    const made = await call(port, { method: 'POST', pair: root, body: { organization_id: 'umbrella', request_id: 'r-1' } });
    expect(made).toMatchObject({ status: 200, body: { organizationId: 'umbrella' } });
    child.kill('SIGKILL');
    await once(child, 'exit');
    const lines = readFileSync(path('data/audit.log'), 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
    const base = { rpc: 'acctapi.v1.AccountProvisioningService/CreateAccount', tenant: 'umbrella', requestId: 'r-1', operationId: made.body['operationId'], caller: { id: 'spiffe://test.example/platform/portal', by: 'certificate', groups: ['tenantry:platform-admins'] }, door: 'rest' };
    expect(lines).toMatchObject([{ ...base, stage: 'asked' }, { ...base, stage: 'done', code: 'OK', commit: made.body['commit'] }]);
    expect(lines).toHaveLength(2);
    expect(statSync(path('data/audit.log')).mode & 0o777).toBe(0o600);

    const again = await start(args);
    const ann = await issuer.token({ sub: 'ann', groups: ['umbrella:viewers'] });
    expect(await call(again.port, { token: ann })).toMatchObject({ status: 200, body: { totalCount: 1, accounts: [{ organizationId: 'umbrella' }] } });
    expect((await call(again.port, { token: ann, path: '/v1/accounts/acme' })).status).toBe(404);
    expect((await call(again.port, { token: ann, path: '/v1/accounts/umbrella', method: 'DELETE' })).status).toBe(403);
    again.child.kill('SIGTERM');
    expect((await once(again.child, 'exit'))[0]).toBe(0);
  });

  it.each([
    ['an issuer that could give itself personas', () => ['--oidc-file', issuerFile('tenantry')], /^tenantry: --oidc-file: jwt\.0\.claimMappings\.groups\.prefix "tenantry" lets this issuer give groups of "tenantry:"/],
    ['a file that is not there', () => ['--oidc-file', path('none')], /^tenantry: --oidc-file .*none cannot be read \(ENOENT\)/],
    ['a key that is not the certificate\'s', () => ['--client-ca-file', path('ca.crt'), '--tls-key-file', otherKey()], /do not belong together/],
  ])('does not start with %s', async (_what, args, message) => {
    const child = launch(args());
    let stderr = '';
    child.stderr?.on('data', (chunk) => (stderr += String(chunk)));
    const [code] = (await once(child, 'close')) as [number];
    expect(code).toBe(1);
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain('    at ');
  });
});

function otherKey(): string {
  writeFileSync(path('other.key'), root.key);
  return path('other.key');
}
