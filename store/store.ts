/**
 * The tenants repository as a store: what other rooms see of it. A change becomes one commit on `main` and one commit
 * on every deploy branch that it touches, pushed together, before it is acknowledged. Made by openStore() in open.ts.
 */
import type { Catalog } from '../model/catalog.ts';
import type { Fault } from '../model/fault.ts';
import type { TenantDocument } from '../model/tenant.ts';
import type { Revision, RevisionQuery } from './revisions.ts';

/** Who asks; the author of the commit. */
export interface Caller {
  /** Stable id; request ids are kept apart by it. */
  readonly id: string;
  readonly name?: string;
  readonly email?: string;
}

/** A tenant as it stands on `main`. */
export interface StoredTenant {
  readonly id: string;
  readonly document: TenantDocument;
  /** Git's blob id of the file: changes if and only if the file does. */
  readonly etag: string;
  /** Last commit on `main` that changed the file. */
  readonly commit: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** One intent. It is applied to the newest state, and again to a newer one whenever somebody else was faster. */
export interface Change {
  readonly tenant: string;
  /** Subject of the commit, for instance `Create tenant acme`. */
  readonly verb: string;
  readonly caller: Caller;
  /** Makes the change happen once, however often it is asked for; kept for at least 24 hours. */
  readonly requestId?: string;
  /** Tells two requests with one id apart; another digest under the same id is refused. */
  readonly requestDigest?: string;
  /**
   * Gives the new document, or undefined to remove the tenant's files (only from state Deleted). Pure: it may run
   * several times. Throws TenantryError to refuse.
   */
  apply(current: StoredTenant | undefined): TenantDocument | undefined;
  /** Refuses with ABORTED unless the tenant's etag is this. */
  readonly ifMatch?: string;
  /** Checks and renders, commits nothing. */
  readonly validateOnly?: boolean;
  /** Names the operation in the commit's trailers. */
  readonly operationId?: string;
}

/** A deploy branch that a change moved. */
export interface MovedBranch {
  readonly name: string;
  /** Its new tip; empty after validateOnly. */
  readonly commit: string;
  /** Files written or removed. */
  readonly files: number;
}

/** What a change did. */
export interface Receipt {
  readonly tenant: StoredTenant;
  /** Commit on `main` that holds the change (that held it already, if there was nothing to do). */
  readonly commit: string;
  /** Files changed on `main`. */
  readonly files: readonly string[];
  readonly branches: readonly MovedBranch[];
  /** True if an earlier call with the same request id did it. */
  readonly replayed: boolean;
  /** True if the document was like this already, so that no commit was made. */
  readonly noop: boolean;
  /** True if the change took the tenant's files away. */
  readonly removed?: boolean;
}

/** Why something in the repository is not (or not fully) published. */
export interface Problem {
  /** Tenant id, or the file, branch or cluster that it is about. */
  readonly subject: string;
  readonly kind:
    /** The document on `main` breaks rules: the last good output stays. */
    | 'invalid'
    /** A cluster refused the output: the last applied output stays. */
    | 'held'
    /** Folder, cluster entry or cluster file is gone without the removal steps: the last output stays. */
    | 'vanished'
    /** A removal step waits for the one before it, for retention or for the budget. */
    | 'waiting'
    /** Somebody moved a branch by force, or a cluster reports a failure that names no tenant. */
    | 'branch';
  /** Clean text for people. */
  readonly message: string;
  readonly faults: readonly Fault[];
  readonly cluster?: string;
}

/** What one pass of the publisher did. */
export interface PublishReport {
  /** Commit of `main` that it worked on. */
  readonly main: string;
  readonly branches: readonly MovedBranch[];
  readonly problems: readonly Problem[];
}

/** Which tenants list() gives. */
export interface ListQuery {
  /** Id after which to go on, in order of id. */
  readonly after?: string;
  readonly limit: number;
  readonly filter?: (tenant: StoredTenant) => boolean;
}

export interface TenantStore {
  /** Resolves when the change is on the remote; see Change for what can be refused. */
  submit(change: Change, signal?: AbortSignal): Promise<Receipt>;
  get(id: string): StoredTenant | undefined;
  /** In order of id. `total` counts what the filter lets through. */
  list(query: ListQuery): { readonly tenants: readonly StoredTenant[]; readonly total: number };
  /** The acknowledged state of `main`. Read only. */
  catalog(): Catalog;
  /** Commit of `main` that get(), list() and catalog() show. */
  head(): string;
  problems(): readonly Problem[];
  /** Those whose subject is the tenant; costs the same however many others there are. */
  problemsOfTenant(id: string): readonly Problem[];
  /** Called after every change of what this store shows; returns the function that ends it. */
  onChange(listener: (event: StoreEvent) => void): () => void;
  /** Fetches and publishes what people merged. */
  publishNow(): Promise<PublishReport>;
  /** True if a cluster that applied this commit of the tenant's branch has what `main` says about the tenant. */
  isPublished(tenant: string, cluster: string, appliedCommit: string): Promise<boolean>;
  /** Versions of a tenant's document on main, the newest first. @throws TenantryError NOT_FOUND when `after` is no commit of main */
  revisions(id: string, query: RevisionQuery): Promise<readonly Revision[]>;
  /** The document as a commit of main has it. @throws TenantryError NOT_FOUND */
  documentAt(id: string, commit: string): Promise<TenantDocument>;
  /** False while the remote cannot be reached or the last push failed. */
  healthy(): boolean;
  close(): Promise<void>;
}

export interface StoreEvent {
  readonly main: string;
  readonly tenants: readonly string[];
  readonly branches: readonly MovedBranch[];
}
