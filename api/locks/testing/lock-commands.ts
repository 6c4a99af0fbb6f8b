/** Commands as the service would send them, for tests. */
import { randomText } from '../lock-id.ts';
import type { Asked, RequestMark } from '../lock-state.ts';
import type { AcquireCommand, LockLimits, RefreshCommand, ReleaseCommand } from '../lock-store.ts';

export const WIDE: LockLimits = { held: 1_000, waiting: 1_000, waitingForOne: 1_000 };

export interface AskOptions {
  readonly keyspace?: string;
  readonly resource?: string;
  readonly owner?: string;
  readonly ttlMs?: number;
  readonly wait?: boolean;
  readonly limits?: LockLimits;
  readonly request?: RequestMark;
  readonly ticket?: string;
}

/** An acquisition of resource `r` for one minute; its lock's hash is its ticket with `#` before it. */
export function ask(options: AskOptions = {}): AcquireCommand {
  const { keyspace = 'k', resource = 'r', owner = 'o', ttlMs = 60_000, wait = false, limits = WIDE, request, ticket = randomText() } = options;
  const asked: Asked = { ticket, owner, idHash: `#${ticket}`, salt: `salt of ${ticket}`, ttlMs, request };
  return { kind: 'acquire', keyspace, resource, asked, wait, limits, wallMs: 1_000_000 };
}

export function releaseOf(command: AcquireCommand, options: Partial<ReleaseCommand> = {}): ReleaseCommand {
  return { kind: 'release', idHash: command.asked.idHash, owner: command.asked.owner, reach: 'all', ...options };
}

export function refreshOf(command: AcquireCommand, options: Partial<RefreshCommand> = {}): RefreshCommand {
  return { kind: 'refresh', idHash: command.asked.idHash, owner: command.asked.owner, reach: 'all', ttlMs: undefined, wallMs: 2_000_000, ...options };
}
