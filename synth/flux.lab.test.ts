import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiUser, type ApiUser } from '../charts/testing/api-user.ts';
import { cluster, platform, richSpec, tenant } from '../charts/testing/documents.ts';
import { objectsOf } from '../charts/testing/tenant-cluster.ts';
import { runCommand } from '../lab/command.ts';
import { startLab, type Lab } from '../lab/lab.ts';
import { waitFor } from '../lab/wait.ts';
import { emitDocument } from '../model/emit.ts';
import { clusterFile, PLATFORM_FILE, shardOf, tenantFile } from '../model/layout.ts';
import type { TenantSpec } from '../model/tenant.ts';
import { synthesize } from './app.ts';
import { checkRepository } from './check.ts';
import { generationOf, renderBootstrap } from './render.ts';
import { writeFile, writeRepository } from './testing/repository.ts';

const DEADLINE = { deadlineMs: 90_000 };
const SHARDS = 2;

let root: string;
let lab: Lab;
let boss: ApiUser;

const tenants = (): string => join(root, 'tenants');
const out = (): string => join(root, 'out');

async function git(folder: string, ...args: readonly string[]): Promise<string> {
  const env = { PATH: process.env['PATH'] ?? '', HOME: root, GIT_CONFIG_NOSYSTEM: '1', GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@b.c', GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@b.c' };
  return runCommand('git', args, { cwd: folder, env });
}

/** Every folder of the output becomes the next commit of its branch, and Flux is asked to look. */
async function publish(): Promise<void> {
  synthesize({ tenants: tenants(), out: out() });
  for (const name of readdirSync(join(out(), 'deploy/eu-1'))) {
    const branch = `deploy/eu-1/${name}`;
    const work = join(root, 'work', name);
    mkdirSync(work, { recursive: true });
    if (!readdirSync(work).includes('.git')) await git(work, 'init', '--quiet');
    for (const entry of readdirSync(work)) if (entry !== '.git') rmSync(join(work, entry), { recursive: true });
    cpSync(join(out(), branch), work, { recursive: true });
    await git(work, 'add', '--all');
    await git(work, 'commit', '--quiet', '--allow-empty', '--message', 'rendered');
    await git(work, 'push', '--quiet', lab.git.url('deploy'), `HEAD:refs/heads/${branch}`);
    const path = `/apis/source.toolkit.fluxcd.io/v1/namespaces/flux-system/gitrepositories/tenantry-${name}`;
    await boss.request('PATCH', path, { metadata: { annotations: { 'reconcile.fluxcd.io/requestedAt': String(performance.now()) } } });
  }
}

async function read(path: string): Promise<Record<string, unknown> | undefined> {
  const { status } = await boss.request('GET', path);
  if (status !== 200) return undefined;
  return (await boss.client.send({ method: 'GET', path })).body as Record<string, unknown>;
}

async function namesIn(path: string): Promise<string[]> {
  const list = (await read(path)) as { items?: readonly { readonly metadata: { readonly name: string } }[] } | undefined;
  return (list?.items ?? []).map(({ metadata }) => metadata.name).sort();
}

const policies = (namespace: string): Promise<string[]> => namesIn(`/apis/networking.k8s.io/v1/namespaces/${namespace}/networkpolicies`);
const bindings = (namespace: string): Promise<string[]> => namesIn(`/apis/rbac.authorization.k8s.io/v1/namespaces/${namespace}/rolebindings`);

/** Waits until the cluster shows what main says for that tenant. */
async function applied(id: string): Promise<void> {
  const { catalog } = checkRepository(tenants());
  const want = catalog === undefined ? '' : generationOf(catalog.inputs(id), 'eu-1');
  await waitFor(`tenant ${id}`, async () => {
    const found = (await read(`/apis/tenantry.dev/v1alpha1/tenants/${id}`)) as { metadata: { annotations: Record<string, string> } } | undefined;
    return found?.metadata.annotations['tenantry.dev/generation'] === want ? true : undefined;
  }, DEADLINE);
}

function write(id: string, spec: Partial<TenantSpec>): void {
  writeFile(tenants(), tenantFile(id), emitDocument(tenant(id, spec)));
}

const acme = (state: TenantSpec['state']): Partial<TenantSpec> => ({ ...richSpec('acme'), network: { ingress: { ports: [8080] } }, state });

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'tenantry-flux-'));
  lab = await startLab({ dir: join(root, 'lab'), clusters: ['eu-1'], env: process.env, nodes: 0, log: () => undefined });
  await lab.git.createRepository('deploy');
  boss = await apiUser(lab.cluster('eu-1'), 'boss', ['system:masters']);
  writeRepository(tenants(), { globex: {} });
  writeFile(tenants(), PLATFORM_FILE, emitDocument(platform({ deploy: { url: lab.git.url('deploy') } })));
  writeFile(tenants(), clusterFile('eu-1'), emitDocument(cluster('eu-1', { shards: SHARDS })));
  write('acme', acme('Active'));
  await publish();
  const { catalog } = checkRepository(tenants());
  if (catalog === undefined) throw new Error('no catalog');
  for (const object of objectsOf([renderBootstrap(catalog.platform, cluster('eu-1', { shards: SHARDS }))])) await boss.apply(object);
}, 40 * 60_000);

afterAll(async () => {
  await lab?.stop();
  rmSync(root, { recursive: true, force: true });
});

describe('rendered branches under a real Flux', () => {
  it('bring the platform and then every tenant into a cluster that has only Flux and the bootstrap manifest', async () => {
    await applied('acme');
    await applied('globex');
    expect(await policies('tenant-acme')).toEqual(['tenantry-allow-dns', 'tenantry-allow-egress', 'tenantry-allow-ingress', 'tenantry-allow-tenant', 'tenantry-deny-all']);
    expect(await namesIn('/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicies')).toContain('tenantry-managed-objects');
    expect(await namesIn('/api/v1/namespaces/flux-system/configmaps')).toEqual(expect.arrayContaining(['tenantry-tenants-00', 'tenantry-tenants-01']));
  });

  it('suspend a tenant: no openings, no writers, no pods', async () => {
    write('acme', acme('Suspended'));
    await publish();
    await applied('acme');
    await waitFor('the openings are gone', async () => ((await policies('tenant-acme')).join() === 'tenantry-deny-all' ? true : undefined), DEADLINE);
    await waitFor('only viewers are bound', async () => ((await bindings('tenant-acme')).every((name) => name.endsWith('-as-tenant-viewer')) ? true : undefined), DEADLINE);
    expect(await bindings('tenant-acme')).toHaveLength(4);
    expect(await read('/api/v1/namespaces/tenant-acme/resourcequotas/tenantry')).toMatchObject({ spec: { hard: { pods: '0' } } });
  });

  it('bring it back', async () => {
    write('acme', acme('Active'));
    await publish();
    await applied('acme');
    await waitFor('the admins are back', async () => ((await bindings('tenant-acme')).includes('tenantry-admins-as-tenant-admin') ? true : undefined), DEADLINE);
    expect(await policies('tenant-acme')).toHaveLength(5);
  });

  it('keep namespaces and walls of a tenant whose folder is lost', async () => {
    rmSync(join(tenants(), tenantFile('globex')));
    await publish();
    await waitFor('the Tenant object is pruned', async () => ((await read('/apis/tenantry.dev/v1alpha1/tenants/globex')) === undefined ? true : undefined), DEADLINE);
    // Pruning goes object by object, in an order of its own.
    await waitFor('the openings are pruned', async () => ((await policies('tenant-globex')).length === 1 ? true : undefined), DEADLINE);
    expect(await policies('tenant-globex')).toEqual(['tenantry-deny-all']);
    expect(await read('/api/v1/namespaces/tenant-globex')).toMatchObject({ status: { phase: 'Active' } });
    expect(await namesIn('/api/v1/namespaces/tenant-globex/resourcequotas')).toEqual(['tenantry', 'tenantry-objects']);
    expect(await namesIn('/api/v1/namespaces/tenant-globex/limitranges')).toEqual(['tenantry']);
  });

  it('remove everything of a tenant that went through Suspended and Deleted, and nothing of its neighbours', async () => {
    expect(shardOf('acme', SHARDS)).toBeLessThan(SHARDS);
    for (const state of ['Suspended', 'Deleted'] as const) {
      write('acme', acme(state));
      await publish();
      await applied('acme');
    }
    rmSync(join(tenants(), tenantFile('acme')));
    await publish();
    await waitFor('its namespaces are gone', async () => ((await namesIn('/api/v1/namespaces')).some((name) => name.startsWith('tenant-acme')) ? undefined : true), DEADLINE);
    expect((await namesIn('/apis/rbac.authorization.k8s.io/v1/clusterroles')).filter((name) => name.includes('acme'))).toEqual([]);
    expect(await read('/api/v1/namespaces/tenant-globex')).toMatchObject({ status: { phase: 'Active' } });
    expect(await namesIn('/api/v1/namespaces/flux-system/configmaps')).toEqual(expect.arrayContaining(['tenantry-tenants-00', 'tenantry-tenants-01']));
  });
});
