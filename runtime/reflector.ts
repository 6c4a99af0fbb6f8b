/** A copy of one kind's objects in memory, kept by list and watch. Only what `read` takes out of them is held. */
import { setTimeout as delay } from 'node:timers/promises';
import { TenantryError } from '../model/errors.ts';
import { KubernetesError, type KubernetesConnection } from './kubernetes.ts';
import type { Log } from './log.ts';
import { asList, asRecord, textAt } from './untyped.ts';

export interface ReflectorOptions<T> {
  readonly connection: KubernetesConnection;
  /** Path of the collection, for instance `/apis/tenantry.dev/v1alpha1/tenants`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** What is kept of an object, by key; undefined keeps nothing. */
  readonly read: (object: unknown) => { readonly key: string; readonly value: T } | undefined;
  /** After an object came, changed or went; not called during the first list. */
  readonly onChange: (key: string) => void;
  /** After every complete list. */
  readonly onListed?: () => void;
  readonly log: Log;
  /** A number from 0 to 1, for spreading retries. */
  readonly random: () => number;
}

const PAGE = '500';
/** The server ends a watch after this long, which makes it fetch a fresh kubeconfig and connection too. */
const WATCH_SECONDS = 240;
/** Bookmarks come about every minute, so silence for longer means a dead connection. */
const IDLE_MS = 150_000;
/** Lists anew this often even when nothing seems to be missing. */
const RELIST_MS = 30 * 60_000;
const CONFIG_CHECK_MS = 2_000;
const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 10_000;

export class Reflector<T> {
  readonly #options: ReflectorOptions<T>;
  #values = new Map<string, T>();
  #synced = false;
  #problem = 'not asked yet';
  #stop = new AbortController();
  #loop: Promise<void> = Promise.resolve();

  constructor(options: ReflectorOptions<T>) {
    this.#options = options;
  }

  start(): void {
    this.#loop = this.#run();
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#loop;
  }

  /** Why the copy may be old; undefined while it follows the server. */
  get problem(): string | undefined {
    return this.#synced ? undefined : this.#problem;
  }

  get(key: string): T | undefined {
    return this.#values.get(key);
  }

  values(): Iterable<T> {
    return this.#values.values();
  }

  async #run(): Promise<void> {
    let wait = FIRST_RETRY_MS;
    while (!this.#stop.signal.aborted) {
      try {
        await this.#follow(() => (wait = FIRST_RETRY_MS));
      } catch (error) {
        this.#fail(error);
        await delay(wait * (0.5 + this.#options.random() / 2), undefined, { signal: this.#stop.signal }).catch(() => {});
        wait = Math.min(wait * 2, LAST_RETRY_MS);
      }
    }
  }

  #fail(error: unknown): void {
    if (this.#stop.signal.aborted) return;
    const { connection, path, log } = this.#options;
    const known = error instanceof TenantryError || error instanceof KubernetesError;
    this.#problem = known ? error.message : 'the watch failed';
    if (this.#synced || !known) log.warn('lost a watch', { cluster: connection.cluster, path, error });
    this.#synced = false;
  }

  /** Lists, then watches until a relist is due. Returns normally when the next round may begin at once. */
  async #follow(onListed: () => void): Promise<void> {
    const { connection } = this.#options;
    const started = Date.now();
    let version = await this.#list();
    this.#synced = true;
    onListed();
    this.#options.onListed?.();
    const config = await connection.version();
    while (Date.now() - started < RELIST_MS && !this.#stop.signal.aborted) {
      const round = new AbortController();
      const check = setInterval(() => {
        // A file that cannot be read just now ends the round too; the next one says what is wrong.
        connection.version().then((now) => now !== config && round.abort(), () => round.abort());
      }, CONFIG_CHECK_MS);
      try {
        const next = await this.#watch(version, AbortSignal.any([this.#stop.signal, round.signal]));
        if (next === undefined || round.signal.aborted) return;
        version = next;
      } finally {
        clearInterval(check);
      }
    }
  }

  async #list(): Promise<string> {
    const { connection, path, query, read } = this.#options;
    const fresh = new Map<string, T>();
    let token = '';
    let version = '';
    do {
      const page = asRecord(await connection.request({ method: 'GET', path, query: { ...query, limit: PAGE, ...(token === '' ? {} : { continue: token }) }, signal: this.#stop.signal }));
      for (const item of asList(page['items'])) {
        const kept = read(item);
        if (kept !== undefined) fresh.set(kept.key, kept.value);
      }
      token = textAt(page, 'metadata', 'continue') ?? '';
      version = textAt(page, 'metadata', 'resourceVersion') ?? version;
    } while (token !== '');
    this.#replace(fresh);
    return version;
  }

  #replace(fresh: Map<string, T>): void {
    const before = this.#values;
    this.#values = fresh;
    for (const key of new Set([...before.keys(), ...fresh.keys()])) this.#options.onChange(key);
  }

  /** Watches once; the version to go on from, or undefined when a list is needed. */
  async #watch(from: string, signal: AbortSignal): Promise<string | undefined> {
    const { connection, path, query } = this.#options;
    let version = from;
    const events = connection.watch({ path, query: { ...query, resourceVersion: from, allowWatchBookmarks: 'true', timeoutSeconds: String(WATCH_SECONDS) }, signal, idleMs: IDLE_MS });
    try {
      for await (const event of events) {
        const { type, object } = asRecord(event);
        if (type === 'ERROR') return undefined;
        version = textAt(object, 'metadata', 'resourceVersion') ?? version;
        if (type !== 'BOOKMARK') this.#apply(type === 'DELETED', object);
      }
    } catch (error) {
      // 410 Gone: the server no longer has that version.
      if (error instanceof KubernetesError && error.status === 410) return undefined;
      throw error;
    }
    return version;
  }

  #apply(deleted: boolean, object: unknown): void {
    const kept = this.#options.read(object);
    if (kept === undefined) return;
    if (deleted) this.#values.delete(kept.key);
    else this.#values.set(kept.key, kept.value);
    this.#options.onChange(kept.key);
  }
}
