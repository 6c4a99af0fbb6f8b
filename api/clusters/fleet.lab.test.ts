/** The API against a real control plane with Flux, with the rights of its own account and no others. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApiClient } from '../../lab/api-client.ts';
import { FLUX_NAMESPACE, API_ACCOUNT } from '../../charts/names.ts';
import { accountIn } from '../../test/journeys/account-view.ts';
import { startApi, type RunningApi } from '../../test/journeys/api-process.ts';
import { createWorld, type World } from '../../test/journeys/world.ts';

const CLUSTER = 'eu-1';

let world: World;
let api: RunningApi;
let kubeconfig: string;

beforeAll(async () => {
  world = await createWorld([CLUSTER]);
  const user = `system:serviceaccount:${FLUX_NAMESPACE}:${API_ACCOUNT}`;
  const given = await world.lab.cluster(CLUSTER).clientFor(user, ['system:serviceaccounts', `system:serviceaccounts:${FLUX_NAMESPACE}`]);
  kubeconfig = join(world.folder, 'api.kubeconfig');
  writeFileSync(kubeconfig, readFileSync(given), { mode: 0o600 });
  const data = join(world.folder, 'api-data');
  api = await startApi(['--data-dir', data, '--remote', world.lab.git.url('tenants'), '--pushes-per-minute', '6000', '--publish-interval', '1', '--kubeconfig', `${CLUSTER}=${kubeconfig}`]);
});
afterAll(async () => {
  await api?.stop();
  await world?.stop();
});

async function create(id: string): Promise<Record<string, unknown>> {
  const { status, body } = await api.call('POST', '/v1/accounts', { organization_id: id });
  expect([status, body['status']]).toEqual([200, 'PROVISIONING']);
  return body;
}

interface Progress {
  readonly state: string;
  readonly message: string;
  readonly generation: string;
  readonly appliedGeneration: string;
  readonly appliedCommit: string;
  readonly branch: string;
}

function progressOf(account: Record<string, unknown>): Progress {
  const [progress] = account['clusters'] as Progress[];
  if (progress === undefined) throw new Error('the account tells of no cluster');
  return progress;
}

describe('the API with the rights of its own account', () => {
  it('follows an account until the cluster has applied it', async () => {
    const made = await create('acme');
    expect(progressOf(made)).toMatchObject({ state: expect.stringMatching(/^(PUSHED|UNKNOWN)$/) as string, appliedGeneration: '' });
    const account = await accountIn(api, 'acme', 'ACTIVE');
    const progress = progressOf(account);
    expect(progress).toMatchObject({ state: 'READY', message: 'applied', appliedGeneration: progress.generation });
    expect(progress.appliedCommit).toMatch(/^[0-9a-f]{40}$/);
    expect(await world.git('merge-base', '--is-ancestor', (made['branches'] as { commit: string }[])[0]?.commit ?? '', progress.branch)).toBe('');
  });

  it('nudges Flux, so that it does not wait for its interval', async () => {
    await create('nudged');
    const { branch } = progressOf(await accountIn(api, 'nudged', 'ACTIVE'));
    const { body } = await world.admin(CLUSTER).send({ method: 'GET', path: `/apis/source.toolkit.fluxcd.io/v1/namespaces/${FLUX_NAMESPACE}/gitrepositories` });
    const { items } = body as { items: { metadata: { annotations?: Record<string, string> }; spec: { ref: { branch: string } } }[] };
    const source = items.find(({ spec }) => spec.ref.branch === branch);
    expect(source?.metadata.annotations?.['reconcile.fluxcd.io/requestedAt']).toMatch(/^\d{4}-\d\d-\d\dT/);
  });

  it('may do nothing else there', async () => {
    const account = createApiClient(kubeconfig);
    for (const path of ['/api/v1/secrets', '/api/v1/namespaces', '/api/v1/namespaces/flux-system/configmaps', '/api/v1/nodes']) {
      await expect(account.send({ method: 'GET', path }), path).rejects.toMatchObject({ status: 403 });
    }
  });

  it('goes on with a kubeconfig that was written anew', async () => {
    writeFileSync(kubeconfig, `${readFileSync(kubeconfig, 'utf8')}\n`, { mode: 0o600 });
    await create('renewed');
    await accountIn(api, 'renewed', 'ACTIVE');
  });

  it('says what it saw last while the cluster is away, takes changes, and catches up', async () => {
    await world.lab.killProcess(CLUSTER, 'kube-apiserver');
    await create('meanwhile');
    const known = await accountIn(api, 'acme', 'ACTIVE');
    expect(progressOf(known)).toMatchObject({ state: 'READY' });
    await world.lab.restartProcess(CLUSTER, 'kube-apiserver');
    await accountIn(api, 'meanwhile', 'ACTIVE', 150_000);
  });
});
