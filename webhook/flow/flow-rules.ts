/** Which calls are a tenant's: those of its people and accounts, in its own namespaces or in none. */
import { primaryNamespace } from '../../model/ids.ts';
import { flowSchemaOf, type FlowClass } from '../../model/flow.ts';
import { asList, asRecord, textAt, valueAt } from '../../runtime/untyped.ts';
import { tenantFacts } from '../../policies/admission/tenant-facts.ts';
import type { Json } from '../../policies/admission/json.ts';

/** What flow control needs of a Tenant object. */
export interface FlowTenant {
  readonly id: string;
  readonly plan: string;
  readonly namespaces: readonly string[];
  readonly users: readonly string[];
  readonly groups: readonly string[];
}

const MAX_SUBJECTS = 200;

function membersOf(object: unknown, kind: 'users' | 'groups'): string[] {
  const members = asRecord(valueAt(object, 'spec', 'members'));
  const named = Object.values(members).flatMap((persona) => asList(asRecord(persona)[kind]));
  return [...new Set(named.filter((name) => typeof name === 'string'))].sort().slice(0, MAX_SUBJECTS);
}

/** Reads a Tenant object. */
export function readFlowTenant(object: unknown): { readonly key: string; readonly value: FlowTenant } | undefined {
  const facts = tenantFacts(object as Json);
  if (facts === undefined || textAt(object, 'metadata', 'name') === undefined) return undefined;
  const { id, plan, namespaces } = facts;
  return { key: id, value: { id, plan, namespaces, users: membersOf(object, 'users'), groups: membersOf(object, 'groups') } };
}

/** One rule of a FlowSchema, in the order in which the API server fills in defaults. */
export type FlowRule = Readonly<Record<string, unknown>>;

/** Discovery, reviews of access, and lists over all namespaces: no namespace tells these flows apart. */
const NOWHERE = {
  resources: { verbs: ['*'], apiGroups: ['*'], resources: ['*'], clusterScope: true },
  others: [{ verbs: ['*'], nonResourceURLs: ['*'] }],
} as const;

/**
 * A rule a tenant, so that calls of one tenant into the namespaces of another never count as the other's: those match
 * nothing here and stay with the API server's own schemas. Calls outside of namespaces share one flow a schema: a tenant
 * may have any number of accounts, each of which would be a flow of its own beside the controllers of the platform.
 */
function ruleOf({ id, namespaces, users, groups }: FlowTenant): FlowRule {
  const own = [...namespaces].sort();
  const groupNames = [...['admins', 'users', 'viewers'].map((persona) => `tenantry:${id}:${persona}`), ...own.map((namespace) => `system:serviceaccounts:${namespace}`), ...groups];
  return {
    subjects: [...groupNames.map((name) => ({ kind: 'Group', group: { name } })), ...users.map((name) => ({ kind: 'User', user: { name } }))],
    resourceRules: [{ verbs: ['*'], apiGroups: ['*'], resources: ['*'], namespaces: own.length > 0 ? own : [primaryNamespace(id)] }, NOWHERE.resources],
    nonResourceRules: NOWHERE.others,
  };
}

/** The rules of every schema, by its name; a schema without tenants has none. */
export function flowRules(tenants: Iterable<FlowTenant>, classes: readonly FlowClass[], names: readonly string[]): Map<string, FlowRule[]> {
  const rules = new Map<string, FlowRule[]>(names.map((name) => [name, []]));
  for (const tenant of [...tenants].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const name = flowSchemaOf(tenant.id, tenant.plan, classes);
    if (name !== undefined) rules.get(name)?.push(ruleOf(tenant));
  }
  return rules;
}
