/** The service account that a namespace's workloads run as, with the tenant's identity in the cloud. */
import type { Construct } from 'constructs';
import { annotatedRole } from '../model/aws.ts';
import { ManifestObject } from './manifest-object.ts';
import { WORKLOAD_ACCOUNT } from './names.ts';
import type { TenantFacts } from './tenant-facts.ts';

/** Read by EKS' identity webhook, which mounts a token of its own whatever automountServiceAccountToken says. */
const ROLE_ANNOTATION = 'eks.amazonaws.com/role-arn';

/** None where the cluster is in no cloud, where the tenant wants none, and once the tenant is suspended. */
function cloudAnnotations(facts: TenantFacts): Record<string, string> {
  if (!facts.isActive || facts.spec.cloud?.aws?.enabled === false) return {};
  const arn = annotatedRole(facts.platform, facts.cluster.spec.aws, facts.id);
  return arn === undefined ? {} : { [ROLE_ANNOTATION]: arn };
}

export class WorkloadAccount extends ManifestObject {
  constructor(scope: Construct, facts: TenantFacts, namespace: string) {
    super(scope, 'account', {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: WORKLOAD_ACCOUNT, namespace, annotations: cloudAnnotations(facts) },
      // No token of the API server in pods that do not ask for one: it is what an intruder looks for first.
      automountServiceAccountToken: false,
    });
  }
}
