/**
 * Tenant ids and the namespace names that follow from them. Ids never contain `--`, so `tenant-<id>--<suffix>` can be
 * taken apart again and no two tenants can meet in one namespace. Rules: design, "Words".
 */
import { TenantryError } from './errors.ts';
import type { Fault } from './fault.ts';
import { quoted } from './shown.ts';
import type { TenantDocument } from './tenant.ts';

/** Valid in RE2 too, so that the same text stands in CRDs and admission policies. */
export const TENANT_ID_PATTERN = '^[a-z][a-z0-9]*(-[a-z0-9]+)*$';
export const TENANT_ID_MIN = 2;
export const TENANT_ID_MAX = 40;

/** Suffix of a further namespace. 7 + 40 + 2 + 14 = 63 characters, the longest namespace name of Kubernetes. */
const SUFFIX_PATTERN = '^[a-z0-9]+(-[a-z0-9]+)*$';
const SUFFIX_MAX = 14;
/** The suffix that belongs to jobs. */
export const JOBS_SUFFIX = 'jobs';

const NAMESPACE_PREFIX = 'tenant-';
const SUFFIX_SEPARATOR = '--';

/** Ids that would read as a part of Kubernetes, Flux or the platform. */
const RESERVED_IDS: readonly string[] = ['default', 'platform', 'system', 'kube', 'kubernetes', 'flux'];
const RESERVED_ID_PREFIXES: readonly string[] = ['kube-', 'flux-', 'tenantry'];

const idForm = new RegExp(TENANT_ID_PATTERN);
const suffixForm = new RegExp(SUFFIX_PATTERN);

/** Why the text is no tenant id, or null if it is one. `$` of JavaScript does not match before a last newline. */
export function checkTenantId(id: string): string | null {
  if (id.length < TENANT_ID_MIN || id.length > TENANT_ID_MAX) {
    return `tenant id ${quoted(id)} has ${id.length} characters, ${TENANT_ID_MIN} to ${TENANT_ID_MAX} are allowed`;
  }
  if (!idForm.test(id)) {
    return `tenant id ${quoted(id)} does not match ${TENANT_ID_PATTERN} (lower-case letters and digits, words joined by single hyphens, a letter first)`;
  }
  if (RESERVED_IDS.includes(id)) return `tenant id ${quoted(id)} is reserved`;
  const prefix = RESERVED_ID_PREFIXES.find((reserved) => id.startsWith(reserved));
  return prefix === undefined ? null : `tenant id ${quoted(id)} begins with ${quoted(prefix)}, which is reserved`;
}

/** What every refusal of an id tells people to do. */
export const TENANT_ID_FIX = 'choose an id such as acme or acme-labs';

/** Throws INVALID_ARGUMENT unless the text is a tenant id. */
export function assertTenantId(id: string): void {
  const reason = checkTenantId(id);
  if (reason === null) return;
  const fault: Fault = { file: '', line: 0, path: 'metadata.name', policy: 'tenant-id', message: reason, fix: TENANT_ID_FIX };
  throw new TenantryError('INVALID_ARGUMENT', `[tenantry/tenant-id] ${reason}; ${TENANT_ID_FIX}`, { faults: [fault] });
}

/** Why the text cannot end a namespace's name, or null if it can. */
export function checkSuffix(suffix: string): string | null {
  if (suffix.length < 1 || suffix.length > SUFFIX_MAX) {
    return `namespace suffix ${quoted(suffix)} has ${suffix.length} characters, 1 to ${SUFFIX_MAX} are allowed`;
  }
  return suffixForm.test(suffix) ? null : `namespace suffix ${quoted(suffix)} does not match ${SUFFIX_PATTERN}`;
}

/** `tenant-acme`. */
export function primaryNamespace(id: string): string {
  return `${NAMESPACE_PREFIX}${id}`;
}

/** `tenant-acme--dev`. */
export function furtherNamespace(id: string, suffix: string): string {
  return `${NAMESPACE_PREFIX}${id}${SUFFIX_SEPARATOR}${suffix}`;
}

type NamespaceRole = 'primary' | 'further' | 'jobs';
export interface TenantNamespace {
  readonly name: string;
  readonly role: NamespaceRole;
  /** Its entry says `state: Deleted`: nothing runs there, and the entry may be removed next. */
  readonly leaving?: true;
}

/** Every namespace of the tenant: the primary one, further ones as listed, the one for jobs. */
export function namespacesOf(tenant: TenantDocument): TenantNamespace[] {
  const id = tenant.metadata.name;
  const list: TenantNamespace[] = [{ name: primaryNamespace(id), role: 'primary' }];
  for (const { suffix, state } of tenant.spec.namespaces ?? []) {
    list.push({ name: furtherNamespace(id, suffix), role: 'further', ...(state === 'Deleted' ? { leaving: true } : {}) });
  }
  const { jobs } = tenant.spec;
  if (jobs?.enabled === true) list.push({ name: furtherNamespace(id, JOBS_SUFFIX), role: 'jobs', ...(jobs.state === 'Deleted' ? { leaving: true } : {}) });
  return list;
}

/** The id of the tenant that a namespace's name belongs to, or undefined if no tenant can have this namespace. */
export function tenantOfNamespace(name: string): string | undefined {
  if (!name.startsWith(NAMESPACE_PREFIX)) return undefined;
  const rest = name.slice(NAMESPACE_PREFIX.length);
  const at = rest.indexOf(SUFFIX_SEPARATOR);
  const id = at < 0 ? rest : rest.slice(0, at);
  if (checkTenantId(id) !== null) return undefined;
  if (at >= 0 && checkSuffix(rest.slice(at + SUFFIX_SEPARATOR.length)) !== null) return undefined;
  return id;
}
