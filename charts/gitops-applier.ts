/**
 * A tenant's own Git repository, applied by Flux with the tenant's rights: a service account that is bound as tenant
 * admin in one namespace, where `targetNamespace` puts every object. Without cross-namespace references (a flag of
 * Flux' controllers) it reaches nothing else.
 */
import { ManifestObject } from './manifest-object.ts';
import { Construct } from 'constructs';
import { primaryNamespace } from '../model/ids.ts';
import type { GitOpsSource } from '../model/tenant.ts';
import { GITOPS_NAME } from './names.ts';
import { bindingName, personaRoleRef } from './persona-bindings.ts';
import type { TenantFacts } from './tenant-facts.ts';

const SOURCE_API = 'source.toolkit.fluxcd.io/v1';
const KUSTOMIZE_API = 'kustomize.toolkit.fluxcd.io/v1';

export class GitOpsApplier extends Construct {
  constructor(scope: Construct, facts: TenantFacts, source: GitOpsSource) {
    super(scope, 'gitops');
    const namespace = source.namespace ?? primaryNamespace(facts.id);
    const metadata = { name: GITOPS_NAME, namespace };
    const role = facts.isActive ? 'admin' : 'viewer';
    new ManifestObject(this, 'account', { apiVersion: 'v1', kind: 'ServiceAccount', metadata, automountServiceAccountToken: false });
    new ManifestObject(this, 'binding', {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata: { name: bindingName('gitops', role), namespace },
      roleRef: personaRoleRef(role),
      subjects: [{ kind: 'ServiceAccount', name: GITOPS_NAME, namespace }],
    });
    new ManifestObject(this, 'source', {
      apiVersion: SOURCE_API,
      kind: 'GitRepository',
      metadata,
      spec: {
        url: source.url,
        ref: { branch: source.branch ?? 'main' },
        interval: '5m',
        timeout: '1m',
        suspend: !facts.isActive,
        ...(source.secretName === undefined ? {} : { secretRef: { name: source.secretName } }),
      },
    });
    new ManifestObject(this, 'kustomization', {
      apiVersion: KUSTOMIZE_API,
      kind: 'Kustomization',
      metadata,
      spec: {
        serviceAccountName: GITOPS_NAME,
        sourceRef: { kind: 'GitRepository', name: GITOPS_NAME },
        path: source.path ?? './',
        targetNamespace: namespace,
        prune: true,
        wait: false,
        force: false,
        interval: '10m',
        retryInterval: '1m',
        timeout: '2m',
        suspend: !facts.isActive,
        // The account may be pruned before this object is: a finalizer that still had to delete would then hang forever.
        deletionPolicy: 'Orphan',
      },
    });
  }
}
