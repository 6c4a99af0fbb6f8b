/**
 * How many objects of small kinds a namespace holds at most. They cost no nodes or disks, so plans do not sell them; but
 * each lies in the store that all tenants share, and many are work for controllers of everybody. The numbers are far
 * above what one namespace is used for. Kinds that the platform renders into namespaces of tenants (bindings, network
 * policies, service accounts, GitRepositories, Kustomizations) are not among them: a tenant that used them up could keep
 * its own suspension from being applied, and the API server takes nothing of a kind that is counted before the quota is.
 *
 * The amounts are written as the API server stores them (a thousand is 1k).
 */
export const OBJECT_BOUNDS: Readonly<Record<string, string>> = {
  'count/cronjobs.batch': '200',
  'count/daemonsets.apps': '50',
  'count/endpoints': '500',
  'count/endpointslices.discovery.k8s.io': '2k',
  'count/horizontalpodautoscalers.autoscaling': '200',
  'count/ingresses.networking.k8s.io': '200',
  'count/jobs.batch': '1k',
  'count/leases.coordination.k8s.io': '500',
  'count/poddisruptionbudgets.policy': '200',
  'count/podtemplates': '100',
  'count/replicasets.apps': '2k',
  'count/replicationcontrollers': '100',
  'count/roles.rbac.authorization.k8s.io': '200',
  'count/buckets.source.toolkit.fluxcd.io': '50',
  'count/helmcharts.source.toolkit.fluxcd.io': '50',
  'count/helmreleases.helm.toolkit.fluxcd.io': '50',
  'count/helmrepositories.source.toolkit.fluxcd.io': '50',
  'count/ocirepositories.source.toolkit.fluxcd.io': '50',
  'count/grpcroutes.gateway.networking.k8s.io': '200',
  'count/httproutes.gateway.networking.k8s.io': '200',
};
