/**
 * A real API process is killed at every change that it makes in AWS, before the effect and after it, and started again:
 * one tenant, one role, one association, one prefix; or none of them after a purge. Tenants have what both strategies give.
 */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { seedRepository } from '../sample-repository.ts';
import type { EmbeddedAws } from './embedded-aws.ts';
import { startAwsProxy, type AwsProxy } from './testing/aws-proxy.ts';
import { AwsView } from './testing/aws-view.ts';
import { ACCOUNT, BUCKET } from './testing/cloud-fixtures.ts';
import { startEksServer, type EksServer } from './testing/eks-server.ts';
import { motoMissing, startMoto } from './testing/moto.ts';

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, '../..');
const PATH = process.env['PATH'] ?? '';
const CREDENTIALS = { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test', AWS_EC2_METADATA_DISABLED: 'true' };

type Reply = Readonly<Record<string, unknown>>;

/** Puts these fields over those of a document's spec. */
function edit(file: string, fields: object): void {
  const document = parse(readFileSync(file, 'utf8')) as { spec: object };
  writeFileSync(file, stringify({ ...document, spec: { ...document.spec, ...fields } }));
}

describe.skipIf(motoMissing() !== undefined)('a process that is killed', { timeout: 240_000 }, () => {
  let folder: string;
  let moto: EmbeddedAws;
  let view: AwsView;
  let eks: EksServer;
  let proxy: AwsProxy;
  let child: ChildProcess | undefined;
  let http = '';
  let token = '';

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tenantry-cloud-'));
    moto = await startMoto();
    view = new AwsView(moto.endpoint);
    await view.prepare();
    await view.addForeignRole('tenantry-shared');
    eks = await startEksServer('local');
    proxy = await startAwsProxy(moto.endpoint, eks.endpoint);
    const documents = join(folder, 'documents');
    for (const part of ['platform.yaml', 'plans', 'clusters']) cpSync(join(ROOT, 'tenants', part), join(documents, part), { recursive: true });
    edit(join(documents, 'platform.yaml'), { aws: { bucket: BUCKET, strategy: 'pod-identity', keep: ['role-per-tenant'] }, removal: { retentionDays: 0 } });
    edit(join(documents, 'clusters/local.yaml'), { aws: { accountId: ACCOUNT, region: 'us-east-1', oidcIssuer: 'https://oidc.example.test/id/ABC' } });
    mkdirSync(join(folder, 'data'));
    await seedRepository({ repository: join(folder, 'data/tenants.git'), documents, searchPath: PATH });
  });
  afterAll(async () => {
    await kill();
    view.close();
    await proxy.close();
    await eks.close();
    await moto.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function start(): Promise<void> {
    if (child !== undefined) return;
    const started = spawn(process.execPath, [join(ROOT, 'api/main.ts'), '--data-dir', join(folder, 'data'), '--port-base', '0', '--webhook', 'off', '--cloud', 'aws', '--aws-endpoint', proxy.endpoint], { env: { PATH, ...CREDENTIALS }, stdio: ['ignore', 'pipe', 'pipe'] });
    child = started;
    let said = '';
    let complaint = '';
    started.stderr.on('data', (chunk) => (complaint = (complaint + String(chunk)).slice(-4_000)));
    await new Promise<void>((resolve, reject) => {
      started.stdout.on('data', (chunk) => {
        said += String(chunk);
        const word = (name: string): string | undefined => new RegExp(`^${name} (\\S+)$`, 'm').exec(said)?.[1];
        if (word('Token') === undefined || !said.endsWith('\n')) return;
        [http, token] = [word('HTTP') ?? '', word('Token') ?? ''];
        resolve();
      });
      started.once('exit', (code) => reject(new Error(`ended with ${code}: ${complaint}`)));
    });
  }

  async function kill(): Promise<void> {
    const killed = child;
    child = undefined;
    if (killed === undefined || killed.exitCode !== null || killed.signalCode !== null) return;
    const exit = once(killed, 'exit');
    killed.kill('SIGKILL');
    await exit;
  }

  async function call(method: string, path: string, body?: Reply): Promise<Reply> {
    const response = await fetch(`${http}${path}`, { method, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    return (await response.json()) as Reply;
  }

  /** Waits on the server's own stream until the account has this status; `gone` when there is none. */
  async function until(id: string, status: string): Promise<void> {
    for (;;) {
      const reply = await call('GET', `/v1/accounts/${id}`);
      if ((reply['status'] ?? 'gone') === status) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Kills the process at a call to AWS, does what makes it, and starts the process again. */
  async function killedAt(wanted: string, when: 'before' | 'after', cause: () => Promise<unknown>): Promise<void> {
    const { promise: dead, resolve } = Promise.withResolvers<void>();
    let done = false;
    const strike = async (name: string): Promise<void> => {
      if (done || name !== wanted) return;
      done = true;
      await kill();
      resolve();
    };
    proxy.before = async (name) => {
      if (when === 'before') await strike(name);
      // Whoever is dead asks for nothing: without this the call would have its effect all the same.
      return when === 'before' && done && child === undefined ? 'unavailable' : undefined;
    };
    proxy.after = async (name) => (when === 'after' ? await strike(name) : undefined);
    // Its answer may get lost with the process.
    await Promise.all([dead, cause().catch(() => undefined)]);
    [proxy.before, proxy.after] = [() => undefined, () => undefined];
    await start();
  }

  const create = (id: string) => call('POST', '/v1/accounts', { organization_id: id, plan_tier: 'PLAN_TIER_FREE' });
  const rolesOf = (id: string) => view.roles(`tenant-${id}`);
  const associationsOf = (id: string) => eks.associations.filter(({ namespace }) => namespace === `tenant-${id}`);
  const moments = ['before', 'after'] as const;
  const cases = (calls: readonly string[]) => calls.flatMap((name, index) => moments.map((when) => [when, name, `${index}-${when}`] as const));

  it.each(cases(['CreateRole', 'PutRolePolicy', 'PutObject', 'CreateAssociation']))('%s %s of a new tenant', async (when, name, tail) => {
    await start();
    const id = `create-${tail}`;
    const at = name === 'PutObject' ? `PutObject orgs/${id}/` : `${name} tenant-${id}`;
    await killedAt(at, when, () => create(id));
    await until(id, 'ACTIVE');
    expect(await rolesOf(id)).toEqual({ [`tenant-${id}`]: ['tenantry-prefix'] });
    expect(await view.held(`orgs/${id}/`)).toEqual([`orgs/${id}/`]);
    expect(associationsOf(id)).toHaveLength(1);
    expect(await call('GET', `/v1/accounts/${id}`)).toMatchObject({ iamRoleArn: `arn:aws:iam::${ACCOUNT}:role/tenantry/tenantry-shared`, s3Bucket: BUCKET, s3Prefix: `orgs/${id}/` });
  });

  it.each(cases(['PutRolePolicy', 'DeleteRolePolicy', 'DeleteAssociation']))('%s %s of one that is suspended and resumed', async (when, name, tail) => {
    await start();
    const id = `update-${tail}`;
    await create(id);
    await until(id, 'ACTIVE');
    const change = (verb: string) => call('POST', `/v1/accounts/${id}:${verb}`, {});
    const [association] = associationsOf(id);
    if (name === 'PutRolePolicy') await killedAt(`${name} tenant-${id}`, when, () => change('suspend'));
    else if (name === 'DeleteAssociation') await killedAt(`${name} ${association?.associationId ?? ''}`, when, () => change('suspend'));
    else await change('suspend');
    await until(id, 'SUSPENDED');
    expect(await rolesOf(id)).toEqual({ [`tenant-${id}`]: ['tenantry-prefix', 'tenantry-suspended'] });
    expect(associationsOf(id)).toEqual([]);
    if (name === 'DeleteRolePolicy') await killedAt(`${name} tenant-${id}`, when, () => change('resume'));
    else await change('resume');
    await until(id, 'ACTIVE');
    expect([await rolesOf(id), associationsOf(id).length]).toEqual([{ [`tenant-${id}`]: ['tenantry-prefix'] }, 1]);
  });

  it.each(cases(['DeleteRolePolicy', 'DeleteRole', 'AbortMultipartUpload', 'DeleteObjects']))('%s %s of a purge', async (when, name, tail) => {
    await start();
    const id = `purge-${tail}`;
    await create(id);
    await until(id, 'ACTIVE');
    await view.put(`orgs/${id}/data`);
    await view.beginUpload(`orgs/${id}/upload`);
    await call('DELETE', `/v1/accounts/${id}`);
    await until(id, 'DELETED');
    const at = name === 'DeleteObjects' ? name : name === 'AbortMultipartUpload' ? `${name} orgs/${id}/upload` : `${name} tenant-${id}`;
    await killedAt(at, when, () => call('POST', `/v1/accounts/${id}:purge`, {}));
    expect(await call('POST', `/v1/accounts/${id}:undelete`, {})).not.toMatchObject({ status: 'ACTIVE' });
    await until(id, 'gone');
    expect([await rolesOf(id), associationsOf(id), await view.held(`orgs/${id}/`)]).toEqual([{}, [], []]);
    // What went before the process died counts too, but for a call that it died over.
    const { stdout } = await run('git', ['--git-dir', join(folder, 'data/tenants.git'), 'log', '--format=%s', `--grep=^Purge tenant ${id} `, 'main']);
    if (when === 'before') expect(stdout.trim()).toBe(`Purge tenant ${id} (2 object versions, 1 uploads, 1 roles)`);
  });
});
