/** One batch of commands as a transaction in PostgreSQL. */
import { decideBatch, isChange, type Changes, type Decided, type KeyspaceRecord, type Loaded, type RequestRecord } from './decide-batch.ts';
import { recordOf, rowOf, type LockRow } from './lock-row.ts';
import type { LockCommand } from './lock-store.ts';
import { KEYSPACES_OF_IDS, LOAD, LOCK_KEYSPACES, SAVE } from './postgres-schema.ts';
import { requestOf } from './request-mark.ts';

/** The one thing that is used of a connection. */
export interface PostgresQueries {
  query(text: string, values?: readonly unknown[]): Promise<{ readonly rows: readonly Readonly<Record<string, unknown>>[] }>;
}

interface LoadedRow {
  readonly now: number;
  readonly locks: readonly Pick<LockRow, 'keyspace' | 'resource' | 'body'>[];
  readonly keyspaces: readonly Omit<KeyspaceRecord, 'lastToken'>[];
  readonly requests: readonly RequestRecord[];
}

/** Locks the keyspaces of all commands; gives their newest tokens. */
async function lockKeyspaces(client: PostgresQueries, commands: readonly LockCommand[], idHashes: readonly string[]): Promise<ReadonlyMap<string, bigint>> {
  const names = new Set(commands.flatMap((command) => ('keyspace' in command ? [command.keyspace] : [])));
  if (idHashes.length > 0) for (const row of (await client.query(KEYSPACES_OF_IDS, [idHashes])).rows) names.add(String(row['keyspace']));
  if (names.size === 0) return new Map();
  const { rows } = await client.query(LOCK_KEYSPACES, [[...names]]);
  return new Map(rows.map((row) => [String(row['name']), BigInt(String(row['token']))]));
}

function idHashesOf(commands: readonly LockCommand[]): string[] {
  return commands.flatMap((command) => ('idHash' in command ? [command.idHash] : []));
}

async function load(client: PostgresQueries, commands: readonly LockCommand[], { tokens, shiftMs }: { readonly tokens: ReadonlyMap<string, bigint>; readonly shiftMs: number }): Promise<Loaded> {
  const idHashes = idHashesOf(commands);
  const places = commands.flatMap((command) => ('keyspace' in command ? [command] : []));
  const digests = commands.flatMap((command) => requestOf(command)?.digest ?? []);
  const { rows } = await client.query(LOAD, [places.map(({ keyspace }) => keyspace), places.map(({ resource }) => resource), idHashes, digests, shiftMs, [...tokens.keys()]]);
  // The shape of LOAD, which the compiler cannot see.
  const row = rows[0] as unknown as LoadedRow;
  return {
    nowMs: row.now,
    locks: row.locks.map(recordOf),
    keyspaces: row.keyspaces.map((one) => ({ ...one, lastToken: tokens.get(one.name) ?? 0n })),
    requests: row.requests,
  };
}

async function save(client: PostgresQueries, changes: Changes, nowMs: number): Promise<void> {
  const { freed, tokens, requests, forgotten, turns } = changes;
  const rows = changes.locks.map(rowOf);
  await client.query(SAVE, [
    freed.map(({ keyspace }) => keyspace), freed.map(({ resource }) => resource),
    rows.map((row) => row.keyspace), rows.map((row) => row.resource), rows.map((row) => row.idHash), rows.map((row) => row.expiresAt),
    rows.map((row) => row.waiting), rows.map((row) => row.waitingUntil), rows.map((row) => row.body),
    [...tokens.keys()], [...tokens.values()].map(String),
    requests.map(({ digest }) => digest), requests.map(({ print }) => print), requests.map(({ note }) => note), nowMs,
    forgotten, turns,
  ]);
}

/** Decides on one reading without locking anything; undefined when something would have to be written. */
async function look(client: PostgresQueries, commands: readonly LockCommand[], shiftMs: number): Promise<Batch | undefined> {
  const loaded = await load(client, commands, { tokens: new Map(), shiftMs });
  const decided = decideBatch(loaded, commands);
  return isChange(decided.changes) ? undefined : { ...decided, nowMs: loaded.nowMs };
}

export type Batch = Decided & { readonly nowMs: number };

/** Decides and writes, up to but not including the commit. `shiftMs` is added to the database's clock. */
export async function writeBatch(client: PostgresQueries, commands: readonly LockCommand[], shiftMs: number): Promise<Batch> {
  await client.query('BEGIN');
  const seen = commands.every(({ kind }) => kind === 'check') ? await look(client, commands, shiftMs) : undefined;
  if (seen !== undefined) return seen;
  const loaded = await load(client, commands, { tokens: await lockKeyspaces(client, commands, idHashesOf(commands)), shiftMs });
  const decided = decideBatch(loaded, commands);
  if (isChange(decided.changes)) await save(client, decided.changes, loaded.nowMs);
  return { ...decided, nowMs: loaded.nowMs };
}
