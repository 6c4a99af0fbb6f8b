/** A service account in flux-system with the rights it has in the whole cluster and in flux-system itself. */
import { Construct } from 'constructs';
import { ManifestObject } from './manifest-object.ts';
import { FLUX_NAMESPACE } from './names.ts';
import type { PolicyRule } from './plain.ts';

const RBAC = 'rbac.authorization.k8s.io';

export interface PlatformAccountProps {
  readonly name: string;
  /** Everywhere. */
  readonly clusterRules: readonly PolicyRule[];
  /** In flux-system only. */
  readonly fluxRules: readonly PolicyRule[];
}

export class PlatformAccount extends Construct {
  constructor(scope: Construct, { name, clusterRules, fluxRules }: PlatformAccountProps) {
    super(scope, name);
    const subjects = [{ kind: 'ServiceAccount', name, namespace: FLUX_NAMESPACE }];
    const rbac = (kind: string, body: Readonly<Record<string, unknown>>): void => {
      const metadata = kind.startsWith('Cluster') ? { name } : { name, namespace: FLUX_NAMESPACE };
      new ManifestObject(this, kind, { apiVersion: `${RBAC}/v1`, kind, metadata, ...body });
    };
    new ManifestObject(this, 'account', {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name, namespace: FLUX_NAMESPACE },
      automountServiceAccountToken: false,
    });
    rbac('ClusterRole', { rules: clusterRules });
    rbac('ClusterRoleBinding', { roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name }, subjects });
    rbac('Role', { rules: fluxRules });
    rbac('RoleBinding', { roleRef: { apiGroup: RBAC, kind: 'Role', name }, subjects });
  }
}
