/** A lab cluster with the webhook as it is rendered: its Deployment's pods are processes, called through its Service. */
import { fluxAccount, type ApiUser } from '../../charts/testing/api-user.ts';
import { cluster, platform } from '../../charts/testing/documents.ts';
import { objectsOf } from '../../charts/testing/tenant-cluster.ts';
import { hostNodeMissing } from '../../lab/host-address.ts';
import type { LabCluster } from '../../lab/cluster.ts';
import { pod } from '../../lab/testing/objects.ts';
import { waitFor } from '../../lab/wait.ts';
import type { AdmissionSettings } from '../../model/cluster.ts';
import { renderPlatform } from '../../synth/render.ts';

const DEADLINE = { deadlineMs: 150_000 };
const CONFIGURATIONS = '/apis/admissionregistration.k8s.io/v1';
export const VALIDATING = `${CONFIGURATIONS}/validatingwebhookconfigurations/tenantry`;
export const MUTATING = `${CONFIGURATIONS}/mutatingwebhookconfigurations/tenantry`;
export const DEPLOYMENT = '/apis/apps/v1/namespaces/tenantry-system/deployments/tenantry-webhook';
export const ADMISSION: AdmissionSettings = { image: 'registry.invalid/tenantry:1' };

/** Why such a cluster cannot be here; undefined when it can. @throws under TENANTRY_REQUIRE_ALL=1 when it cannot */
export async function serviceClusterMissing(): Promise<string | undefined> {
  const missing = await hostNodeMissing(process.env);
  if (missing === undefined) return undefined;
  if (process.env['TENANTRY_REQUIRE_ALL'] === '1') throw new Error(missing);
  console.log(`skipped, the webhook's pods cannot run here: ${missing}`);
  return missing;
}

export async function readAs<T>(user: ApiUser, path: string): Promise<T | undefined> {
  if ((await user.request('GET', path)).status !== 200) return undefined;
  return (await user.client.send({ method: 'GET', path })).body as T;
}

export interface Configuration {
  readonly metadata: { readonly resourceVersion: string; readonly managedFields: readonly { readonly manager: string; readonly fieldsV1: object }[] };
  readonly webhooks: readonly { readonly clientConfig: { readonly caBundle?: string; readonly service?: { readonly path?: string } } }[];
}

/** What the API server is told now. */
export async function trustOf(root: ApiUser): Promise<{ readonly path: string; readonly authorities: number }> {
  const [entry] = (await readAs<Configuration>(root, VALIDATING))?.webhooks ?? [];
  const bundle = Buffer.from(entry?.clientConfig.caBundle ?? '', 'base64').toString('utf8');
  return { path: entry?.clientConfig.service?.path ?? '', authorities: bundle.split('BEGIN CERTIFICATE').length - 1 };
}

interface DeploymentState {
  readonly metadata: { readonly generation: number };
  readonly status?: { readonly observedGeneration?: number; readonly readyReplicas?: number; readonly updatedReplicas?: number; readonly replicas?: number };
}

export async function untilReplicas(root: ApiUser, count: number): Promise<void> {
  await waitFor(`${count} ready replicas`, async () => {
    const { status, metadata } = (await readAs<DeploymentState>(root, DEPLOYMENT)) ?? {};
    return status?.observedGeneration === metadata?.generation && status?.readyReplicas === count && status.updatedReplicas === count && status.replicas === count ? true : undefined;
  }, DEADLINE);
}

/** Only the webhook fills in what a pod leaves out; a dry run leaves nothing behind. */
export async function untilAsked(user: ApiUser, namespace: string): Promise<void> {
  const path = `/api/v1/namespaces/${namespace}/pods?dryRun=All`;
  await waitFor('the webhook to be asked', async () => {
    if ((await user.request('POST', path, pod('probe', namespace))).status !== 200) return undefined;
    const { body } = await user.client.send({ method: 'POST', path, body: pod('probe', namespace) });
    return JSON.stringify(body).includes('"runAsNonRoot":true') ? true : undefined;
  }, DEADLINE);
}

/** Applies `webhook/` and then `admission/` of the platform branch, as Flux' account; for a cluster without Flux. */
export async function applyAdmission(lab: LabCluster, root: ApiUser): Promise<void> {
  const flux = await fluxAccount(lab, 'tenantry-platform');
  const files = [...renderPlatform(platform(), cluster('eu-1', { shards: 1, admission: ADMISSION }))];
  const apply = async (folder: string): Promise<void> => {
    const objects = objectsOf(files.filter(([path]) => path.startsWith(folder)).map(([, text]) => text));
    // A namespace takes objects a moment after it is made.
    for (const object of objects) {
      await waitFor(`${object.kind} ${object.metadata?.name} applied`, () => flux.apply(object).then(() => true as const), DEADLINE);
    }
  };
  await apply('webhook/');
  await untilReplicas(root, ADMISSION.replicas ?? 2);
  await apply('admission/');
  for (const path of [VALIDATING, MUTATING]) {
    await waitFor('the authority in the configurations', async () => ((await readAs<Configuration>(root, path))?.webhooks.every(({ clientConfig }) => clientConfig.caBundle !== undefined) === true ? true : undefined), DEADLINE);
  }
}
