/** Applies one intent to the newest state, in memory: what it changes, or why it is refused. */
import { isDeepStrictEqual } from 'node:util';
import type { TenantEntry } from '../model/catalog.ts';
import { TenantryError, refusalError } from '../model/errors.ts';
import type { Fault } from '../model/fault.ts';
import { assertTenantId } from '../model/ids.ts';
import { tenantFile } from '../model/layout.ts';
import type { TenantDocument } from '../model/tenant.ts';
import type { Edit } from './edit.ts';
import { blobIdOf } from './git/object-id.ts';
import type { Rules } from './ports.ts';
import type { RepositoryState } from './repository-state.ts';
import type { Change, MovedBranch, StoredTenant } from './store.ts';

export type IntentEffect =
  | { readonly kind: 'refused'; readonly error: unknown }
  /** The document is like this already. */
  | { readonly kind: 'noop'; readonly tenant: StoredTenant }
  | {
      readonly kind: 'changed';
      readonly file: string;
      /** Null removes the file. */
      readonly content: string | null;
      readonly document: TenantDocument;
      readonly blob: string;
      readonly edits: readonly Edit[];
      readonly undo: () => void;
    }
  /** Would have been a change; nothing of it is left. */
  | { readonly kind: 'rehearsed'; readonly file: string; readonly tenant: StoredTenant; readonly branches: readonly MovedBranch[] };

export interface IntentContext {
  readonly state: RepositoryState;
  readonly rules: Rules;
  readonly retired: ReadonlySet<string>;
  /** The tenant as `head` has it. */
  readonly stored: (id: string) => StoredTenant | undefined;
  /** Text of the tenant's file now. */
  readonly text: string | undefined;
}

function refusal(fault: Omit<Fault, 'line'>): TenantryError {
  return refusalError([{ ...fault, line: 0 }], 'FAILED_PRECONDITION');
}

function checkBefore(change: Change, current: StoredTenant | undefined, context: IntentContext): void {
  const { tenant: id, ifMatch } = change;
  const file = tenantFile(id);
  if (context.retired.has(id)) {
    throw refusal({ file, path: 'metadata.name', policy: 'id-retired', message: `tenant ${id} was removed for good, and ids are never used again`, fix: 'choose another id' });
  }
  if (context.state.fileFaults.has(file)) {
    throw refusal({ file, path: '', policy: 'file-broken', message: `the file of tenant ${id} on main cannot be read, so a change might undo somebody's edit`, fix: `repair ${file} on main first` });
  }
  if (ifMatch !== undefined && ifMatch !== current?.etag) {
    const now = current ? `it is ${current.etag} now` : 'the tenant does not exist';
    throw new TenantryError('ABORTED', `tenant ${id} is not the one that was read (etag ${ifMatch.slice(0, 64)}): ${now}; read it again and repeat the change`);
  }
}

function removal(id: string, current: StoredTenant | undefined, context: IntentContext): IntentEffect {
  const file = tenantFile(id);
  if (current === undefined) throw new TenantryError('NOT_FOUND', `there is no tenant ${id}`);
  return tried(context, { id, file, content: null, document: current.document, blob: current.etag, entry: undefined });
}

interface Attempt {
  readonly id: string;
  readonly file: string;
  readonly content: string | null;
  readonly document: TenantDocument;
  readonly blob: string;
  readonly entry: TenantEntry | undefined;
}

/** Edits `head`, and takes it back if a rule is broken: by this tenant, or by others because of it. */
function tried(context: IntentContext, { id, file, content, document, blob, entry }: Attempt): IntentEffect {
  const { state, rules } = context;
  const steps = rules.checkStep(state.head.tenant(id), entry, state.head);
  if (steps.length > 0) throw refusalError(steps, 'FAILED_PRECONDITION');
  const edits: Edit[] = [{ kind: 'tenant', id, file, entry }];
  const wrongBefore = new Set(state.invalid.keys());
  const undo = state.edit(edits);
  const own = state.invalid.get(id) ?? [];
  const others = [...state.invalid].filter(([other]) => other !== id && !wrongBefore.has(other)).flatMap(([, faults]) => faults);
  if (own.length + others.length === 0) return { kind: 'changed', file, content, document, blob, edits, undo };
  undo();
  throw refusalError(own.length > 0 ? own : others, own.length > 0 ? 'INVALID_ARGUMENT' : 'FAILED_PRECONDITION');
}

function replaced(change: Change, next: TenantDocument, current: StoredTenant | undefined, context: IntentContext): IntentEffect {
  const { tenant: id } = change;
  const file = tenantFile(id);
  if (next.metadata.name !== id) throw new TenantryError('INVALID_ARGUMENT', `the document's metadata.name is not ${id}`);
  if (current && isDeepStrictEqual(current.document, next)) return { kind: 'noop', tenant: current };
  const before = current === undefined || context.text === undefined ? undefined : { text: context.text, document: current.document };
  const content = context.rules.write(next, before);
  // What is committed is what was read back: the schema judges text, not what a caller handed in.
  const { document, faults } = context.rules.read(file, Buffer.from(content));
  if (faults.length > 0) throw refusalError(faults);
  if (document?.kind !== 'Tenant') throw new TenantryError('INVALID_ARGUMENT', 'the document is no Tenant');
  const blob = blobIdOf(content);
  if (current && blob === current.etag) return { kind: 'noop', tenant: current };
  return tried(context, { id, file, content, document, blob, entry: { id, file, blob, document } });
}

/** Never throws: a refusal is an effect. After `changed`, `head` holds the change. */
export function applyIntent(change: Change, context: IntentContext): IntentEffect {
  try {
    assertTenantId(change.tenant);
    const current = context.stored(change.tenant);
    checkBefore(change, current, context);
    const next = change.apply(current);
    return next === undefined ? removal(change.tenant, current, context) : replaced(change, next, current, context);
  } catch (error) {
    return { kind: 'refused', error };
  }
}
