/** Watches what clusters say about deploy branches and decides which tenants are to be put back. */
import type { Mirror } from './git/mirror.ts';
import { holdFrom, type Hold } from './hold.ts';
import type { Log } from './ports.ts';
import type { RepositoryState } from './repository-state.ts';
import type { StatusBoard } from './status-board.ts';

export interface HoldWatchParts {
  readonly state: RepositoryState;
  readonly mirror: Mirror;
  readonly board: StatusBoard;
  readonly log: Log;
}

/** Held tenants of one shard beyond which the cause is hardly the tenants. */
const MOST_HELD = 8;

export class HoldWatch {
  readonly #parts: HoldWatchParts;
  #holds = new Map<string, readonly Hold[]>();

  constructor(parts: HoldWatchParts) {
    this.#parts = parts;
  }

  get waiting(): boolean {
    return this.#holds.size > 0;
  }

  /** Holds that are to be carried out, once. */
  take(): ReadonlyMap<string, readonly Hold[]> {
    const holds = this.#holds;
    this.#holds = new Map();
    return holds;
  }

  /** Asks the clusters; true if there is something to do now. */
  async look(): Promise<boolean> {
    const { board, state, mirror } = this.#parts;
    for (const status of await board.read()) {
      const branch = state.branches.get(status.branch);
      if (branch === undefined) continue;
      const found = branch.shard === undefined ? undefined : await holdFrom(mirror, branch, status);
      if (status.ready === true) state.branchProblems.delete(status.branch);
      if (found === undefined) continue;
      if ('unnamed' in found || branch.held.size >= MOST_HELD) {
        const why = 'unnamed' in found ? found.unnamed : `${branch.held.size} tenants of this shard are held already, so the cause is hardly theirs: ${found.reason}`;
        const message = `cluster ${status.cluster} cannot apply ${status.branch}: ${why}`;
        state.branchProblems.set(status.branch, { subject: status.branch, kind: 'branch', message, faults: [], cluster: status.cluster });
      } else {
        this.#parts.log.warn('tenant-held', { tenant: found.tenant, branch: status.branch, reason: found.reason });
        this.#holds.set(status.branch, [found]);
      }
    }
    return this.#wakeWaiting() || this.waiting;
  }

  /** Removal steps that waited for a cluster, for time or for the budget are looked at again. */
  #wakeWaiting(): boolean {
    let woken = false;
    for (const branch of this.#parts.state.branches.values()) {
      for (const [owner, problem] of branch.kept) {
        if (problem.kind !== 'waiting') continue;
        branch.dirty.add(owner);
        woken = true;
      }
    }
    return woken;
  }
}
