/** What a rule says about documents, as lines that tests can read. */
import type { SharedDocument } from '../../model/catalog.ts';
import { formatRefusal } from '../../model/fault.ts';
import { catalogOf, entryOf, tenantDocument } from '../../model/testing/documents.ts';
import type { TenantDocument, TenantSpec } from '../../model/tenant.ts';
import type { StepPolicy } from '../change/subject.ts';
import type { TenantPolicy } from '../document/subject.ts';
import type { Policy } from '../policy.ts';

/** `field: [tenantry/<id>] what is wrong; how to fix it`, one a violation. */
export function verdict<Subject>(policy: Policy<Subject>, subject: Subject): string[] {
  return policy.check(subject).map((violation) => `${violation.path}: ${formatRefusal({ policy: policy.id, ...violation })}`);
}

/** The verdict on tenant `acme` with this spec, in a catalog with the other documents. */
export function tenantVerdict(policy: TenantPolicy, spec: Partial<TenantSpec>, ...others: readonly (TenantDocument | SharedDocument)[]): string[] {
  const document = tenantDocument('acme', spec);
  return verdict(policy, { entry: entryOf(document), catalog: catalogOf(...others, document) });
}

/** The verdict on the step of tenant `acme` from one spec to another; undefined stands for no tenant. */
export function stepVerdict(policy: StepPolicy, before: Partial<TenantSpec> | undefined, after: Partial<TenantSpec> | undefined, retired: readonly string[] = []): string[] {
  const { platform } = catalogOf();
  const side = (spec: Partial<TenantSpec> | undefined) => (spec === undefined ? undefined : entryOf(tenantDocument('acme', spec)));
  return verdict(policy, { before: side(before), after: side(after), platformBefore: platform, platformAfter: platform, retired: new Set(retired) });
}
