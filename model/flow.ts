/**
 * Which FlowSchema a tenant's API calls belong to: tenants of a class are spread over a fixed number of schemas by the
 * digest of their ids. Rendering makes the schemas, the webhook fills in the tenants.
 */
import { shardOf } from './layout.ts';
import type { AdmissionSettings } from './cluster.ts';

/** All schemas of tenants, over all classes. */
const MAX_SCHEMAS = 64;
const MAX_PER_CLASS = 16;

export interface FlowClass {
  readonly name: string;
  readonly plans: readonly string[] | undefined;
  readonly shares: number;
}

const ONE_CLASS: readonly FlowClass[] = [{ name: 'standard', plans: undefined, shares: 60 }];

/** Classes of a cluster; one for all plans unless its document names some. */
export function flowClasses(settings: AdmissionSettings): readonly FlowClass[] {
  return settings.flowClasses?.map(({ name, plans, shares }) => ({ name, plans, shares })) ?? ONE_CLASS;
}

/** Schemas of each class: a power of two, at most 64 in all. */
function schemasPerClass(classes: number): number {
  return Math.min(MAX_PER_CLASS, 2 ** Math.floor(Math.log2(MAX_SCHEMAS / Math.max(1, classes))));
}

/** `tenantry-standard-07`. */
function flowSchemaName(className: string, bucket: number): string {
  return `tenantry-${className}-${String(bucket).padStart(2, '0')}`;
}

/** Names of all schemas of a class. */
export function flowSchemaNames(className: string, classes: number): string[] {
  return Array.from({ length: schemasPerClass(classes) }, (_, bucket) => flowSchemaName(className, bucket));
}

/** The schema of a tenant; undefined when no class has its plan. */
export function flowSchemaOf(id: string, plan: string, classes: readonly FlowClass[]): string | undefined {
  const found = classes.find(({ plans }) => plans?.includes(plan)) ?? classes.find(({ plans }) => plans === undefined);
  return found === undefined ? undefined : flowSchemaName(found.name, shardOf(id, schemasPerClass(classes.length)));
}
