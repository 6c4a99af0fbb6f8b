/**
 * Where things lie: files of the tenants repository and branches that Flux reads. Tenant folders are spread over 256
 * parents by a hash, since Git and hosts slow down on folders with thousands of entries.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

export const DOCUMENT_KINDS = ['Tenant', 'Plan', 'Cluster', 'Platform'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

export const PLATFORM_FILE = 'platform.yaml';
const TENANT_FILE = /^tenants\/([0-9a-f]{2})\/([^/]+)\/tenant\.yaml$/;
const PLAN_FILE = /^plans\/([^/]+)\.yaml$/;
const CLUSTER_FILE = /^clusters\/([^/]+)\.yaml$/;
/** Folders in which every YAML file must be a document that is read; a misplaced one must not be ignored in silence. */
const OWNED = /^(tenants|plans|clusters)\/.*\.(yaml|yml|json)$/i;

/** The id that was asked for last: whoever asks for an id's place mostly asks for its shard too. */
let last = { id: '', digest: '' };

/** SHA-256 of an id, as hexadecimal digits. */
function idDigest(id: string): string {
  if (last.id !== id || last.digest === '') last = { id, digest: bytesToHex(sha256(utf8ToBytes(id))) };
  return last.digest;
}

/** Folder of a tenant: `tenants/<first two hex digits of SHA-256(id)>/<id>`. */
export function tenantFolder(id: string): string {
  return `tenants/${idDigest(id).slice(0, 2)}/${id}`;
}

/** File of a tenant: `tenants/<xx>/<id>/tenant.yaml`. */
export function tenantFile(id: string): string {
  return `${tenantFolder(id)}/tenant.yaml`;
}

export function planFile(name: string): string {
  return `plans/${name}.yaml`;
}

export function clusterFile(name: string): string {
  return `clusters/${name}.yaml`;
}

/** Shards of a cluster that states no number. */
export const DEFAULT_SHARDS = 16;

/** The shard of a tenant: first 4 bytes of SHA-256(id), big-endian, modulo the cluster's number of shards. */
export function shardOf(id: string, shards: number): number {
  return Number.parseInt(idDigest(id).slice(0, 8), 16) % shards;
}

/** `deploy/<cluster>/tenants-<kk>`, kk with two decimal digits. */
export function shardBranch(cluster: string, shard: number): string {
  return `deploy/${cluster}/tenants-${String(shard).padStart(2, '0')}`;
}

/** `deploy/<cluster>/platform`. */
export function platformBranch(cluster: string): string {
  return `deploy/${cluster}/platform`;
}

/** What kind of document must lie at a path; undefined for files that are not documents. */
export function kindOfPath(path: string): DocumentKind | undefined {
  if (path === PLATFORM_FILE) return 'Platform';
  if (TENANT_FILE.test(path)) return 'Tenant';
  if (PLAN_FILE.test(path)) return 'Plan';
  if (CLUSTER_FILE.test(path)) return 'Cluster';
  return undefined;
}

/** The name that the path claims: the tenant's, plan's or cluster's. */
export function nameOfPath(path: string): string | undefined {
  if (path === PLATFORM_FILE) return 'platform';
  return TENANT_FILE.exec(path)?.[2] ?? PLAN_FILE.exec(path)?.[1] ?? CLUSTER_FILE.exec(path)?.[1];
}

/** True for a YAML or JSON file that lies where only documents may lie and yet is none: a fault, never ignored. */
export function isStray(path: string): boolean {
  return OWNED.test(path) && kindOfPath(path) === undefined;
}
