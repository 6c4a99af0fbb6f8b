/** From a folder on disk to the catalog of its documents, with the faults of all files at once. */
import { hash } from 'node:crypto';
import { Catalog, type SharedDocument, type TenantEntry } from '../model/catalog.ts';
import type { Fault } from '../model/fault.ts';
import { sortFaults } from '../model/fault.ts';
import { decodeText, parseDocuments, type AnyDocument } from '../model/parse.ts';
import type { PlatformDocument } from '../model/platform.ts';
import { checkPlace } from '../policies/document/index.ts';
import { readRepositoryFiles, type FoundFile } from './repository-files.ts';

export interface LoadedRepository {
  /** All documents without faults of their own; undefined when platform.yaml is not among them. */
  readonly catalog: Catalog | undefined;
  /** Sorted. Rules that look at more than one document are check.ts'. */
  readonly faults: readonly Fault[];
}

/** Git's name for a file's content. */
function blobId(bytes: Buffer): string {
  return hash('sha1', Buffer.concat([Buffer.from(`blob ${bytes.length}\0`), bytes]));
}

function read({ path, bytes }: FoundFile): { readonly document?: AnyDocument; readonly faults: readonly Fault[] } {
  const decoded = decodeText(path, bytes);
  if ('fault' in decoded) return { faults: [decoded.fault] };
  const parsed = parseDocuments(path, decoded.text);
  if (parsed.document === undefined) return parsed;
  const misplaced = checkPlace(path, parsed.document);
  return misplaced.length > 0 ? { faults: misplaced } : parsed;
}

/** @throws TenantryError NOT_FOUND when there is no such folder */
export function loadRepository(folder: string): LoadedRepository {
  const { files, faults: found } = readRepositoryFiles(folder);
  const faults = [...found];
  const shared: SharedDocument[] = [];
  const tenants: TenantEntry[] = [];
  let platform: PlatformDocument | undefined;
  for (const file of files) {
    const { document, faults: own } = read(file);
    faults.push(...own);
    if (document === undefined) continue;
    if (document.kind === 'Platform') platform = document;
    else if (document.kind === 'Tenant') tenants.push({ id: document.metadata.name, file: file.path, blob: blobId(file.bytes), document });
    else shared.push(document);
  }
  const catalog = platform === undefined ? undefined : new Catalog(platform, shared, tenants);
  return { catalog, faults: sortFaults(faults) };
}
