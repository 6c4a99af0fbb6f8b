/** Opens the store: clones, reads, recovers what a killed process left open, and starts the writer. */
import type { DatabaseSync } from 'node:sqlite';
import { Claims } from './claims.ts';
import { openDatabase } from './database.ts';
import { gitEnvironment } from './git/environment.ts';
import { cleanText } from './git/clean-text.ts';
import { MAIN, Mirror, canReach } from './git/mirror.ts';
import { hostOf, type Remote } from './git/remote.ts';
import { GitStore } from './git-store.ts';
import { HoldWatch } from './hold-watch.ts';
import { TenantHistory } from './history.ts';
import { Journal } from './journal.ts';
import { Maintenance } from './maintenance.ts';
import { LeaseKeeper } from './lease-keeper.ts';
import { SqliteLock } from './lock.ts';
import { OutputFacts } from './output-facts.ts';
import { Planner } from './planner.ts';
import { silentLog, type Clock, type Log, type Nudge, type Renderer, type Rules, type ShardStatusSource } from './ports.ts';
import { PushBudget } from './push-budget.ts';
import { renderer as ownRenderer } from './renderer.ts';
import { RepositoryState } from './repository-state.ts';
import { findOpenRequests, replay, replayShared } from './requests.ts';
import { rules as ownRules } from './rules.ts';
import { Settler } from './settler.ts';
import { SharedRequests } from './shared-requests.ts';
import { Source } from './source.ts';
import { StatusBoard } from './status-board.ts';
import type { StoreEvent, TenantStore } from './store.ts';
import { Syncer } from './syncer.ts';
import { takeWorkFolder, type WorkFolder } from './work-folder.ts';
import { TenantryError } from '../model/errors.ts';

export interface StoreOptions {
  /** Made by createRemote(). Must hold a branch `main` with platform.yaml. */
  readonly remote: Remote;
  /** Folder for the private clone; one process at a time. */
  readonly workDir: string;
  /** SQLite file; processes that write to the same remote should share it. */
  readonly database: string;
  /** What replicas with databases of their own have in common: then a request id counts once over all of them. */
  readonly replicaSecret?: string;
  /** PATH for git, ssh and ssh-keygen. */
  readonly searchPath: string;
  readonly clock: Clock;
  readonly log?: Log;
  readonly renderer?: Renderer;
  readonly rules?: Rules;
  readonly nudge?: Nudge;
  readonly shardStatus?: ShardStatusSource;
  /** Private SSH key that deploy commits are signed with. */
  readonly signingKeyFile?: string;
  /** Pushes a minute; by default what the host asks for. */
  readonly pushesPerMinute?: number;
  /** How often the remote is asked for commits of others; 30 s by default, 0 for never. */
  readonly pollMs?: number;
  /** How often clusters are asked while something is not applied; 5 s by default. */
  readonly statusMs?: number;
  /** Time after which a caller is told that the change could not be made; 30 s by default. */
  readonly ackMs?: number;
  /** Deadline of a single fetch or push; 60 s by default. */
  readonly remoteMs?: number;
  /** Life of the writer's lock; 15 s by default. */
  readonly lockMs?: number;
  /** Changes that may wait; 2,000 by default. */
  readonly queueLimit?: number;
}

/** Opens a store. Rejects with FAILED_PRECONDITION (repository or folder unfit) or UNAVAILABLE (remote not reachable). */
export async function openStore(options: StoreOptions): Promise<TenantStore> {
  const folder = takeWorkFolder(options.workDir);
  try {
    return await openOnce(folder, options).catch(async (error: unknown) => {
      if (!(await isDamaged(options, error))) throw error;
      options.log?.warn('clone-damaged', { message: cleanText(error instanceof Error ? error.message : String(error)) });
      // Everything in it is on the remote.
      folder.empty();
      return openOnce(folder, options);
    });
  } catch (error) {
    folder.release();
    throw error;
  }
}

/** True if it failed although the remote answers: then the private clone is at fault. */
async function isDamaged({ remote, searchPath }: StoreOptions, error: unknown): Promise<boolean> {
  if (error instanceof TenantryError && error.code !== 'UNAVAILABLE' && error.code !== 'DATA_LOSS') return false;
  return canReach(remote, gitEnvironment(remote, searchPath));
}

async function openOnce(folder: WorkFolder, options: StoreOptions): Promise<TenantStore> {
  const { remote, searchPath } = options;
  const database = openDatabase(options.database);
  const mirror = new Mirror({ dir: folder.gitDir, remote, env: gitEnvironment(remote, searchPath), remoteDeadlineMs: options.remoteMs ?? 60_000 });
  try {
    await mirror.initialize();
    return await assemble(options, { folder, database, mirror });
  } catch (error) {
    mirror.close();
    database.close();
    throw error;
  }
}

interface Opened {
  readonly folder: WorkFolder;
  readonly database: DatabaseSync;
  readonly mirror: Mirror;
}

async function assemble(options: StoreOptions, { folder, database, mirror }: Opened): Promise<TenantStore> {
  const { remote, clock, log = silentLog, renderer = ownRenderer, rules = ownRules } = options;
  const tips = await mirror.fetch();
  const main = tips.get(MAIN);
  if (main === undefined) throw new TenantryError('FAILED_PRECONDITION', 'the Git remote has no branch main; push a tenants repository to it first (platform.yaml, plans/, clusters/, tenants/)');
  const source = new Source(mirror, rules);
  const history = new TenantHistory(mirror, rules, database);
  await history.load(main);
  const state = new RepositoryState({ commit: main, ...(await source.load(main)) }, rules, () => history.retired);
  const journal = new Journal(database, clock, { secret: options.replicaSecret });
  const shared = options.replicaSecret === undefined ? undefined : new SharedRequests(mirror, clock, options.replicaSecret);
  await shared?.read(main, undefined);
  const board = new StatusBoard(options.shardStatus, mirror);
  const facts = new OutputFacts(mirror);
  const planner = new Planner({ state, renderer, board, facts, clock, commitOf: (id) => history.get(id)?.commit });
  const claims = new Claims({ state, mirror, rules, facts });
  const syncer = new Syncer({ state, mirror, source, rules, history, journal, planner, claims, renderer, log });
  syncer.retire();
  state.judgeAll();
  await syncer.takeBranches(tips);
  await claims.settle([...state.head.tenants()].map(({ id }) => id));
  const requests = { journal, mirror, rules, state, history, shared };
  await findOpenRequests(requests, main, undefined);
  const listeners = new Set<(event: StoreEvent) => void>();
  const emit = (event: StoreEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const settler = new Settler({ state, history, journal, log, nudge: options.nudge, emit, replay: (receipt) => replay(requests, receipt), replayShared: (request, tenant) => replayShared(requests, request, tenant) });
  const store = new GitStore({
    state, mirror, rules, history, journal, board, planner, renderer, syncer, settler, database, clock, log, listeners, emit, requests,
    maintenance: new Maintenance({ mirror, journal, history, state, clock, log }),
    watch: new HoldWatch({ state, mirror, board, log }),
    lease: new LeaseKeeper({ lock: new SqliteLock(database, clock), clock, holder: folder.holder, ttlMs: options.lockMs ?? 15_000 }),
    budget: new PushBudget(hostOf(remote), options.pushesPerMinute),
    options: { pollMs: options.pollMs ?? 30_000, statusMs: options.statusMs ?? 5000, ackMs: options.ackMs ?? 30_000, queueLimit: options.queueLimit ?? 2000, signingKeyFile: options.signingKeyFile },
    repair: async () => {
      if (!(await canReach(remote, gitEnvironment(remote, options.searchPath)))) return;
      log.warn('clone-recreated');
      await mirror.recreate(folder.empty);
    },
    release: folder.release,
  });
  store.start();
  return store;
}
