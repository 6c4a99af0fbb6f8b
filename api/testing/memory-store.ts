/** A tenants repository in memory: the store's port for tests of the API, with the same words and refusals. */
import { createHash } from 'node:crypto';
import { Catalog, type SharedDocument } from '../../model/catalog.ts';
import { refusalError, TenantryError } from '../../model/errors.ts';
import { shardBranch, shardOf, tenantFile } from '../../model/layout.ts';
import type { PlatformDocument } from '../../model/platform.ts';
import type { TenantDocument } from '../../model/tenant.ts';
import { checkTenant } from '../../policies/document/index.ts';
import type { Revision, RevisionQuery } from '../../store/revisions.ts';
import type { Change, ListQuery, Problem, Receipt, StoredTenant, StoreEvent, TenantStore } from '../../store/store.ts';

function digest(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}

export interface MemoryStoreOptions {
  readonly platform: PlatformDocument;
  readonly shared: readonly SharedDocument[];
  readonly now: () => Date;
}

export class MemoryStore implements TenantStore {
  readonly #catalog: Catalog;
  readonly #now: () => Date;
  readonly #tenants = new Map<string, StoredTenant>();
  readonly #receipts = new Map<string, { readonly digest: string | undefined; readonly receipt: Receipt }>();
  readonly #versions = new Map<string, readonly { readonly revision: Revision; readonly document: TenantDocument }[]>();
  readonly #listeners = new Set<(event: StoreEvent) => void>();
  /** What problems() says; tests write here. */
  readonly reported: Problem[] = [];
  /** What isPublished() says. */
  published: boolean | TenantryError = true;
  /** Number of isPublished() calls. */
  asked = 0;
  /** Thrown by the next submit(). */
  nextFailure: Error | undefined;
  #head = digest('root');

  constructor(options: MemoryStoreOptions) {
    this.#catalog = new Catalog(options.platform, options.shared);
    this.#now = options.now;
  }

  async submit(change: Change, signal?: AbortSignal): Promise<Receipt> {
    signal?.throwIfAborted();
    const failure = this.nextFailure;
    this.nextFailure = undefined;
    if (failure !== undefined) throw failure;
    const key = change.requestId === undefined ? undefined : JSON.stringify([change.caller.id, change.requestId]);
    const known = key === undefined ? undefined : this.#receipts.get(key);
    if (known !== undefined) {
      if (known.digest !== change.requestDigest) throw new TenantryError('INVALID_ARGUMENT', 'this request id was used for another request; use a new one');
      return { ...known.receipt, replayed: true };
    }
    const receipt = this.#apply(change);
    if (key !== undefined) this.#receipts.set(key, { digest: change.requestDigest, receipt });
    return receipt;
  }

  #apply(change: Change): Receipt {
    const before = this.#tenants.get(change.tenant);
    if (change.ifMatch !== undefined && change.ifMatch !== before?.etag) throw new TenantryError('ABORTED', `tenant ${change.tenant} has another etag by now; read it again`);
    const document = change.apply(before);
    if (document === undefined) return this.#remove(before, change);
    if (before?.etag === digest(JSON.stringify(document))) return { tenant: before, commit: before.commit, files: [], branches: [], replayed: false, noop: true };
    const tenant = this.#stored(document, before);
    const file = tenantFile(tenant.id);
    const trial = this.#catalog.clone();
    const entry = { id: tenant.id, file, blob: tenant.etag, document };
    trial.put(entry);
    const faults = checkTenant(entry, trial);
    if (faults.length > 0) throw refusalError(faults);
    const branches = trial.inputs(tenant.id).clusters.map(({ metadata, spec }) => ({ name: shardBranch(metadata.name, shardOf(tenant.id, spec.shards ?? 16)), commit: change.validateOnly === true ? '' : digest(tenant.commit), files: 2 }));
    if (change.validateOnly === true) return { tenant: { ...tenant, commit: '' }, commit: '', files: [file], branches, replayed: false, noop: false };
    this.put(tenant);
    const revision: Revision = { commit: tenant.commit, etag: tenant.etag, author: change.caller.name ?? '', committedAt: tenant.updatedAt, subject: change.verb, operationId: change.operationId };
    this.#versions.set(tenant.id, [...(this.#versions.get(tenant.id) ?? []), { revision, document }]);
    return { tenant, commit: tenant.commit, files: [file], branches, replayed: false, noop: false };
  }

  #remove(before: StoredTenant | undefined, { tenant: id, validateOnly }: Change): Receipt {
    if (before === undefined) throw new TenantryError('NOT_FOUND', `there is no tenant ${id}`);
    if (validateOnly !== true) {
      this.#tenants.delete(id);
      this.#catalog.remove(id);
      this.#head = digest(`${this.#head}-${id}`);
      for (const listener of this.#listeners) listener({ main: this.#head, tenants: [id], branches: [] });
    }
    return { tenant: before, commit: this.#head, files: [tenantFile(id)], branches: [], replayed: false, noop: false, removed: true };
  }

  #stored(document: TenantDocument, before: StoredTenant | undefined): StoredTenant {
    const at = this.#now();
    const etag = digest(JSON.stringify(document));
    return { id: document.metadata.name, document, etag, commit: digest(this.#head + etag), createdAt: before?.createdAt ?? at, updatedAt: at };
  }

  /** Puts a tenant as a person's commit would, unchecked. */
  put(tenant: StoredTenant): void {
    this.#tenants.set(tenant.id, tenant);
    this.#catalog.put({ id: tenant.id, file: tenantFile(tenant.id), blob: tenant.etag, document: tenant.document });
    this.#head = tenant.commit;
    for (const listener of this.#listeners) listener({ main: this.#head, tenants: [tenant.id], branches: [] });
  }

  /** Writes a plan, a cluster or the platform as a person's commit would, unchecked. */
  putShared(document: SharedDocument): void {
    this.#catalog.putShared(document);
    this.#head = digest(`${this.#head}-${JSON.stringify(document)}`);
    for (const listener of this.#listeners) listener({ main: this.#head, tenants: [], branches: [] });
  }

  /** Writes a document as a person's commit would. */
  write(document: TenantDocument): StoredTenant {
    const stored = this.#stored(document, this.#tenants.get(document.metadata.name));
    this.put(stored);
    return stored;
  }

  get(id: string): StoredTenant | undefined {
    return this.#tenants.get(id);
  }

  list(query: ListQuery): { readonly tenants: readonly StoredTenant[]; readonly total: number } {
    const { after, limit, filter } = query;
    const passing = [...this.#tenants.values()].filter((tenant) => filter?.(tenant) ?? true).sort((a, b) => (a.id < b.id ? -1 : 1));
    return { tenants: passing.filter(({ id }) => after === undefined || id > after).slice(0, limit), total: passing.length };
  }

  catalog(): Catalog {
    return this.#catalog;
  }

  head(): string {
    return this.#head;
  }

  async revisions(id: string, { limit, after }: RevisionQuery): Promise<readonly Revision[]> {
    const all = (this.#versions.get(id) ?? []).toReversed();
    const from = after === undefined ? 0 : all.findIndex(({ revision }) => revision.commit === after) + 1;
    return all.slice(from, from + limit).map(({ revision }) => revision);
  }

  async documentAt(id: string, commit: string): Promise<TenantDocument> {
    const found = this.#versions.get(id)?.find(({ revision }) => revision.commit === commit);
    if (found === undefined) throw new TenantryError('NOT_FOUND', `commit ${commit} holds no readable document of tenant ${id}`);
    return found.document;
  }

  problems(): readonly Problem[] {
    return this.reported;
  }

  problemsOfTenant(id: string): readonly Problem[] {
    return this.reported.filter(({ subject }) => subject === id);
  }

  onChange(listener: (event: StoreEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  publishNow(): Promise<never> {
    return Promise.reject(new TenantryError('UNIMPLEMENTED', 'the memory store publishes nothing'));
  }

  async isPublished(): Promise<boolean> {
    this.asked += 1;
    if (this.published instanceof TenantryError) throw this.published;
    return this.published;
  }

  healthy(): boolean {
    return true;
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
