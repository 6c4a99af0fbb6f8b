import { EventEmitter } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { SILENT_LOG } from '../runtime/log.ts';
import { parseState } from './certificates/state-text.ts';
import { FileStore } from './certificates/file-store.ts';
import { bundleOf } from './certificates/rotation.ts';
import { startWebhook, type RunningWebhook } from './process.ts';
import { readWebhookSettings } from './settings.ts';
import { callerOf, type Caller } from './testing/call.ts';
import { reviewText } from './testing/reviews.ts';
import { MemoryStore } from '../runtime/throttle/memory-store.ts';

const TENANT = { apiVersion: 'tenantry.dev/v1alpha1', kind: 'Tenant', metadata: { name: 'acme' }, spec: { plan: 'pro', state: 'Active', limits: { pods: '20' } } };
const NAMESPACE = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'tenant-acme', labels: { 'tenantry.dev/tenant': 'acme', 'tenantry.dev/managed': 'true' } } };

interface Started {
  readonly webhook: RunningWebhook;
  readonly sender: EventEmitter;
  readonly caller: Caller;
  readonly path: string;
  stop(): Promise<void>;
}

const started: Started[] = [];

afterEach(async () => {
  for (const one of started.splice(0)) await one.stop();
});

/** A webhook without a cluster: it knows what is sent to it, and nothing before. */
async function start(...flags: readonly string[]): Promise<Started> {
  const folder = await mkdtemp(join(tmpdir(), 'tenantry-process-'));
  const file = join(folder, 'certificate');
  const settings = readWebhookSettings({ argv: ['--preview', '--host=127.0.0.1', '--port=0', '--health-port=0', '--drain=0', `--certificate-file=${file}`, ...flags], env: {} });
  if ('help' in settings) throw new Error('no settings');
  const sender = new EventEmitter();
  const quota = (): never => { throw new Error('there is no cluster'); };
  const webhook = await startWebhook({ settings, log: SILENT_LOG, throttleStore: () => new MemoryStore(), quota, mutate: () => [], messages: sender });
  const state = parseState((await new FileStore(file).read()).text);
  if (state === undefined) throw new Error('no certificate');
  const caller = callerOf(webhook.port, { ca: bundleOf(state) });
  const one: Started = {
    webhook, sender, caller, path: `/${state.generations[0]?.path ?? ''}`,
    stop: async () => {
      caller.close();
      await webhook.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
  started.push(one);
  return one;
}

describe('startWebhook()', () => {
  it('sheds calls and says why it is not ready until tenants and namespaces are there', async () => {
    const { webhook, sender, caller, path } = await start();
    const ready = async (): Promise<Response> => fetch(`http://127.0.0.1:${webhook.healthPort}/readyz`);
    const early = await caller.post(`${path}/validate`, reviewText());
    expect([early.status, early.headers['retry-after']]).toEqual([503, '1']);
    expect((await ready()).status).toBe(503);
    expect(await (await ready()).text()).toContain('tenants');
    expect(webhook.isReady()).toBe(false);
    sender.emit('message', { tenants: { acme: [TENANT, NAMESPACE] } });
    const later = await caller.post(`${path}/validate`, reviewText());
    expect(later.status).toBe(200);
    expect(later.body).toContain('[tenantry/');
    await expect.poll(async () => (await ready()).status).toBe(200);
  });

  it('takes calls by its secret path only, and is not ready any more when it stops', async () => {
    const { webhook, sender, caller, path } = await start();
    sender.emit('message', { tenants: {} });
    expect((await caller.post('/validate', reviewText())).status).toBe(404);
    expect((await caller.post(`${path}/validate`, reviewText())).status).toBe(200);
    expect(await webhook.stop()).toBe(true);
    expect(webhook.isReady()).toBe(false);
  });

  it('judges a namespace that nobody knows as a fault, never as nobody\'s', async () => {
    const { sender, caller, path } = await start();
    sender.emit('message', { tenants: {} });
    const { body } = await caller.post(`${path}/validate`, reviewText());
    expect(body).toContain('"allowed":false');
    expect(body).toContain('"code":500');
  });
});
