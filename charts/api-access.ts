/**
 * What the API may do in a cluster: see how far Flux and the Tenants are, and ask Flux to look at a branch now. The
 * floor lets it change nothing of a GitRepository but that annotation.
 */
import type { PolicyRule } from './plain.ts';

const READ = ['get', 'list', 'watch'] as const;

/** Everywhere: Tenant objects have no namespace. */
export function apiRules(): PolicyRule[] {
  return [{ apiGroups: ['tenantry.dev'], resources: ['tenants'], verbs: READ }];
}

/** In flux-system only; the nudge is for these GitRepositories. */
export function apiFluxRules(names: readonly string[]): PolicyRule[] {
  return [
    { apiGroups: ['kustomize.toolkit.fluxcd.io'], resources: ['kustomizations'], verbs: READ },
    { apiGroups: ['source.toolkit.fluxcd.io'], resources: ['gitrepositories'], verbs: READ },
    { apiGroups: ['source.toolkit.fluxcd.io'], resources: ['gitrepositories'], resourceNames: names, verbs: ['patch'] },
  ];
}
