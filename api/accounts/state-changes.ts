/** How the state of a tenant may change by a call. Pure; each refusal says which call would do. */
import { TenantryError } from '../../model/errors.ts';
import type { TenantDocument, TenantState } from '../../model/tenant.ts';
import type { StoredTenant } from '../../store/store.ts';

/** The refusal for a tenant that is not there: another caller's tenant is answered alike. */
export function unknownTenant(shownId: string): TenantryError {
  return new TenantryError('NOT_FOUND', `there is no tenant ${shownId}; ListAccounts lists them`);
}

function withState(document: TenantDocument, state: TenantState): TenantDocument {
  return { ...document, spec: { ...document.spec, state } };
}

function refuse(id: string, what: string, fix: string): TenantryError {
  return new TenantryError('FAILED_PRECONDITION', `tenant ${id} ${what}; ${fix}`);
}

/** Active to Suspended; a suspended one stays as it is. */
export function suspended({ id, document }: StoredTenant): TenantDocument {
  if (document.spec.state === 'Deleted') throw refuse(id, 'is deleted, so there is nothing to suspend', 'UndeleteAccount brings it back');
  return withState(document, 'Suspended');
}

/** Suspended to Active; an active one stays as it is. */
export function resumed({ id, document }: StoredTenant): TenantDocument {
  if (document.spec.state === 'Deleted') throw refuse(id, 'is deleted', 'UndeleteAccount brings it back');
  return withState(document, 'Active');
}

/** Deleted to Active, as long as nothing of it was taken away for good. */
export function undeleted({ id, document }: StoredTenant): TenantDocument {
  if (document.spec.purging === true) throw refuse(id, 'is being purged, and what it stored may be gone', 'make a new tenant with another id');
  if (document.spec.state !== 'Deleted') throw refuse(id, `is ${document.spec.state}, not deleted`, 'there is nothing to bring back');
  return withState(document, 'Active');
}

/** The step before Deleted, for an active tenant; undefined where it is done. */
export function stepToDeleted({ document }: StoredTenant): TenantDocument | undefined {
  return document.spec.state === 'Active' ? withState(document, 'Suspended') : undefined;
}

/** Suspended to Deleted; a deleted one stays as it is. */
export function deleted({ document }: StoredTenant): TenantDocument {
  return withState(document, 'Deleted');
}

/** From here on nobody brings it back: what it stored goes next. */
export function purging({ document }: StoredTenant): TenantDocument {
  return { ...document, spec: { ...document.spec, purging: true } };
}

/** An earlier version with today's state: what a tenant is is reverted, not whether it lives. */
export function reverted({ id, document }: StoredTenant, earlier: TenantDocument): TenantDocument {
  if (document.spec.state === 'Deleted') throw refuse(id, 'is deleted', 'UndeleteAccount brings it back; revert it then');
  const { purging: _, ...spec } = earlier.spec;
  return withState({ ...earlier, spec }, document.spec.state);
}
