/**
 * SPIFFE ids of callers (https://github.com/spiffe/spiffe/blob/main/standards/SPIFFE-ID.md, sections 2.1 and 2.2):
 *
 *     spiffe://<trust domain>/tenant/<tenant id>/<admin|user|viewer>/<name>
 *     spiffe://<trust domain>/platform/<name>
 *
 * The whole id is the caller's id. Nothing else is let in, so that a workload's SPIFFE id of another scheme in the same
 * trust domain is nobody here.
 */
import { checkTenantId } from '../../model/ids.ts';
import { groupOf, platformGroup } from './personas.ts';

/** Longest trust domain and longest id of the standard, in bytes. */
const MAX_TRUST_DOMAIN = 255;
const MAX_ID = 2_048;
const TRUST_DOMAIN = /^[a-z0-9._-]+$/;
/** A segment of a path, but for `.` and `..`; the length is ours. */
const NAME = String.raw`(?!\.{1,2}$)[A-Za-z0-9._-]{1,128}`;
const TENANT_PATH = new RegExp(`^tenant/([^/]+)/(admin|user|viewer)/${NAME}$`);
const PLATFORM_PATH = new RegExp(`^platform/${NAME}$`);

/** True for the name of a trust domain. */
export function isTrustDomain(text: string): boolean {
  return text.length <= MAX_TRUST_DOMAIN && TRUST_DOMAIN.test(text);
}

/** The group that a SPIFFE id stands for; undefined for an id of another trust domain or scheme. */
export function groupOfSpiffeId(id: string, trustDomain: string): string | undefined {
  const start = `spiffe://${trustDomain}/`;
  if (id.length > MAX_ID || !id.startsWith(start)) return undefined;
  const path = id.slice(start.length);
  if (PLATFORM_PATH.test(path)) return platformGroup();
  const [, tenant, persona] = TENANT_PATH.exec(path) ?? [];
  if (tenant === undefined || checkTenantId(tenant) !== null) return undefined;
  return persona === 'admin' || persona === 'user' || persona === 'viewer' ? groupOf(tenant, persona) : undefined;
}
