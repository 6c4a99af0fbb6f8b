/** Many commands decided one after the other on one reading of the database, so that they can share one write. */
import { abandon, acquire, check, refresh, release, type Circumstances, type Decision } from './decide.ts';
import type { Lease, LockState, RequestMark, Waiter } from './lock-state.ts';
import type { LockCommand, LockOutcome, Place, Reach } from './lock-store.ts';

/** What the database keeps of a resource that is held. */
export interface LockRecord extends Place {
  readonly lease: Lease;
  readonly waiters: readonly Waiter[];
}

export interface KeyspaceRecord {
  readonly name: string;
  readonly lastToken: bigint;
  /** Leases that have not run out, and waiters that are still there. */
  readonly held: number;
  readonly waiting: number;
}

/** A request that had its effect. `note` is what its reply needs to be the same again. */
export interface RequestRecord {
  readonly digest: string;
  readonly print: string;
  readonly note: number;
}

/** What the commands of a batch are about, as the database has it. */
export interface Loaded {
  readonly nowMs: number;
  readonly keyspaces: readonly KeyspaceRecord[];
  readonly locks: readonly LockRecord[];
  readonly requests: readonly RequestRecord[];
}

/** What is to be written. */
export interface Changes {
  /** Held resources to write; those with a keyspace and resource of an older record replace it. */
  readonly locks: readonly LockRecord[];
  /** Resources that are free now. */
  readonly freed: readonly Place[];
  readonly tokens: ReadonlyMap<string, bigint>;
  readonly requests: readonly RequestRecord[];
  readonly forgotten: readonly string[];
  /** Tickets that were handed a lock. */
  readonly turns: readonly string[];
}

/** True when there is something to write. */
export function isChange({ locks, freed, tokens, requests, forgotten }: Changes): boolean {
  return locks.length + freed.length + tokens.size + requests.length + forgotten.length > 0;
}

export interface Decided {
  /** In the order of the commands. */
  readonly outcomes: readonly LockOutcome[];
  readonly changes: Changes;
}

interface Kept {
  readonly place: Place;
  readonly before: LockRecord | undefined;
  lease: Lease | undefined;
  waiters: readonly Waiter[];
}

interface Counted {
  token: bigint;
  held: number;
  waiting: number;
}

function keyOf({ keyspace, resource }: Place): string {
  return JSON.stringify([keyspace, resource]);
}

function reaches(reach: Reach, keyspace: string): boolean {
  return reach === 'all' || reach.includes(keyspace);
}

class Workspace {
  readonly nowMs: number;
  readonly #kept = new Map<string, Kept>();
  readonly #places = new Map<string, Place>();
  readonly #keyspaces = new Map<string, Counted>();
  readonly #tokens = new Map<string, bigint>();
  readonly #requests: Map<string, RequestRecord>;
  readonly #remembered = new Map<string, RequestRecord>();
  readonly #forgotten = new Set<string>();
  readonly #turns: string[] = [];

  constructor(loaded: Loaded) {
    this.nowMs = loaded.nowMs;
    for (const { name, lastToken, held, waiting } of loaded.keyspaces) this.#keyspaces.set(name, { token: lastToken, held, waiting });
    for (const record of loaded.locks) {
      this.#kept.set(keyOf(record), { place: record, before: record, lease: record.lease, waiters: record.waiters });
      this.#places.set(record.lease.idHash, record);
    }
    this.#requests = new Map(loaded.requests.map((request) => [request.digest, request]));
  }

  /** Where the lock of an id is, when the caller may reach it. */
  placeOf(idHash: string, reach: Reach): Place | undefined {
    const place = this.#places.get(idHash);
    return place !== undefined && reaches(reach, place.keyspace) ? place : undefined;
  }

  remembered(request: RequestMark | undefined): RequestRecord | undefined {
    return request === undefined ? undefined : this.#requests.get(request.digest);
  }

  remember(record: RequestRecord): void {
    this.#requests.set(record.digest, record);
    this.#remembered.set(record.digest, record);
    this.#forgotten.delete(record.digest);
  }

  /** Decides on one resource and keeps what came of it. */
  decide<O extends LockOutcome>(place: Place, decision: (state: LockState, circumstances: Circumstances) => Decision<O>, request?: RequestMark): O {
    const { keyspace } = place;
    const counted = this.#keyspace(keyspace);
    const kept = this.#resource(place);
    const { state, outcome, forget } = decision(
      { lastToken: counted.token, lease: kept.lease, waiters: kept.waiters },
      { nowMs: this.nowMs, held: counted.held, waiting: counted.waiting, remembered: this.remembered(request) },
    );
    counted.held += this.#live(state.lease) - this.#live(kept.lease);
    counted.waiting += state.waiters.length - kept.waiters.filter((waiter) => waiter.aliveUntil > this.nowMs).length;
    if (state.lastToken !== counted.token) this.#tokens.set(keyspace, (counted.token = state.lastToken));
    if (forget !== undefined) this.#forget(forget);
    this.#note(kept.lease, state.lease);
    kept.lease = state.lease;
    kept.waiters = state.waiters;
    return outcome;
  }

  changes(): Changes {
    const changed = [...this.#kept.values()].filter(({ before, lease, waiters }) => before?.lease !== lease || (before?.waiters ?? waiters) !== waiters);
    return {
      locks: changed.flatMap(({ place: { keyspace, resource }, lease, waiters }) => (lease === undefined ? [] : [{ keyspace, resource, lease, waiters }])),
      freed: changed.flatMap(({ place, before, lease }) => (lease === undefined && before !== undefined ? [place] : [])),
      tokens: this.#tokens,
      requests: [...this.#remembered.values()],
      forgotten: [...this.#forgotten],
      turns: this.#turns,
    };
  }

  #keyspace(name: string): Counted {
    const known = this.#keyspaces.get(name) ?? { token: 0n, held: 0, waiting: 0 };
    this.#keyspaces.set(name, known);
    return known;
  }

  #resource(place: Place): Kept {
    const key = keyOf(place);
    const known = this.#kept.get(key) ?? { place, before: undefined, lease: undefined, waiters: [] };
    this.#kept.set(key, known);
    return known;
  }

  #live(lease: Lease | undefined): number {
    return lease !== undefined && lease.expiresAt > this.nowMs ? 1 : 0;
  }

  /** A request has had its effect when its lock was taken, not yet when it was handed over. */
  #note(before: Lease | undefined, after: Lease | undefined): void {
    if (after === undefined || (before?.token === after.token && before.claimed === after.claimed)) return;
    if (!after.claimed) this.#turns.push(after.ticket);
    else if (after.request !== undefined) this.remember({ ...after.request, note: 0 });
  }

  #forget(digest: string): void {
    this.#requests.delete(digest);
    this.#remembered.delete(digest);
    this.#forgotten.add(digest);
  }
}

function decideOne(work: Workspace, command: LockCommand): LockOutcome {
  switch (command.kind) {
    case 'acquire':
      return work.decide(command, (state, circumstances) => acquire(state, command, circumstances), command.asked.request);
    case 'abandon':
      return work.decide(command, (state, circumstances) => abandon(state, command, circumstances));
    case 'check':
      return work.decide(command, (state, { nowMs }) => check(state, nowMs));
    default:
      return decideById(work, command);
  }
}

function decideById(work: Workspace, command: Extract<LockCommand, { kind: 'release' | 'refresh' }>): LockOutcome {
  const { request } = command;
  const remembered = work.remembered(request);
  if (remembered !== undefined && remembered.print !== request?.print) return { kind: 'request-reused' };
  if (remembered !== undefined) {
    return command.kind === 'release' ? { kind: 'released', replayed: true } : { kind: 'refreshed', remainingMs: 0, toldExpiresAt: remembered.note };
  }
  const place = work.placeOf(command.idHash, command.reach);
  if (place === undefined) return { kind: 'not-held' };
  const outcome = command.kind === 'release'
    ? work.decide(place, (state, circumstances) => release(state, command, circumstances))
    : work.decide(place, (state, circumstances) => refresh(state, command, circumstances));
  if (request === undefined) return outcome;
  if (outcome.kind === 'released') work.remember({ ...request, note: 0 });
  if (outcome.kind === 'refreshed') work.remember({ ...request, note: outcome.toldExpiresAt });
  return outcome;
}

/** Decides the commands in their order. */
export function decideBatch(loaded: Loaded, commands: readonly LockCommand[]): Decided {
  const work = new Workspace(loaded);
  const outcomes = commands.map((command) => decideOne(work, command));
  return { outcomes, changes: work.changes() };
}
