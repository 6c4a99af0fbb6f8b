/** A change of the catalog as data, so that it can be done twice (two catalogs) and undone. */
import type { Catalog, SharedDocument, TenantEntry } from '../model/catalog.ts';

export type Edit =
  /** `unmade`: takes back that the tenant was made, so that it never was. */
  | { readonly kind: 'tenant'; readonly id: string; readonly file: string; readonly entry: TenantEntry | undefined; readonly unmade?: true }
  | { readonly kind: 'shared'; readonly document: SharedDocument }
  | { readonly kind: 'unshared'; readonly documentKind: 'Plan' | 'Cluster'; readonly name: string };

export interface AppliedEdit {
  /** Tenants whose rendering or validity may be another one now. */
  readonly affected: ReadonlySet<string>;
  /** Brings the catalog back. */
  readonly undo: Edit;
}

function undoShared(catalog: Catalog, document: SharedDocument): Edit {
  if (document.kind === 'Platform') return { kind: 'shared', document: catalog.platform };
  const { name } = document.metadata;
  const before = (document.kind === 'Plan' ? catalog.plans : catalog.clusters).get(name);
  return before ? { kind: 'shared', document: before } : { kind: 'unshared', documentKind: document.kind, name };
}

/** Applies an edit. */
export function applyEdit(catalog: Catalog, edit: Edit): AppliedEdit {
  if (edit.kind === 'tenant') {
    const { id, file, entry, unmade } = edit;
    const before = catalog.tenant(id);
    const wasNeverHere = before === undefined && !catalog.departed.has(id);
    const undo: Edit = { kind: 'tenant', id, file, entry: before, ...(wasNeverHere ? { unmade: true } : {}) };
    return { affected: entry ? catalog.put(entry) : catalog.remove(id, unmade), undo };
  }
  if (edit.kind === 'shared') {
    const undo = undoShared(catalog, edit.document);
    return { affected: catalog.putShared(edit.document), undo };
  }
  const before = (edit.documentKind === 'Plan' ? catalog.plans : catalog.clusters).get(edit.name);
  const undo: Edit = before ? { kind: 'shared', document: before } : edit;
  return { affected: catalog.removeShared(edit.documentKind, edit.name), undo };
}
