/** The variables of the first platform's manifests (wire contract, "Manifest variables"). */
import { API_VERSION } from '../model/names.ts';
import { TenantryError } from '../model/errors.ts';
import { assertTenantId } from '../model/ids.ts';
import type { PlanDocument } from '../model/plan.ts';
import { compareQuantities, parseQuantity, tryParseQuantity } from '../model/quantity.ts';
import type { FixedKey, SomeAmounts } from '../model/resources.ts';
import { quoted } from '../model/shown.ts';
import type { TenantDocument } from '../model/tenant.ts';

/** Each variable and the resource that it limits. */
export const AMOUNT_VARIABLES: Readonly<Record<string, FixedKey>> = {
  TENANT_CPU: 'requests.cpu',
  TENANT_RAM: 'requests.memory',
  TENANT_CPU_LIMIT: 'limits.cpu',
  TENANT_RAM_LIMIT: 'limits.memory',
  TENANT_PVC_LIMIT: 'persistentvolumeclaims',
  TENANT_SERVICE_LIMIT: 'services',
  TENANT_DEPLOYMENT_LIMIT: 'count/deployments.apps',
  TENANT_STATEFULSET_LIMIT: 'count/statefulsets.apps',
};

/**
 * The document that a set of variables stands for; amounts equal to the plan's are left to the plan.
 * @throws TenantryError INVALID_ARGUMENT for a missing name or amounts that are no quantities, all at once
 */
export function documentFromVariables(variables: Readonly<Record<string, string | undefined>>, plan: PlanDocument): TenantDocument {
  const id = variables['TENANT_NAME']?.trim();
  if (id === undefined || id === '') throw new TenantryError('INVALID_ARGUMENT', 'TENANT_NAME is not set; it becomes the tenant id');
  assertTenantId(id);
  const quota: SomeAmounts = {};
  const faults: string[] = [];
  for (const [variable, key] of Object.entries(AMOUNT_VARIABLES)) {
    const amount = variables[variable]?.trim();
    if (amount === undefined || amount === '') continue;
    const quantity = tryParseQuantity(amount);
    if (quantity === undefined) faults.push(`${variable} is ${quoted(amount)}, which is no quantity of Kubernetes such as 500m, 20 or 40Gi`);
    else if (compareQuantities(quantity, parseQuantity(plan.spec.quota[key])) !== 0) quota[key] = amount;
  }
  if (faults.length > 0) throw new TenantryError('INVALID_ARGUMENT', faults.join('\n'));
  return {
    apiVersion: API_VERSION,
    kind: 'Tenant',
    metadata: { name: id },
    spec: { plan: plan.metadata.name, state: 'Active', ...(Object.keys(quota).length === 0 ? {} : { quota }) },
  };
}
