/**
 * What the history of `main` tells about tenants: when each was made and changed, and which ids are used up. Ids are
 * retired by history, not by a list in the repository: nobody can forget to write it, and a fresh installation finds
 * it again. An id is retired when its file was removed in state Deleted; a file that vanished may come back.
 */
import type { DatabaseSync } from 'node:sqlite';
import { kindOfPath, nameOfPath, tenantFile } from '../model/layout.ts';
import { readMeta, transact, writeMeta } from './database.ts';
import { isObjectId } from './git/object-id.ts';
import type { Mirror } from './git/mirror.ts';
import type { Rules } from './ports.ts';

export interface TenantDates {
  /** Seconds since 1970. */
  readonly created: number;
  readonly updated: number;
  /** Last commit on main that changed the file. */
  readonly commit: string;
}

interface FileEvent {
  readonly commit: string;
  readonly seconds: number;
  readonly status: string;
  readonly path: string;
  /** Blob before. */
  readonly before: string;
}

const SCANNED = 'history-scanned';
const MAX_LOG_BYTES = 1024 * 1024 * 1024;

/** Reads `git log --raw -z --format=%x01%H %ct`. */
export function parseHistory(output: string): FileEvent[] {
  const events: FileEvent[] = [];
  let commit = '';
  let seconds = 0;
  const parts = output.split('\0').map((part) => part.replace(/^\n+/, ''));
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index] ?? '';
    if (part.startsWith('\x01')) {
      commit = part.slice(1, 41);
      seconds = Number(part.slice(42));
    } else if (part.startsWith(':')) {
      const [, , before = '', , status = ''] = part.split(' ');
      index += 1;
      events.push({ commit, seconds, status: status.trim(), path: parts[index] ?? '', before });
    }
  }
  return events;
}

export class TenantHistory {
  readonly #mirror: Mirror;
  readonly #rules: Rules;
  readonly #database: DatabaseSync;
  readonly #dates = new Map<string, TenantDates>();
  readonly #retired = new Set<string>();
  readonly #changed = new Set<string>();
  #scanned = '';

  constructor(mirror: Mirror, rules: Rules, database: DatabaseSync) {
    this.#mirror = mirror;
    this.#rules = rules;
    this.#database = database;
  }

  get(tenant: string): TenantDates | undefined {
    return this.#dates.get(tenant);
  }

  /** Every tenant that there ever was. */
  ids(): IterableIterator<string> {
    return this.#dates.keys();
  }

  get retired(): ReadonlySet<string> {
    return this.#retired;
  }

  /** Reads everything up to `commit`, from the cache if it lies on the way. */
  async load(commit: string): Promise<void> {
    this.#dates.clear();
    this.#retired.clear();
    this.#changed.clear();
    const cached = readMeta(this.#database, SCANNED) ?? '';
    const usable = isObjectId(cached) && (await this.#mirror.isAncestor(cached, commit));
    if (usable) this.#readCache();
    else this.#database.exec('DELETE FROM history');
    this.#scanned = usable ? cached : '';
    await this.advance(commit);
    this.save();
  }

  /**
   * Reads on to a later commit. What came and went between two tips was never published: a pull request whose commits
   * remove a tenant and bring it back, or make one and remove it, uses no id up.
   */
  async advance(commit: string): Promise<void> {
    const isFirst = this.#scanned === '';
    const known = new Set(this.#dates.keys());
    const retiredHere = new Set<string>();
    const range = this.#scanned === '' ? commit : `${this.#scanned}..${commit}`;
    const args = ['log', '--first-parent', '-m', '--raw', '--no-abbrev', '--no-renames', '--reverse', '-z', '--format=%x01%H %ct', '--end-of-options', range, '--', 'tenants'];
    const events = parseHistory((await this.#mirror.run(args, { maxBytes: MAX_LOG_BYTES, deadlineMs: 600_000 })).toString('utf8'));
    for (const event of events) {
      const id = kindOfPath(event.path) === 'Tenant' ? nameOfPath(event.path) : undefined;
      if (id === undefined || event.path !== tenantFile(id)) continue;
      if (event.status !== 'D') {
        this.#note(id, event.commit, event.seconds);
        if (retiredHere.delete(id)) this.#retired.delete(id);
        continue;
      }
      const retires = (isFirst || known.has(id)) && (await this.#wasDeleted(event));
      if (retires && !isFirst && !this.#retired.has(id)) retiredHere.add(id);
      this.#gone(id, event.commit, event.seconds, retires);
    }
    this.#scanned = commit;
  }

  /** A change by the store itself, already known to be on the remote. */
  note(id: string, change: { readonly commit: string; readonly seconds: number; readonly removed: boolean }): void {
    if (change.removed) this.#gone(id, change.commit, change.seconds, true);
    else this.#note(id, change.commit, change.seconds);
  }

  /** The remote is at this commit, and note() has told all of it. */
  noted(commit: string): void {
    this.#scanned = commit;
  }

  /** Writes what changed to the cache; without it the next start reads Git for longer. */
  save(): void {
    const put = this.#database.prepare('INSERT INTO history VALUES (?, ?, ?, ?, ?) ON CONFLICT (tenant) DO UPDATE SET created = excluded.created, updated = excluded.updated, tip = excluded.tip, retired = excluded.retired');
    transact(this.#database, () => {
      for (const id of this.#changed) {
        const dates = this.#dates.get(id);
        if (dates) put.run(id, dates.created, dates.updated, dates.commit, this.#retired.has(id) ? 1 : 0);
      }
      writeMeta(this.#database, SCANNED, this.#scanned);
    });
    this.#changed.clear();
  }

  #readCache(): void {
    for (const row of this.#database.prepare('SELECT * FROM history').all()) {
      const id = String(row['tenant']);
      this.#dates.set(id, { created: Number(row['created']), updated: Number(row['updated']), commit: String(row['tip']) });
      if (row['retired'] === 1) this.#retired.add(id);
    }
  }

  #note(id: string, commit: string, seconds: number): void {
    this.#dates.set(id, { created: this.#dates.get(id)?.created ?? seconds, updated: seconds, commit });
    this.#changed.add(id);
  }

  #gone(id: string, commit: string, seconds: number, retired: boolean): void {
    this.#note(id, commit, seconds);
    if (retired) this.#retired.add(id);
  }

  async #wasDeleted(event: FileEvent): Promise<boolean> {
    const content = (await this.#mirror.objects.content(event.before))?.content ?? Buffer.alloc(0);
    const { document } = this.#rules.read(event.path, content);
    return document?.kind === 'Tenant' && document.spec.state === 'Deleted';
  }
}
