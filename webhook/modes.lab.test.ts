import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiUser, type ApiUser } from '../charts/testing/api-user.ts';
import { inputs, platform, tenant } from '../charts/testing/documents.ts';
import type { AnyObject } from '../lab/api-client.ts';
import { startLab, type Lab } from '../lab/lab.ts';
import { pod } from '../lab/testing/objects.ts';
import { waitFor } from '../lab/wait.ts';
import { prepareJudgedCluster, type JudgedCluster } from './testing/judged-cluster.ts';
import { startReplica, type Replica } from './testing/replica.ts';
import { startTestServer, type TestServer } from './testing/test-server.ts';

const DEADLINE = { deadlineMs: 60_000 };
const NAMESPACE = 'tenant-acme';
const OURS = 'validate.namespaced.tenantry.dev';
const RACK = 'example.com/rack';

let folder: string;
let lab: Lab;
let cluster: JudgedCluster;
let replica: Replica;
let other: TestServer;
let ann: ApiUser;

/** Another mutating webhook, called after ours, that changes the pod: the API server asks ours once more. */
async function addOtherMutator(): Promise<void> {
  const patch = [{ op: 'add' as const, path: '/spec/enableServiceLinks', value: false }];
  other = await startTestServer({ review: () => ({ allowed: true, patch }) });
  await cluster.root.apply({
    apiVersion: 'admissionregistration.k8s.io/v1', kind: 'MutatingWebhookConfiguration', metadata: { name: 'zz-other' },
    webhooks: [{
      name: 'other.example.com', admissionReviewVersions: ['v1'], sideEffects: 'None', failurePolicy: 'Fail', objectSelector: { matchLabels: { other: 'yes' } },
      rules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] }],
      clientConfig: { url: `https://127.0.0.1:${other.port}/mutate`, caBundle: Buffer.from(other.authority.cert).toString('base64') },
    }],
  });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenantry-modes-'));
  lab = await startLab({ dir: join(folder, 'lab'), clusters: ['eu-1'], env: process.env, nodes: 0, audit: true, log: () => undefined });
  cluster = await prepareJudgedCluster(lab.cluster('eu-1'));
  const others = {
    platform: platform({
      admission: {
        tenantModes: { acme: { topology: 'warn', 'grace-periods': 'audit', 'eviction-annotations': 'warn' } },
        exemptions: [
          { policy: 'host-aliases', tenant: 'acme', kind: 'Pod', name: 'let-*', until: '2999-01-01', reason: 'until it is moved' },
          { policy: 'host-aliases', tenant: 'acme', kind: 'Pod', name: 'late-*', until: '2020-01-01', reason: 'was moved' },
          { policy: 'host-aliases', tenant: 'globex', until: '2999-01-01', reason: 'another tenant' },
        ],
      },
    }),
  };
  await cluster.applyTenant(inputs(tenant('acme', { admission: { enforce: ['eviction-annotations'] } }), others));
  await cluster.applyTenant(inputs(tenant('globex')));
  ann = await apiUser(lab.cluster('eu-1'), 'ann', ['tenantry:acme:admins', 'tenantry:globex:admins', 'system:authenticated']);
  replica = await startReplica(cluster.flags);
  await waitFor('a ready replica', async () => ((await replica.isReady()) ? true : undefined), DEADLINE);
  await cluster.judge(replica.port);
  await addOtherMutator();
  await waitFor('the webhooks to be asked', async () => ((await ann.create(racked('probe', 'tenant-globex'))).message.includes('[tenantry/topology]') ? true : undefined), DEADLINE);
}, 40 * 60_000);

afterAll(async () => {
  replica?.signal('SIGKILL');
  await other?.stop();
  await lab?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Spreads over a label of nodes that is not offered. */
function racked(name: string, namespace = NAMESPACE): AnyObject {
  return pod(name, namespace, { topologySpreadConstraints: [{ maxSkew: 1, topologyKey: RACK, whenUnsatisfiable: 'ScheduleAnyway', labelSelector: {} }] });
}

function slow(name: string): AnyObject {
  return pod(name, NAMESPACE, { terminationGracePeriodSeconds: 7_200 });
}

function aliased(name: string, namespace = NAMESPACE): AnyObject {
  return pod(name, namespace, { hostAliases: [{ ip: '10.0.0.1', hostnames: ['a'] }] });
}

async function made(object: AnyObject): ReturnType<ApiUser['client']['send']> {
  return ann.client.send({ method: 'POST', path: await ann.client.collectionOf(object), body: object });
}

/** Annotations that the audit log holds for the pod that was asked to be made. */
async function audited(name: string): Promise<Readonly<Record<string, string>>> {
  const file = join(lab.cluster('eu-1').folder, 'audit.log');
  return waitFor(`the audit line of ${name}`, async () => {
    const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line.includes('"verb":"create"') && line.includes(`"${name}"`) && line.includes('"ResponseComplete"'));
    const [event] = lines.map((line) => JSON.parse(line) as { readonly annotations?: Readonly<Record<string, string>> });
    return event === undefined ? undefined : event.annotations ?? {};
  }, DEADLINE);
}

describe('modes and exemptions through the API server', () => {
  it('a rule in mode warn lets it pass, warns the caller and notes it', async () => {
    const { headers } = await made(racked('warned'));
    expect(headers['warning']).toContain('[tenantry/topology]');
    expect((await audited('warned'))[`${OURS}/topology`]).toContain(`warn: spec.topologySpreadConstraints[0].topologyKey`);
  });

  it('a rule in mode audit lets it pass and notes it, and says nothing to the caller', async () => {
    const { headers } = await made(slow('audited'));
    expect(String(headers['warning'] ?? '')).not.toContain('tenantry');
    expect((await audited('audited'))[`${OURS}/grace-periods`]).toContain('audit: spec.terminationGracePeriodSeconds');
  });

  it('modes are of one tenant: for another the same is refused', async () => {
    expect(await ann.create(racked('refused', 'tenant-globex'))).toMatchObject({ status: 403, message: expect.stringContaining('[tenantry/topology]') as string });
    expect((await audited('refused'))[`${OURS}/refused`]).toContain('topology');
  });

  it('a tenant that wants a rule enforced has it enforced', async () => {
    const held = pod('held', NAMESPACE);
    const outcome = await ann.create({ ...held, metadata: { ...held.metadata, annotations: { 'karpenter.sh/do-not-disrupt': 'true' } } });
    expect(outcome).toMatchObject({ status: 403, message: expect.stringContaining('[tenantry/eviction-annotations]') as string });
  });

  it('an exemption lets pass what it names until its day, notes it, and nothing else', async () => {
    expect(await ann.create(aliased('let-1'))).toEqual({ status: 200, message: '' });
    expect((await audited('let-1'))[`${OURS}/host-aliases`]).toContain('exempt: spec.hostAliases');
    for (const name of ['late-1', 'not-let']) expect(await ann.create(aliased(name)), name).toMatchObject({ status: 403, message: expect.stringContaining('[tenantry/host-aliases]') as string });
  });

  it('a pod that is made under a generated name is exempt by the beginning of it', async () => {
    const { metadata, ...rest } = aliased('x');
    const { body } = await made({ ...rest, metadata: { namespace: metadata?.namespace ?? '', generateName: 'let-' } });
    expect((body as AnyObject).metadata?.name).toMatch(/^let-/);
  });

  it('answers the same when another webhook has the API server ask again', async () => {
    const object = racked('again');
    await made({ ...object, metadata: { ...object.metadata, name: 'again', labels: { other: 'yes' } } });
    const annotations = await audited('again');
    const rounds = Object.entries(annotations).filter(([key]) => key.startsWith('mutation.webhook.admission.k8s.io/')).map(([key, text]) => {
      const { webhook, mutated } = JSON.parse(text) as { readonly webhook: string; readonly mutated: boolean };
      return `${key.split('/')[1] ?? ''} ${webhook} ${String(mutated)}`;
    });
    expect(rounds.sort()).toEqual(['round_0_index_0 mutate.workloads.tenantry.dev true', 'round_0_index_1 other.example.com true', 'round_1_index_0 mutate.workloads.tenantry.dev false']);
    expect(Object.keys(annotations).filter((key) => key.startsWith('mutate.workloads'))).toEqual([]);
    expect(annotations[`${OURS}/topology`]).toEqual((await audited('warned'))[`${OURS}/topology`]);
  });
});
