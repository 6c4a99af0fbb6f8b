/**
 * The webhook's service account and the least it needs: to read what it judges by, to keep ledgers and quotas, and to
 * write the few fields of its own configurations that only it knows. Each by name where RBAC can say so.
 */
import { Construct } from 'constructs';
import { WEBHOOK_NAME, WEBHOOK_NAMESPACE } from '../model/accounts.ts';
import { ManifestObject } from './manifest-object.ts';
import type { PolicyRule } from './plain.ts';
import { CERTIFICATE_SECRET, CONFIGURATION_NAME, LEASE_NAME } from './webhook-names.ts';

const RBAC = 'rbac.authorization.k8s.io';
const READ = ['get', 'list', 'watch'] as const;

function clusterRules(flowSchemas: readonly string[]): PolicyRule[] {
  const configurations = ['mutatingwebhookconfigurations', 'validatingwebhookconfigurations'];
  return [
    { apiGroups: [''], resources: ['namespaces'], verbs: READ },
    // What autoscalers scale: how much its pods take.
    { apiGroups: [''], resources: ['replicationcontrollers'], verbs: ['get'] },
    { apiGroups: ['apps'], resources: ['deployments', 'replicasets', 'statefulsets'], verbs: ['get'] },
    { apiGroups: [''], resources: ['resourcequotas', 'resourcequotas/status'], verbs: [...READ, 'patch', 'update'] },
    { apiGroups: ['admissionregistration.k8s.io'], resources: configurations, resourceNames: [CONFIGURATION_NAME], verbs: ['get', 'patch'] },
    { apiGroups: ['flowcontrol.apiserver.k8s.io'], resources: ['flowschemas'], resourceNames: flowSchemas, verbs: ['get', 'patch'] },
    { apiGroups: ['tenantry.dev'], resources: ['tenants'], verbs: READ },
    { apiGroups: ['tenantry.dev'], resources: ['tenants/status'], verbs: ['get', 'patch'] },
  ];
}

/** Git makes both objects, so nothing need be created. */
function ownRules(): PolicyRule[] {
  return [
    { apiGroups: [''], resources: ['secrets'], resourceNames: [CERTIFICATE_SECRET], verbs: ['get', 'patch'] },
    { apiGroups: ['coordination.k8s.io'], resources: ['leases'], resourceNames: [LEASE_NAME], verbs: ['get', 'patch'] },
  ];
}

export class WebhookAccount extends Construct {
  constructor(scope: Construct, flowSchemas: readonly string[]) {
    super(scope, 'account');
    const subjects = [{ kind: 'ServiceAccount', name: WEBHOOK_NAME, namespace: WEBHOOK_NAMESPACE }];
    const rbac = (kind: string, body: Readonly<Record<string, unknown>>): void => {
      const metadata = kind.startsWith('Cluster') ? { name: WEBHOOK_NAME } : { name: WEBHOOK_NAME, namespace: WEBHOOK_NAMESPACE };
      new ManifestObject(this, kind, { apiVersion: `${RBAC}/v1`, kind, metadata, ...body });
    };
    new ManifestObject(this, 'account', { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: WEBHOOK_NAME, namespace: WEBHOOK_NAMESPACE }, automountServiceAccountToken: false });
    rbac('ClusterRole', { rules: clusterRules(flowSchemas) });
    rbac('ClusterRoleBinding', { roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: WEBHOOK_NAME }, subjects });
    rbac('Role', { rules: ownRules() });
    rbac('RoleBinding', { roleRef: { apiGroup: RBAC, kind: 'Role', name: WEBHOOK_NAME }, subjects });
  }
}
