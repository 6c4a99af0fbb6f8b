/**
 * The projector keeps ledger and ResourceQuotas in step: it observes what was committed, settles charges that nobody
 * finished, loosens quotas as usage falls, follows plan changes, builds a ledger where there is none and forgets
 * namespaces that are gone. One replica does so at a time; two would be in each other's way and do no harm, since every
 * write is a compare-and-swap.
 */
import type { Log } from '../../runtime/log.ts';
import { sameAmounts, type Amounts } from './amounts.ts';
import { roomIn, type Entry, type Ledger } from './ledger.ts';
import { observe, observeAll, withoutFuture, type Moment } from './observe.ts';
import type { LedgerStore, NamespaceLookup, ObservedQuotas, QuotaStore, TenantRecord } from './ports.ts';
import { nextStep, type QuotaTimes, type Step } from './projection.ts';
import type { QuotaSnapshot } from './snapshot.ts';

export interface ProjectorOptions {
  readonly ledgers: LedgerStore;
  readonly quotas: QuotaStore;
  readonly observed: ObservedQuotas;
  readonly namespaces: NamespaceLookup;
  readonly times: QuotaTimes;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly log: Log;
}

const MIN_WAIT_MS = 20;
const UNCOUNTED_MS = 1_000;

type Counted = TenantRecord & { readonly ledger: Ledger; readonly limits: Amounts };

/** Whether the ledger must be stored for it. A new version alone is no news: whoever needs it observes it again. */
function isNews(before: Entry | undefined, after: Entry): boolean {
  if (before === undefined || before === after) return before !== after;
  const isOpen = before.attempts.length > 0 || before.missed.size > 0 || before.version === after.version;
  const isSame = before.uid === after.uid && before.ticket === after.ticket && sameAmounts(before.used, after.used) && sameAmounts(before.doubt, after.doubt);
  return isOpen || !isSame;
}

export class Projector {
  readonly #options: ProjectorOptions;

  constructor(options: ProjectorOptions) {
    this.#options = options;
  }

  /**
   * Looks at one tenant and does what is due. Gives the milliseconds after which it must look again even if nothing
   * happens; undefined if it need not.
   * @throws TenantryError when the cluster does not answer
   */
  async pass(tenant: string, signal: AbortSignal): Promise<number | undefined> {
    const { observed, ledgers } = this.#options;
    if (!observed.isSynced) return undefined;
    const found = await ledgers.read(tenant, signal);
    if (found?.limits === undefined) return undefined;
    const { limits, ledger } = found;
    const fresh = ledger === undefined ? await this.#rebuild(tenant, signal) : await this.#observe(tenant, ledger, signal);
    if (fresh === 'uncounted') return UNCOUNTED_MS;
    // Somebody was faster: what they wrote is looked at at once.
    if (fresh === 'conflict') return 0;
    const stored = fresh === ledger && found.isShown ? found : await ledgers.write(found, fresh, signal);
    if (stored === 'conflict') return 0;
    return await this.#project({ ...stored, limits: stored.limits ?? limits, ledger: fresh }, signal);
  }

  /**
   * A ledger from what stands in the cluster, once all of the tenant's namespaces are counted. Every quota is touched
   * first, so that no charge which a lost ledger let through can still be committed.
   */
  async #rebuild(tenant: string, signal: AbortSignal): Promise<Ledger | 'conflict' | 'uncounted'> {
    const { quotas, observed, namespaces, log } = this.#options;
    // One that was made by hand may lack the label that the list goes by; an old view of it cannot be touched.
    const seenOrListed = [...observed.of(tenant), ...(await quotas.list(tenant, signal))];
    const found = new Map(seenOrListed.map((seen) => [seen.namespace, seen]));
    const names = await namespaces.namesOf(tenant, signal);
    if (names.some((name) => found.get(name)?.used === undefined)) return 'uncounted';
    let ledger: Ledger = new Map();
    for (const seen of found.values()) {
      const touched = await quotas.touch(seen, signal);
      if (touched === 'conflict') return 'conflict';
      ledger = observeAll(ledger, [touched], this.#moment());
    }
    log.info('built a quota ledger', { tenant, namespaces: ledger.size });
    return ledger;
  }

  async #observe(tenant: string, ledger: Ledger, signal: AbortSignal): Promise<Ledger> {
    const snapshots = this.#options.observed.of(tenant);
    const seen = new Set(snapshots.map(({ namespace }) => namespace));
    const observed = observeAll(ledger, snapshots, this.#moment());
    const now = new Map([...observed].map(([namespace, entry]) => [namespace, withoutFuture(entry, this.#moment())]));
    const gone = await Promise.all([...ledger.keys()].filter((namespace) => !seen.has(namespace)).map((namespace) => this.#isGone(namespace, signal)));
    const left = new Set(gone.filter((namespace) => namespace !== undefined));
    const isSame = left.size === 0 && [...now].every(([namespace, entry]) => !isNews(ledger.get(namespace), entry));
    return isSame ? ledger : new Map([...now].filter(([namespace]) => !left.has(namespace)));
  }

  /** The namespace's name if it is gone, and all that was charged there with it. */
  async #isGone(namespace: string, signal: AbortSignal): Promise<string | undefined> {
    return (await this.#options.namespaces.exists(namespace, signal)) ? undefined : namespace;
  }

  async #project({ tenant, limits, leaving, ledger }: Counted, signal: AbortSignal): Promise<number | undefined> {
    const room = roomIn(ledger, limits);
    const waits: number[] = [];
    for (const seen of this.#options.observed.of(tenant)) {
      const entry = observe(ledger.get(seen.namespace), seen, this.#moment());
      // The watch is behind the ledger, or nothing is counted yet: the next event tells.
      if (entry === undefined || entry.version > seen.version) continue;
      const step = nextStep({ entry, seen, limits, room, isLeaving: leaving.has(seen.namespace), now: this.#options.now() }, this.#options.times);
      const wait = await this.#take(step, seen, signal);
      if (wait !== undefined) waits.push(wait);
    }
    return waits.length === 0 ? undefined : Math.max(MIN_WAIT_MS, Math.min(...waits));
  }

  async #take(step: Step, seen: QuotaSnapshot, signal: AbortSignal): Promise<number | undefined> {
    const { quotas, log } = this.#options;
    switch (step.kind) {
      case 'rest':
        return undefined;
      case 'wait':
        return step.ms;
      case 'touch':
        log.warn('settles a quota charge that nobody finished', { namespace: seen.namespace });
        await quotas.touch(seen, signal);
        return undefined;
      case 'loosen':
        await quotas.setStatusHard(seen, step.hard, signal);
        return undefined;
      case 'align':
        await quotas.setSpecHard(seen, step.hard, signal);
        return undefined;
    }
  }

  #moment(): Moment {
    return { now: this.#options.now(), youngMs: this.#options.times.youngMs };
  }
}
