/** The quota's adapters on a real API server. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCluster, type ClusterObjects } from '../../lab/cluster-objects.ts';
import { startLab, type Lab } from '../../lab/lab.ts';
import { waitFor } from '../../lab/wait.ts';
import { tenantCrd } from '../../model/crd.ts';
import { KubernetesConnection } from '../../runtime/kubernetes.ts';
import { createLog } from '../../runtime/log.ts';
import { KubernetesLedgers } from './kubernetes-ledgers.ts';
import { KubernetesQuotas } from './kubernetes-quotas.ts';
import { LeaseElection } from './lease-election.ts';
import { WatchedQuotas } from './observed-quotas.ts';
import { quotaPortsContract, type ContractWorld } from './testing/contract.ts';
import { limits, namespaceObjects, tenantObject } from './testing/quota-objects.ts';

const COLD_BUILD_MS = 40 * 60_000;
const DEADLINE = { deadlineMs: 30_000 };
const log = createLog({ level: 'warn', destination: process.stderr });

let folder: string;
let lab: Lab;
let admin: ClusterObjects;
let connection: KubernetesConnection;
let observed: WatchedQuotas;
let world: ContractWorld;
let count = 0;

/** Counted, and shown by the watch. */
async function untilCounted(namespace: string, uid?: string): Promise<void> {
  await waitFor(`the quota of ${namespace}`, async () => {
    const seen = observed.get(namespace);
    return seen?.used !== undefined && seen.uid !== uid ? true : undefined;
  }, DEADLINE);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenantry-quota-ports-'));
  lab = await startLab({ dir: join(folder, 'lab'), clusters: ['eu-1'], env: process.env, log: console.log, nodes: 0, flux: false });
  const kubeconfigFile = lab.cluster('eu-1').kubeconfigPath;
  admin = openCluster(kubeconfigFile);
  await admin.applyDefinitions([tenantCrd()]);
  connection = new KubernetesConnection({ cluster: 'eu-1', kubeconfigFile, timeoutMs: 5_000 });
  observed = new WatchedQuotas({ connection, log, random: Math.random, onChange: () => undefined });
  observed.start();
  const quotas = new KubernetesQuotas(connection);
  world = {
    ledgers: new KubernetesLedgers(connection),
    quotas,
    namespaces: quotas,
    observed,
    newTenant: async () => {
      const tenant = `made-${count++}`;
      await admin.apply(tenantObject(tenant, {}));
      return tenant;
    },
    setLimits: (tenant, pods) => admin.apply(tenantObject(tenant, { pods: String(pods) })),
    newQuota: async () => {
      const tenant = `made-${count++}`;
      const namespace = `tenant-${tenant}`;
      const [made, ...quota] = namespaceObjects(namespace, tenant, { ...limits({}), pods: '10' });
      if (made !== undefined) await admin.apply(made);
      // What Kubernetes puts into every namespace comes first, so that the quota's numbers stay as they are.
      await admin.until({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'kube-root-ca.crt', namespace } }, 'made', () => true);
      await admin.apply(...quota);
      await untilCounted(namespace);
      return { tenant, namespace };
    },
    replaceQuota: async (namespace) => {
      const before = observed.get(namespace)?.uid ?? '';
      const [, quota] = namespaceObjects(namespace, namespace.replace('tenant-', ''), { pods: '10' });
      if (quota === undefined) return;
      await admin.remove(quota);
      await admin.apply(quota);
      await untilCounted(namespace, before);
    },
  };
}, COLD_BUILD_MS);

afterAll(async () => {
  await observed?.stop();
  await lab?.stop();
  await rm(folder, { recursive: true, force: true });
});

quotaPortsContract('on the API server', () => world);

describe('LeaseElection on the API server', () => {
  const elect = (self: string): LeaseElection => new LeaseElection({ connection, namespace: 'default', lease: 'projector', self, now: () => Date.now(), log, onChange: () => undefined });

  it('lets every replica lead while there is no lease', async () => {
    const one = elect('one');
    await one.start();
    expect(one.leads).toBe(true);
    await one.stop();
  });

  it('has one leader at a time, and the next as soon as it gives up', async () => {
    await admin.apply({ apiVersion: 'coordination.k8s.io/v1', kind: 'Lease', metadata: { name: 'projector', namespace: 'default' } });
    const [one, two] = [elect('one'), elect('two')];
    await one.start();
    await two.start();
    expect([one.leads, two.leads]).toEqual([true, false]);
    await one.stop();
    expect(one.leads).toBe(false);
    await waitFor('the other leads', async () => (two.leads ? true : undefined), DEADLINE);
    await two.stop();
  });
});
