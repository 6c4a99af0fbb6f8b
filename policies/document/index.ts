/** All rules over documents, and the functions that apply them. Every list is complete: a new rule is added here. */
import type { Catalog, TenantEntry } from '../../model/catalog.ts';
import { sortFaults, type Fault } from '../../model/fault.ts';
import { clusterFile, PLATFORM_FILE, planFile } from '../../model/layout.ts';
import type { AnyDocument } from '../../model/parse.ts';
import type { Policy } from '../policy.ts';
import { accessAllowed } from './access-allowed.ts';
import { admissionRules } from './admission-rules.ts';
import { bucketName } from './bucket-name.ts';
import { cloudConfigured } from './cloud-configured.ts';
import { clusterKnown } from './cluster-known.ts';
import { clusterStays } from './cluster-stays.ts';
import { clusterNetwork } from './cluster-network.ts';
import { containerDefaultsWithinPlan } from './container-defaults-within-plan.ts';
import { deployUrl } from './deploy-url.ts';
import { egressAllowed } from './egress-allowed.ts';
import { enforcedRules } from './enforced-rules.ts';
import { filePlace } from './file-place.ts';
import { gitopsSource } from './gitops-source.ts';
import { ingressHostReserved } from './ingress-host-reserved.ts';
import { ingressHostUnique } from './ingress-host-unique.ts';
import { internetAllowed } from './internet-allowed.ts';
import { isolationSupported } from './isolation-supported.ts';
import { namespaceCount } from './namespace-count.ts';
import { namespaceNames } from './namespace-names.ts';
import { nodePools } from './node-pools.ts';
import { ownCluster } from './own-cluster.ts';
import { peersKnown } from './peers-known.ts';
import { planConsistent } from './plan-consistent.ts';
import { planKnown } from './plan-known.ts';
import { platformClusters } from './platform-clusters.ts';
import { purgingDeleted } from './purging-deleted.ts';
import { quotaRoom } from './quota-room.ts';
import { quotaValid } from './quota-valid.ts';
import { quotaWithinCeiling } from './quota-within-ceiling.ts';
import { registriesWithinPlan } from './registries-within-plan.ts';
import { reservedHostsValid } from './reserved-hosts.ts';
import { sharesAddUp } from './shares-add-up.ts';
import type { TenantPolicy } from './subject.ts';
import { subjectAllowed } from './subject-allowed.ts';
import { tenantId } from './tenant-id.ts';
import { throttleWithinCeiling } from './throttle-within-ceiling.ts';
import { trafficClassesAllowed } from './traffic-classes-allowed.ts';

/** Rules over one tenant among all others. */
export const TENANT_POLICIES: readonly TenantPolicy[] = [
  tenantId, planKnown, clusterKnown, clusterStays, sharesAddUp, ownCluster, isolationSupported, namespaceNames, namespaceCount, quotaValid, quotaWithinCeiling,
  quotaRoom, throttleWithinCeiling, subjectAllowed, ingressHostReserved, ingressHostUnique, egressAllowed, accessAllowed, peersKnown, gitopsSource,
  cloudConfigured, bucketName, purgingDeleted, enforcedRules, containerDefaultsWithinPlan, internetAllowed, registriesWithinPlan, trafficClassesAllowed,
];

function faultsOf<Subject>(policy: Policy<Subject>, subject: Subject, file: string): Fault[] {
  return policy.check(subject).map((violation) => ({ file, line: 0, policy: policy.id, ...violation }));
}

/** Whether a document lies where its name says. To be asked before it is put into a catalog. */
export function checkPlace(file: string, document: AnyDocument): Fault[] {
  return faultsOf(filePlace, { file, document }, file);
}

/** Everything that is wrong with one tenant, given all others. Lines are 0: see model/locate.ts. */
export function checkTenant(entry: TenantEntry, catalog: Catalog): Fault[] {
  const subject = { entry, catalog };
  const faults = TENANT_POLICIES.flatMap((policy) => faultsOf(policy, subject, entry.file));
  return sortFaults([...faults, ...checkPlace(entry.file, entry.document)]);
}

/** Everything that is wrong with plans, clusters and the platform. */
export function checkShared(catalog: Catalog): Fault[] {
  const { platform } = catalog;
  return sortFaults([
    ...checkPlace(PLATFORM_FILE, platform),
    ...faultsOf(platformClusters, catalog, PLATFORM_FILE),
    ...faultsOf(deployUrl, platform, PLATFORM_FILE),
    ...faultsOf(reservedHostsValid, platform, PLATFORM_FILE),
    ...faultsOf(admissionRules, { adjustments: platform.spec.admission, catalog }, PLATFORM_FILE),
    ...[...catalog.plans.values()].flatMap((plan) => faultsOf(planConsistent, plan, planFile(plan.metadata.name))),
    ...[...catalog.clusters.values()].flatMap((cluster) => {
      const file = clusterFile(cluster.metadata.name);
      return [
        ...faultsOf(clusterNetwork, cluster, file), ...faultsOf(deployUrl, cluster, file), ...faultsOf(nodePools, { cluster, catalog }, file),
        ...faultsOf(admissionRules, { adjustments: cluster.spec.admission, catalog }, file),
      ];
    }),
  ]);
}

/** Everything that is wrong with plans, clusters, the platform and all tenants. */
export function checkCatalog(catalog: Catalog): Fault[] {
  return sortFaults([...checkShared(catalog), ...[...catalog.tenants()].flatMap((entry) => checkTenant(entry, catalog))]);
}
