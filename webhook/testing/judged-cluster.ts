/** A lab cluster with tenants and the API server asking webhooks at a local port. */
import type { AnyObject } from '../../lab/api-client.ts';
import type { LabCluster } from '../../lab/cluster.ts';
import { fluxAccount } from '../../charts/testing/api-user.ts';
import { cluster, platform } from '../../charts/testing/documents.ts';
import { objectsOf, prepareCluster, type TenantCluster } from '../../charts/testing/tenant-cluster.ts';
import { CERTIFICATE_SECRET, CONFIGURATION_NAME } from '../../charts/webhook-names.ts';
import { WEBHOOK_NAMESPACE, WEBHOOK_USER } from '../../model/accounts.ts';
import { renderPlatform } from '../../synth/render.ts';

const CONFIGURATIONS = ['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration'];
/** Nothing runs containers here: the webhook is a process of the test. */
const LEFT_OUT = ['Deployment', 'PodDisruptionBudget', 'Service', ...CONFIGURATIONS];

function admissionObjects(): AnyObject[] {
  const judged = cluster('eu-1', { admission: { image: 'registry.invalid/tenantry:1' } });
  const files = [...renderPlatform(platform(), judged)].filter(([path]) => !path.startsWith('platform/'));
  return objectsOf(files.map(([, text]) => text));
}

/** An entry of a webhook configuration. */
interface Entry {
  readonly name: string;
}

/** The same entries, called by URL instead of through a Service. */
function byUrl(object: AnyObject, port: number, isWanted: (entry: Entry) => boolean): AnyObject {
  const entries = object['webhooks'] as readonly Entry[];
  return { ...object, webhooks: entries.filter(isWanted).map((entry) => ({ ...entry, clientConfig: { url: `https://127.0.0.1:${port}/` } })) };
}

export interface JudgedCluster extends TenantCluster {
  /** Flags of a replica. */
  readonly flags: readonly string[];
  /** Makes the API server ask at that port: all entries, or only those that are wanted. */
  judge(port: number, isWanted?: (entry: Entry) => boolean): Promise<void>;
}

/** Applies platform and webhook objects, as Flux does; the API server asks nobody yet. */
export async function prepareJudgedCluster(lab: LabCluster): Promise<JudgedCluster> {
  const prepared = await prepareCluster(lab);
  const flux = await fluxAccount(lab, 'tenantry-platform');
  const objects = admissionObjects();
  for (const object of objects.filter(({ kind = '' }) => !LEFT_OUT.includes(kind))) await flux.apply(object);
  const kubeconfig = await lab.clientFor(WEBHOOK_USER, ['system:serviceaccounts', `system:serviceaccounts:${WEBHOOK_NAMESPACE}`, 'system:authenticated']);
  return {
    ...prepared,
    flags: [
      `--kubeconfig=${kubeconfig}`, `--certificate-secret=${WEBHOOK_NAMESPACE}/${CERTIFICATE_SECRET}`, '--host=127.0.0.1',
      `--validating-configuration=${CONFIGURATION_NAME}`, `--mutating-configuration=${CONFIGURATION_NAME}`, '--flow-class=standard',
      '--certificate-check=1', '--overlap=2', '--drain=2',
    ],
    judge: async (port, isWanted = () => true) => {
      for (const object of objects.filter(({ kind = '' }) => CONFIGURATIONS.includes(kind))) await flux.apply(byUrl(object, port, isWanted));
    },
  };
}
