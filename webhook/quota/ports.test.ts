import { pods, snapshot } from './testing/builders.ts';
import { quotaPortsContract } from './testing/contract.ts';
import { FakeCluster, observedNow } from './testing/fake-cluster.ts';

const cluster = new FakeCluster();
let count = 0;

const world = {
  ledgers: cluster,
  quotas: cluster,
  namespaces: cluster,
  observed: observedNow(cluster),
  newTenant: async () => {
    const tenant = `made-${count++}`;
    cluster.putTenant(tenant, pods(10));
    return tenant;
  },
  setLimits: async (tenant: string, limit: number) => cluster.putTenant(tenant, pods(limit)),
  newQuota: async () => {
    const tenant = `made-${count++}`;
    cluster.putQuota(snapshot({ namespace: `tenant-${tenant}` }));
    return { tenant, namespace: `tenant-${tenant}` };
  },
  replaceQuota: async (namespace: string) => {
    cluster.removeQuota(namespace);
    cluster.putQuota(snapshot({ namespace, uid: 'second' }));
  },
};

quotaPortsContract('in memory', () => world);
