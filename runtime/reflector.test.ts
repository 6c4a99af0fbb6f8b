import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FluxWatch } from './flux.ts';
import { KubernetesConnection, KubernetesError } from './kubernetes.ts';
import { SILENT_LOG } from './log.ts';
import { watchTenants } from './tenant-objects.ts';
import { FakeApiServer, type FakeObject } from './testing/fake-api-server.ts';

const TENANTS = '/apis/tenantry.dev/v1alpha1/tenants';
const SOURCES = '/apis/source.toolkit.fluxcd.io/v1/namespaces/flux-system/gitrepositories';
const APPLICATIONS = '/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/flux-system/kustomizations';
const WAIT = { timeout: 20_000, interval: 5 };

const tenant = (name: string, generation: string): FakeObject => ({ metadata: { name, annotations: { 'tenantry.dev/generation': generation } } });

let server: FakeApiServer;
let connection: KubernetesConnection;
const stops: (() => Promise<void>)[] = [];

beforeEach(async () => {
  server = new FakeApiServer();
  await server.start();
  connection = new KubernetesConnection({ cluster: 'local', kubeconfigFile: server.kubeconfig, timeoutMs: 5_000 });
});

afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
  await server.stop();
});

function follow() {
  const changed: string[] = [];
  const reflector = watchTenants({ connection, log: SILENT_LOG, random: () => 0, onChange: (name) => changed.push(name) });
  reflector.start();
  stops.push(() => reflector.stop());
  return { reflector, changed };
}

describe('Reflector', () => {
  it('lists page by page, then follows events', async () => {
    server.pageSize = 2;
    server.collections.set(TENANTS, ['a', 'b', 'c', 'd', 'e'].map((name) => tenant(name, '1')));
    const { reflector, changed } = follow();
    await vi.waitFor(() => expect(server.watching).toBe(1), WAIT);
    expect([...reflector.values()]).toHaveLength(5);
    expect(reflector.problem).toBeUndefined();
    server.send(TENANTS, 'MODIFIED', tenant('a', '2'));
    server.send(TENANTS, 'DELETED', tenant('b', '1'));
    await vi.waitFor(() => expect(reflector.get('b')).toBeUndefined(), WAIT);
    expect(reflector.get('a')).toEqual({ generation: '2' });
    expect(changed.slice(-2)).toEqual(['a', 'b']);
  });

  it('goes on from the last version after the server ended a watch', async () => {
    const { reflector } = follow();
    await vi.waitFor(() => expect(server.watching).toBe(1), WAIT);
    server.send(TENANTS, 'ADDED', tenant('a', '1'));
    await vi.waitFor(() => expect(reflector.get('a')).toBeDefined(), WAIT);
    server.drop('end');
    await vi.waitFor(() => expect(server.seen.filter(({ url }) => url.searchParams.has('watch'))).toHaveLength(2), WAIT);
    expect(server.seen.at(-1)?.url.searchParams.get('resourceVersion')).toBe('101');
    expect(server.seen.filter(({ url }) => !url.searchParams.has('watch'))).toHaveLength(1);
  });

  it.each(['an ERROR event', 'a broken connection'])('lists anew after %s', async (how) => {
    const { reflector } = follow();
    await vi.waitFor(() => expect(server.watching).toBe(1), WAIT);
    server.collections.set(TENANTS, [tenant('missed', '9')]);
    if (how === 'an ERROR event') server.raw(TENANTS, { type: 'ERROR', object: { kind: 'Status', code: 410 } });
    else server.drop('break');
    await vi.waitFor(() => expect(reflector.get('missed')).toEqual({ generation: '9' }), WAIT);
  });

  it('forgets what went while nobody watched, and tells', async () => {
    server.collections.set(TENANTS, [tenant('a', '1'), tenant('b', '1')]);
    const { reflector, changed } = follow();
    await vi.waitFor(() => expect(server.watching).toBe(1), WAIT);
    changed.length = 0;
    server.collections.set(TENANTS, [tenant('a', '1')]);
    server.raw(TENANTS, { type: 'ERROR', object: {} });
    await vi.waitFor(() => expect(changed).toContain('b'), WAIT);
    expect(reflector.get('b')).toBeUndefined();
  });

  it('says what is wrong while the server refuses, keeps what it knew, and recovers', async () => {
    server.collections.set(TENANTS, [tenant('a', '1')]);
    const { reflector } = follow();
    await vi.waitFor(() => expect(server.watching).toBe(1), WAIT);
    server.failWith = 403;
    server.drop('break');
    await vi.waitFor(() => expect(reflector.problem).toBe('the fake refuses'), WAIT);
    expect(reflector.get('a')).toEqual({ generation: '1' });
    server.failWith = undefined;
    await vi.waitFor(() => expect(reflector.problem).toBeUndefined(), WAIT);
  });

  it('takes up a kubeconfig that changed', async () => {
    follow();
    await vi.waitFor(() => expect(server.watching).toBe(1), WAIT);
    expect(server.seen.at(-1)?.authorization).toBe('Bearer first');
    server.writeKubeconfig('second');
    await vi.waitFor(() => expect(server.seen.at(-1)?.authorization).toBe('Bearer second'), WAIT);
  });
});

describe('KubernetesConnection', () => {
  it('gives refusals with their status', async () => {
    server.failWith = 404;
    await expect(connection.request({ method: 'GET', path: '/x' })).rejects.toThrow(KubernetesError);
    await expect(connection.request({ method: 'GET', path: '/x' })).rejects.toMatchObject({ status: 404, message: 'the fake refuses' });
  });

  it('says which cluster does not answer', async () => {
    await server.close();
    await expect(connection.request({ method: 'GET', path: '/x' })).rejects.toMatchObject({ code: 'UNAVAILABLE', message: expect.stringContaining('cluster local does not answer') as string });
  });

  it.each([['no kubeconfig', '/nowhere/kubeconfig'], ['a kubeconfig without context', '/dev/null']])('says whose kubeconfig is wrong: %s', async (_what, kubeconfigFile) => {
    const broken = new KubernetesConnection({ cluster: 'edge', kubeconfigFile, timeoutMs: 1_000 });
    await expect(broken.request({ method: 'GET', path: '/x' })).rejects.toMatchObject({ code: 'FAILED_PRECONDITION', message: expect.stringContaining('the kubeconfig of cluster edge') as string });
  });

  it('refuses to talk without TLS unless the kubeconfig says so', async () => {
    writeFileSync(server.kubeconfig, readFileSync(server.kubeconfig, 'utf8').replace('"insecure-skip-tls-verify":true', '"insecure-skip-tls-verify":false'));
    await expect(connection.request({ method: 'GET', path: '/x' })).rejects.toThrow('HTTP protocol is not allowed');
  });

  it('never has more than 16 requests at a time, and loses none', async () => {
    await Promise.all(Array.from({ length: 60 }, () => connection.request({ method: 'GET', path: '/x' })));
    expect(server.seen).toHaveLength(60);
  });
});

describe('FluxWatch', () => {
  const sha = 'c'.repeat(40);
  const source = (name: string, branch: string): FakeObject => ({ metadata: { name }, spec: { ref: { branch } } });
  const application = (name: string, status: object): FakeObject => ({ metadata: { name }, spec: { sourceRef: { kind: 'GitRepository', name } }, status });
  const ready = { lastAppliedRevision: `x@sha1:${sha}`, conditions: [{ type: 'Ready', status: 'True' }] };

  async function followFlux() {
    const changed: string[] = [];
    const flux = new FluxWatch({ connection, log: SILENT_LOG, random: () => 0, now: () => new Date('2026-01-01T00:00:00Z'), onChange: (branch) => changed.push(branch) });
    flux.start();
    stops.push(() => flux.stop());
    await vi.waitFor(() => expect(server.watching).toBe(2), WAIT);
    return { flux, changed };
  }

  it('joins sources and their applications by branch', async () => {
    server.collections.set(SOURCES, [source('s1', 'deploy/local/tenants-01'), source('s2', 'deploy/local/tenants-02'), source('foreign', 'main')]);
    server.collections.set(APPLICATIONS, [application('s1', ready)]);
    const { flux, changed } = await followFlux();
    expect(flux.statuses().get('deploy/local/tenants-01')).toMatchObject({ cluster: 'local', ready: true, appliedCommit: sha });
    expect(flux.statuses().size).toBe(1);
    changed.length = 0;
    server.send(APPLICATIONS, 'ADDED', application('s2', { conditions: [{ type: 'Ready', status: 'False', reason: 'BuildFailed', message: 'no' }] }));
    await vi.waitFor(() => expect(changed.at(-1)).toBe('deploy/local/tenants-02'), WAIT);
    expect(flux.statuses().get('deploy/local/tenants-02')).toMatchObject({ ready: false, reason: 'BuildFailed', message: 'no' });
    server.send(APPLICATIONS, 'DELETED', application('s1', ready));
    await vi.waitFor(() => expect(flux.statuses().has('deploy/local/tenants-01')).toBe(false), WAIT);
  });

  it('nudges exactly the sources of the branches, by a merge patch of the annotation', async () => {
    server.collections.set(SOURCES, [source('s1', 'deploy/local/tenants-01'), source('s2', 'deploy/local/tenants-02')]);
    const { flux } = await followFlux();
    await flux.nudge(['deploy/local/tenants-02', 'deploy/other/tenants-01']);
    const patches = server.seen.filter(({ method }) => method === 'PATCH');
    expect(patches.map(({ url }) => url.pathname)).toEqual([`${SOURCES}/s2`]);
    expect(JSON.parse(patches[0]?.body ?? '')).toEqual({ metadata: { annotations: { 'reconcile.fluxcd.io/requestedAt': '2026-01-01T00:00:00.000Z' } } });
  });

  it('sends a nudge again that did not arrive, once the cluster is back', async () => {
    const branch = 'deploy/local/tenants-01';
    server.collections.set(SOURCES, [source('s1', branch)]);
    const { flux } = await followFlux();
    server.failWith = 500;
    await flux.nudge([branch]);
    server.drop('break');
    await vi.waitFor(() => expect(flux.problem).toBeDefined(), WAIT);
    await flux.nudge([branch]);
    const before = server.seen.filter(({ method }) => method === 'PATCH').length;
    server.failWith = undefined;
    await vi.waitFor(() => expect(server.seen.filter(({ method }) => method === 'PATCH')).toHaveLength(before + 1), WAIT);
    await vi.waitFor(() => expect(flux.problem).toBeUndefined(), WAIT);
  });
});
