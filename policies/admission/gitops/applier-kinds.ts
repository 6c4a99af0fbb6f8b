/**
 * Kinds that make other programs apply or run things with rights of their own are not for tenants: Argo CD's, Flux
 * Operator's, Terraform and infrastructure operators. RBAC gives tenants none; this holds where a cluster gives more.
 * A tenant's repository is registered in its document (spec.gitops).
 */
import { quoted } from '../../../model/shown.ts';
import { isExcused } from '../scope.ts';
import type { AdmissionPolicy } from '../subject.ts';

/** Groups as a whole; a subgroup counts too. */
const GROUPS: readonly string[] = ['fluxcd.controlplane.io', 'infra.contrib.fluxcd.io', 'tf.upbound.io', 'app.terraform.io', 'pulumi.com', 'crossplane.io', 'upbound.io', 'apps.kruise.io', 'helm.cattle.io', 'fleet.cattle.io', 'addons.cluster.x-k8s.io'];
/** `group/resource`. */
const RESOURCES: readonly string[] = ['argoproj.io/applications', 'argoproj.io/applicationsets', 'argoproj.io/appprojects'];

export const applierKinds: AdmissionPolicy = {
  id: 'applier-kinds',
  title: 'Kinds that make others apply objects are not for tenants',
  level: 'breach',
  judges: ({ operation, group, resource }) =>
    (operation === 'CREATE' || operation === 'UPDATE') && (RESOURCES.includes(`${group}/${resource}`) || GROUPS.some((name) => group === name || group.endsWith(`.${name}`))),
  check(subject) {
    const { kind, group, resource } = subject.request;
    if (isExcused(subject)) return [];
    return [{ path: '', message: `${kind === '' ? resource : kind} of ${quoted(group)} is applied with rights that are not the tenant's`, fix: 'register the repository in spec.gitops of the tenant\'s document, or apply the objects themselves' }];
  },
};
