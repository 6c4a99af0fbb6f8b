/**
 * What is applied by hand once a cluster: Flux' way to the platform branch. These objects are not marked as managed:
 * they come from no branch, and a person must be able to change them.
 */
import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { platformBranch } from '../model/layout.ts';
import { PLATFORM_FOLDER } from './admission-steps.ts';
import { FluxApplier } from './flux-applier.ts';
import { ManifestObject } from './manifest-object.ts';
import { FLUX_NAMESPACE, PLATFORM_NAME } from './names.ts';
import type { PlatformChartProps } from './platform-chart.ts';

const RBAC = 'rbac.authorization.k8s.io';

export class BootstrapChart extends Chart {
  constructor(scope: Construct, { platform, cluster }: PlatformChartProps) {
    super(scope, 'bootstrap', { disableResourceNameHashes: true, labels: { 'app.kubernetes.io/part-of': 'tenantry' } });
    new ManifestObject(this, 'account', {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: PLATFORM_NAME, namespace: FLUX_NAMESPACE },
      automountServiceAccountToken: false,
    });
    // The platform branch holds ClusterRoles and admission policies: whoever writes those is cluster-admin anyway.
    new ManifestObject(this, 'binding', {
      apiVersion: `${RBAC}/v1`,
      kind: 'ClusterRoleBinding',
      metadata: { name: PLATFORM_NAME },
      roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: 'cluster-admin' },
      subjects: [{ kind: 'ServiceAccount', name: PLATFORM_NAME, namespace: FLUX_NAMESPACE }],
    });
    new FluxApplier(this, {
      platform: platform.spec,
      cluster: cluster.spec,
      name: PLATFORM_NAME,
      branch: platformBranch(cluster.metadata.name),
      path: PLATFORM_FOLDER,
      account: PLATFORM_NAME,
    });
  }
}
