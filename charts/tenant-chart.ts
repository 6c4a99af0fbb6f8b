/** What one tenant becomes in one cluster. */
import { Chart, type ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { TenantInputs } from '../model/catalog.ts';
import { GitOpsApplier } from './gitops-applier.ts';
import { MANAGED_LABEL, PLAN_LABEL, TENANT_LABEL } from './names.ts';
import { TenantAccess } from './tenant-access.ts';
import { tenantFacts } from './tenant-facts.ts';
import { TenantNamespace } from './tenant-namespace.ts';
import { TenantObject } from './tenant-object.ts';

export interface TenantChartProps {
  readonly inputs: TenantInputs;
  /** Name of the cluster to render for. */
  readonly cluster: string;
}

/** @throws TenantryError FAILED_PRECONDITION when the tenant does not run in that cluster */
export class TenantChart extends Chart {
  /** The Tenant object; the caller adds the generation to it, which needs everything else to be rendered. */
  readonly tenant: ApiObject;

  constructor(scope: Construct, props: TenantChartProps) {
    const facts = tenantFacts(props.inputs, props.cluster);
    super(scope, facts.id, {
      disableResourceNameHashes: true,
      labels: { [MANAGED_LABEL]: 'true', [PLAN_LABEL]: facts.spec.plan, [TENANT_LABEL]: facts.id },
    });
    new TenantAccess(this, facts);
    for (const namespace of facts.namespaces) new TenantNamespace(this, facts, namespace);
    if (facts.spec.gitops !== undefined) new GitOpsApplier(this, facts, facts.spec.gitops);
    this.tenant = new TenantObject(this, facts);
  }
}
