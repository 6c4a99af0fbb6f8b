/** One connection to PostgreSQL, with bounds on everything that it may wait for. */
import { Client } from 'pg';
import { TenantryError } from '../../model/errors.ts';
import { MIGRATE, READ_VERSION, VERSION } from './postgres-schema.ts';
import type { PostgresQueries } from './postgres-rows.ts';

export interface PostgresConnection extends PostgresQueries {
  /** Ends it at once; never throws. */
  close(): Promise<void>;
}

const CONNECT_MS = 3_000;
const STATEMENT_MS = 5_000;
/** A process that stands still in the middle of a transaction keeps others from its keyspaces no longer than this. */
const IDLE_IN_TRANSACTION_MS = 3_000;

/** A client that is connected. @throws Error of the network or the database */
export async function openClient(url: string): Promise<Client> {
  const client = new Client({
    connectionString: url,
    application_name: 'tenantry locks',
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: STATEMENT_MS + 1_000,
    statement_timeout: STATEMENT_MS,
    lock_timeout: STATEMENT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    keepAlive: true,
  });
  // Whoever waits for a query hears of a broken connection by that; nobody needs to hear it twice.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** A connection on which the tables are there. @throws Error of the network or the database, TenantryError for one of a newer release */
export async function connect(url: string): Promise<PostgresConnection> {
  const client = await openClient(url);
  const close = (): Promise<void> => client.end().catch(() => undefined);
  try {
    // What is acknowledged survives the end of the database, whatever its own settings say. A server that only reads,
    // as the old primary after a fail-over, is none to work with.
    await client.query('SET synchronous_commit = on; SET default_transaction_isolation = \'read committed\'');
    await client.query(MIGRATE);
    const version = Number(((await client.query(READ_VERSION)).rows as { version: number }[])[0]?.version);
    if (version > VERSION) throw new TenantryError('FAILED_PRECONDITION', `the tables of locks have version ${version}, this release knows ${VERSION}; use a newer release`);
  } catch (error) {
    await close();
    throw error;
  }
  return { query: async (text, values) => await client.query(text, values === undefined ? undefined : [...values]), close };
}
