import { readFile, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnyObject } from './api-client.ts';
import { createAuthority } from './certificates.ts';
import { openCluster } from './cluster-objects.ts';
import type { ClusterObjects } from './cluster-objects.ts';
import { startLab } from './lab.ts';
import type { Lab } from './lab.ts';
import { configMap, namespace, pod } from './testing/objects.ts';
import { waitFor } from './wait.ts';

const COLD_BUILD_MS = 40 * 60_000;
const DEADLINE = { deadlineMs: 30_000 };

let folder: string;
let lab: Lab;
let admin: ClusterObjects;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenantry-lab-'));
  const options = { dir: join(folder, 'lab'), clusters: ['eu-1'], env: process.env, log: console.log };
  lab = await startLab({ ...options, nodes: 0, flux: false, audit: true });
  admin = openCluster(lab.cluster('eu-1').kubeconfigPath);
}, COLD_BUILD_MS);

afterAll(async () => {
  await lab?.stop();
  await rm(folder, { recursive: true, force: true });
});

interface Webhook {
  readonly url: string;
  readonly caBundle: string;
  readonly server: Server;
}

/** A webhook that refuses everything, with its name for a reason. */
async function startWebhook(): Promise<Webhook> {
  const authority = await createAuthority({ folder: join(folder, 'webhook'), env: process.env });
  const files = await authority.issueServer('webhook', ['127.0.0.1']);
  const [cert, key, ca] = await Promise.all(
    [files.certFile, files.keyFile, authority.certFile].map((file) => readFile(file)),
  );
  const server = createServer({ cert: cert ?? '', key: key ?? '' }, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const review = JSON.parse(Buffer.concat(chunks).toString('utf8')) as { request: { uid: string } };
      const verdict = { uid: review.request.uid, allowed: false, status: { message: 'the webhook says no' } };
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ apiVersion: 'admission.k8s.io/v1', kind: 'AdmissionReview', response: verdict }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `https://127.0.0.1:${port}/validate`, caBundle: (ca ?? Buffer.alloc(0)).toString('base64'), server };
}

const CREATE_CONFIG_MAPS = { apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['configmaps'] };

function webhookConfiguration(webhook: Webhook): AnyObject {
  return {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingWebhookConfiguration',
    metadata: { name: 'no' },
    webhooks: [
      {
        name: 'no.lab.invalid',
        clientConfig: { url: webhook.url, caBundle: webhook.caBundle },
        rules: [CREATE_CONFIG_MAPS],
        objectSelector: { matchLabels: { judge: 'webhook' } },
        admissionReviewVersions: ['v1'],
        sideEffects: 'None',
        failurePolicy: 'Fail',
      },
    ],
  };
}

const POLICY: readonly AnyObject[] = [
  {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingAdmissionPolicy',
    metadata: { name: 'no' },
    spec: {
      matchConstraints: { resourceRules: [CREATE_CONFIG_MAPS], objectSelector: { matchLabels: { judge: 'policy' } } },
      validations: [{ expression: 'object.metadata.name.startsWith("ok")', message: 'the policy says no' }],
    },
  },
  {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingAdmissionPolicyBinding',
    metadata: { name: 'no' },
    spec: { policyName: 'no', validationActions: ['Deny'] },
  },
];

/** New admission rules take a moment to be loaded: asks with dry runs until the answer is a refusal. */
async function refusal(object: AnyObject): Promise<string> {
  const path = `${await admin.api.collectionOf(object)}?dryRun=All`;
  return waitFor(
    'a refusal',
    async () => {
      try {
        await admin.api.send({ method: 'POST', path, body: object });
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      }
      return undefined;
    },
    DEADLINE,
  );
}

describe('admission', () => {
  it('asks webhooks by URL', async () => {
    const webhook = await startWebhook();
    await admin.apply(webhookConfiguration(webhook));
    const said = await refusal(configMap('judged', 'default', { judge: 'webhook' }));
    webhook.server.closeAllConnections();
    webhook.server.close();
    expect(said).toBe('admission webhook "no.lab.invalid" denied the request: the webhook says no');
    const failed = await refusal(configMap('judged', 'default', { judge: 'webhook' }));
    expect(failed).toContain('failed calling webhook');
  });

  it('evaluates validating admission policies', async () => {
    await admin.apply(...POLICY);
    expect(await refusal(configMap('judged', 'default', { judge: 'policy' }))).toContain('the policy says no');
    await admin.create(configMap('ok', 'default', { judge: 'policy' }));
  });

  it('enforces pod security by namespace', async () => {
    await admin.create(namespace('walled', { 'pod-security.kubernetes.io/enforce': 'restricted' }));
    expect(await refusal(pod('root', 'walled', { hostNetwork: true }))).toContain(
      'violates PodSecurity "restricted:latest"',
    );
  });

  it('holds quotas', async () => {
    await admin.create(namespace('small'));
    const quota = { apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'one', namespace: 'small' } };
    await admin.create({ ...quota, spec: { hard: { 'count/secrets': '0' } } });
    const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'any', namespace: 'small' } };
    expect(await refusal(secret)).toContain('exceeded quota: one');
  });
});

describe('API server', () => {
  it('refuses unknown fields when asked to be strict', async () => {
    const path = '/api/v1/namespaces/default/configmaps?fieldValidation=Strict&dryRun=All';
    const request = admin.api.send({ method: 'POST', path, body: { ...configMap('typo', 'default'), dta: {} } });
    await expect(request).rejects.toMatchObject({
      status: 400,
      message: expect.stringContaining('unknown field "dta"') as string,
    });
  });

  it('sorts requests by priority and fairness', async () => {
    const { headers } = await admin.api.send({ method: 'GET', path: '/api/v1/namespaces/default' });
    expect(headers['x-kubernetes-pf-flowschema-uid']).toBeTruthy();
    const schema = { apiVersion: 'flowcontrol.apiserver.k8s.io/v1', kind: 'FlowSchema', metadata: { name: 'exempt' } };
    await expect(admin.read(schema)).resolves.toMatchObject({
      metadata: { uid: headers['x-kubernetes-pf-flowschema-uid'] },
    });
  });

  it('writes an audit log when asked to', async () => {
    const someone = openCluster(await lab.cluster('eu-1').clientFor('someone'));
    await expect(someone.read(configMap('kube-root-ca.crt', 'default'))).rejects.toMatchObject({ status: 403 });
    const file = join(lab.cluster('eu-1').folder, 'audit.log');
    const isRefusal = (line: string): boolean => line.includes('"username":"someone"') && line.includes('"code":403');
    const find = async (): Promise<string | undefined> => (await readFile(file, 'utf8')).split('\n').find(isRefusal);
    expect(JSON.parse(await waitFor('audit line', find, DEADLINE))).toMatchObject({
      verb: 'get',
      objectRef: { resource: 'configmaps', namespace: 'default' },
    });
  });
});
