/** The folder that holds all state of one process: its lock, and where things lie in it. */
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { TenantryError } from '../model/errors.ts';

export interface DataFolder {
  readonly path: string;
  /** The embedded tenants repository. */
  readonly repository: string;
  /** The store's own copy of the repository. */
  readonly workDir: string;
  readonly storeDatabase: string;
  readonly replyDatabase: string;
  readonly operationDatabase: string;
  readonly lockDatabase: string;
  readonly tokenFile: string;
  /** Key of page tokens, where there is no local token. */
  readonly pageKeyFile: string;
  /** Authority and certificate of the webhook that runs beside the API. */
  readonly webhookCertificateFile: string;
  /** Lets another process in. */
  release(): void;
}

function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
}

/** Makes a folder and its parents. mkdir's own way of doing so never ends on file systems such as /proc. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path, { mode: 0o700 });
}

/**
 * Makes the folder and locks it for this process; a lock of a process that was killed is gone with it.
 * @throws TenantryError FAILED_PRECONDITION when it cannot be written or another process has it
 */
export function openDataFolder(path: string): DataFolder {
  let lock: DatabaseSync;
  try {
    makeFolder(resolve(path));
    // SQLite is the one lock of the standard library that the system releases when a process dies.
    lock = new DatabaseSync(join(path, 'lock.sqlite'));
  } catch (error) {
    throw new TenantryError('FAILED_PRECONDITION', `the data folder ${path} cannot be written${reasonOf(error)}; choose another with --data-dir`, { cause: error });
  }
  try {
    lock.exec('PRAGMA busy_timeout = 0; PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE;');
  } catch (error) {
    lock.close();
    const busy = error instanceof Error && /locked|busy/i.test(error.message);
    const what = busy ? 'is in use by another tenantry process; stop that one' : `cannot be locked${reasonOf(error)}; it must be writable and on a local disk`;
    throw new TenantryError('FAILED_PRECONDITION', `the data folder ${path} ${what}, or choose another with --data-dir`, { cause: error });
  }
  return {
    path,
    repository: join(path, 'tenants.git'),
    workDir: join(path, 'store'),
    storeDatabase: join(path, 'store.sqlite'),
    replyDatabase: join(path, 'replies.sqlite'),
    operationDatabase: join(path, 'operations.sqlite'),
    lockDatabase: join(path, 'locks.sqlite'),
    tokenFile: join(path, 'token'),
    pageKeyFile: join(path, 'page-key'),
    webhookCertificateFile: join(path, 'webhook-certificate.json'),
    release: () => lock.close(),
  };
}
