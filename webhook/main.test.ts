import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { FileStore } from './certificates/file-store.ts';
import { bundleOf } from './certificates/rotation.ts';
import { parseState } from './certificates/state-text.ts';
import { callerOf, responseOf } from './testing/call.ts';
import { reviewText } from './testing/reviews.ts';

const MAIN = join(import.meta.dirname, 'main.ts');
const TENANT = { apiVersion: 'tenantry.dev/v1alpha1', kind: 'Tenant', metadata: { name: 'acme' }, spec: { plan: 'pro', state: 'Active', limits: { pods: '20' }, throttle: { requestsPerMinute: 2, requestsPerHour: 100 } } };
const NAMESPACE = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'tenant-acme', labels: { 'tenantry.dev/tenant': 'acme', 'tenantry.dev/managed': 'true' } } };
const CONFIG_MAP = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'web', namespace: 'tenant-acme' } };

let folder: string | undefined;
let child: ChildProcess | undefined;

afterEach(async () => {
  child?.kill('SIGKILL');
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
});

/** A port at which nobody listens. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('the webhook process', () => {
  it('counts on its own while the counter store is not there, and says so in its metrics', async () => {
    folder = await mkdtemp(join(tmpdir(), 'tenantry-main-'));
    const file = join(folder, 'certificate');
    const env = { PATH: process.env['PATH'], TENANTRY_WEBHOOK_REDIS_URL: `redis://127.0.0.1:${await closedPort()}` };
    const flags = ['--preview', '--host=127.0.0.1', '--port=0', '--health-port=0', '--drain=0', `--certificate-file=${file}`];
    const running = spawn(process.execPath, [MAIN, ...flags], { env, stdio: ['ignore', 'pipe', 'ignore', 'ipc'] });
    child = running;
    let output = '';
    running.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
    await expect.poll(() => output, { timeout: 50_000 }).toContain('Metrics');
    const [, port, health] = /Webhook https:\S+:(\d+)\nMetrics http:\S+:(\d+)/.exec(output) ?? [];
    const state = parseState((await new FileStore(file).read()).text);
    if (state === undefined) throw new Error('no certificate');
    running.send({ tenants: { acme: [TENANT, NAMESPACE] } });
    const caller = callerOf(Number(port), { ca: bundleOf(state) });
    const about = { kind: { group: '', version: 'v1', kind: 'ConfigMap' }, resource: { group: '', version: 'v1', resource: 'configmaps' }, object: CONFIG_MAP };
    const write = () => caller.post(`/${state.generations[0]?.path ?? ''}/validate`, reviewText(about));
    await expect.poll(async () => (await write()).status, { timeout: 20_000 }).toBe(200);
    expect(responseOf(await write()).allowed).toBe(true);
    expect(responseOf(await write())).toMatchObject({ allowed: false, status: { code: 429 } });
    caller.close();
    const metrics = await (await fetch(`http://127.0.0.1:${health}/metrics`)).text();
    expect(metrics).toMatch(/^tenantry_throttle_fallbacks_total 3$/m);
  });
});
