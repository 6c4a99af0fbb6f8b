/**
 * A cluster's platform branch: the Tenant CRD, personas, floor policies, accounts, the steps and shards that Flux
 * applies, and the admission webhook.
 */
import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import type { ClusterDocument } from '../model/cluster.ts';
import { tenantCrd } from '../model/crd.ts';
import { DEFAULT_SHARDS, shardBranch } from '../model/layout.ts';
import type { PlatformDocument } from '../model/platform.ts';
import { AdmissionSteps, beforeShards } from './admission-steps.ts';
import { Admission, Order, Webhook } from './admission.ts';
import { apiFluxRules, apiRules } from './api-access.ts';
import { FloorPolicy } from './floor-policy.ts';
import { FLOOR } from './floor.ts';
import { FluxApplier } from './flux-applier.ts';
import { TenantDefinition } from './tenant-definition.ts';
import { API_ACCOUNT, MANAGED_LABEL, PLATFORM_NAME, SHARD_ACCOUNT, shardName } from './names.ts';
import { PersonaRoles } from './persona-roles.ts';
import { PlatformAccount } from './platform-account.ts';
import { shardMarkerRules, shardRules } from './shard-access.ts';

export interface PlatformChartProps {
  readonly platform: PlatformDocument;
  readonly cluster: ClusterDocument;
}

/** Numbers of a cluster's shards, from 0. */
export function shardsOf(cluster: ClusterDocument): number[] {
  return Array.from({ length: cluster.spec.shards ?? DEFAULT_SHARDS }, (_, shard) => shard);
}

/** Everything but the webhook and its configurations; applied first. Each child becomes a file. */
class PlatformBase extends Construct {
  constructor(scope: Construct, { platform, cluster }: PlatformChartProps) {
    super(scope, 'platform');
    const { admission } = cluster.spec;
    const shards = shardsOf(cluster);
    const names = shards.map(shardName);
    new TenantDefinition(this, tenantCrd());
    new PersonaRoles(this);
    const accounts = new Construct(this, 'accounts');
    new PlatformAccount(accounts, { name: SHARD_ACCOUNT, clusterRules: shardRules(), fluxRules: shardMarkerRules(names) });
    new PlatformAccount(accounts, { name: API_ACCOUNT, clusterRules: apiRules(), fluxRules: apiFluxRules([...names, PLATFORM_NAME]) });
    const floor = new Construct(this, 'floor');
    for (const rule of FLOOR) new FloorPolicy(floor, rule);
    const flux = new Construct(this, 'flux');
    new AdmissionSteps(flux, admission);
    for (const shard of shards) {
      new FluxApplier(flux, {
        platform: platform.spec,
        cluster: cluster.spec,
        name: shardName(shard),
        branch: shardBranch(cluster.metadata.name, shard),
        account: SHARD_ACCOUNT,
        after: [beforeShards(admission)],
      });
    }
  }
}

/** Each child is a folder that Flux applies as one step, each child of those a file. */
export class PlatformChart extends Chart {
  constructor(scope: Construct, props: PlatformChartProps) {
    super(scope, 'branch', { disableResourceNameHashes: true, labels: { [MANAGED_LABEL]: 'true' } });
    const { spec, metadata } = props.cluster;
    new PlatformBase(this, props);
    new Order(this, spec.admission);
    new Webhook(this, spec.admission, metadata.name);
    new Admission(this, spec.admission);
  }
}
