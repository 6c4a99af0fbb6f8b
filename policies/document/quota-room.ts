/**
 * As long as the quota is divided among a tenant's namespaces, every namespace gets at least one config map and one
 * secret: Kubernetes itself puts a config map (the cluster's CA) into each, and without it no pod starts.
 */
import { clusterNamesOf, type TenantInputs } from '../../model/catalog.ts';
import { namespacesOf } from '../../model/ids.ts';
import { limitIn, namespaceParts } from '../../model/quota.ts';
import { quoted } from '../../model/shown.ts';
import type { Violation } from '../policy.ts';
import { amountPath, amountViolations } from './amounts.ts';
import { planOf, type TenantPolicy, type TenantSubject } from './subject.ts';

const NEEDED = ['configmaps', 'secrets'] as const;

function inputsOf(subject: TenantSubject): TenantInputs | undefined {
  const { entry, catalog } = subject;
  const plan = planOf(subject);
  const names = clusterNamesOf(entry.document, catalog.platform);
  const clusters = names.flatMap((name) => catalog.clusters.get(name) ?? []);
  if (plan === undefined || clusters.length < names.length) return undefined;
  return { tenant: entry.document, plan, platform: catalog.platform, clusters, peers: [] };
}

function roomIn(inputs: TenantInputs, cluster: string): Violation[] {
  const namespaces = namespacesOf(inputs.tenant);
  return NEEDED.flatMap((key) => {
    const parts = namespaceParts(limitIn(inputs, cluster, key), namespaces.length, key);
    const without = namespaces.filter(({ role }) => (role === 'primary' ? parts.primary : parts.other).unscaled === 0n);
    return without.map(({ name }) => ({
      path: amountPath('spec.quota', key),
      message: `namespace ${name} would get 0 ${key} in cluster ${quoted(cluster)}`,
      fix: `raise ${key} or have fewer namespaces or clusters`,
    }));
  });
}

export const quotaRoom: TenantPolicy = {
  id: 'quota-room',
  check(subject) {
    const inputs = inputsOf(subject);
    if (inputs === undefined) return [];
    const amounts = { ...inputs.plan.spec.quota, ...inputs.tenant.spec.quota };
    if (amountViolations('', { configmaps: amounts.configmaps, secrets: amounts.secrets }).length > 0) return [];
    return inputs.clusters.flatMap((cluster) => roomIn(inputs, cluster.metadata.name));
  },
};
