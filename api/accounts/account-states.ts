/** States of accounts, kept while nothing that they depend on changes. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { TenantInputs } from '../../model/catalog.ts';
import { TenantryError } from '../../model/errors.ts';
import { DEFAULT_SHARDS, shardBranch, shardOf } from '../../model/layout.ts';
import type { Problem, StoredTenant, TenantStore } from '../../store/store.ts';
import type { ClusterObserver } from '../clusters/observer.ts';
import type { TenantCloud } from './cloud.ts';
import { accountStateOf, isFailure, type AccountState, type AccountStatus } from './account-status.ts';
import { MEMBERS_CLOUD, membersProblem, membersProgress, type Audience } from './members-view.ts';
import { progressIn, unattached, type Progress } from './progress.ts';

export interface AccountStatesOptions {
  readonly store: TenantStore;
  readonly observer: ClusterObserver;
  /** Digest of everything rendered for a tenant in a cluster; remembered by the identity of its inputs. */
  readonly generationOf: (inputs: TenantInputs, cluster: string) => string;
  /** What the cloud still lacks; nothing when left out. */
  readonly cloud?: Pick<TenantCloud, 'awaited'>;
}

interface Kept {
  /** Commit of main that the inputs are of. */
  readonly main: string;
  readonly inputs: TenantInputs;
  readonly progress: readonly Progress[];
  /** Why each cluster could not be asked when its progress was judged; nobody tells of a change of this. */
  readonly unreachable: readonly (string | undefined)[];
}

interface Look {
  readonly main: string;
  readonly inputs: TenantInputs;
  readonly turn: number;
  readonly progress: Promise<readonly Progress[]>;
}

interface Judged {
  readonly progress: Progress;
  readonly unreachable: string | undefined;
}

/** Other calls get their turn after this many tenants. */
const SLICE = 64;

export class AccountStates {
  readonly #options: AccountStatesOptions;
  readonly #kept = new Map<string, Kept>();
  /** Looks that are under way: whoever asks meanwhile waits for the same one. */
  readonly #looks = new Map<string, Look>();
  /** Grows with every change of a cluster, so that an answer that was asked for before is not kept after. */
  #turn = 0;

  constructor(options: AccountStatesOptions) {
    this.#options = options;
    options.observer.onChange(({ tenant, branch }) => {
      this.#turn += 1;
      if (tenant !== undefined) this.#kept.delete(tenant);
      if (branch !== undefined) this.#forgetBranch(branch);
    });
    options.store.onChange(({ tenants }) => {
      this.#turn += 1;
      for (const tenant of tenants) this.#kept.delete(tenant);
    });
  }

  /** The state of one account, in the words for its reader. */
  async stateOf(tenant: StoredTenant, audience: Audience = 'members'): Promise<AccountState> {
    return this.#stateFor(tenant, audience, worstOf(this.#options.store.problemsOfTenant(tenant.id)).get(tenant.id));
  }

  /** The states of some accounts, in their order. */
  async statesOf(tenants: readonly StoredTenant[], audience: Audience = 'members'): Promise<AccountState[]> {
    const problems = this.#problems();
    return Promise.all(tenants.map((tenant) => this.#stateFor(tenant, audience, problems.get(tenant.id))));
  }

  async #stateFor(tenant: StoredTenant, audience: Audience, problem: Problem | undefined): Promise<AccountState> {
    const progress = this.#keptProgress(tenant.id) ?? (await this.#progressOf(tenant.id));
    const awaited = this.#awaited(tenant);
    if (audience === 'platform') return accountStateOf(tenant, progress, problem, awaited);
    return accountStateOf(tenant, progress.map((one) => membersProgress(one, tenant.id)), problem === undefined ? undefined : membersProblem(problem), awaited === undefined ? undefined : MEMBERS_CLOUD);
  }

  /** The status of every account, for filters. Cheap while little changed since it was asked for last. */
  async statuses(): Promise<ReadonlyMap<string, AccountStatus>> {
    const { store } = this.#options;
    const statuses = new Map<string, AccountStatus>();
    const problems = this.#problems();
    let count = 0;
    for (const tenant of store.list({ limit: Number.MAX_SAFE_INTEGER }).tenants) {
      const state = accountStateOf(tenant, this.#keptProgress(tenant.id) ?? (await this.#progressOf(tenant.id)), problems.get(tenant.id), this.#awaited(tenant));
      statuses.set(tenant.id, state.status);
      count += 1;
      if (count % SLICE === 0) await nextTurn();
    }
    return statuses;
  }

  #awaited({ id }: StoredTenant): string | undefined {
    return this.#options.cloud?.awaited(id);
  }

  /** The worst problem of each tenant that has one. */
  #problems(): ReadonlyMap<string, Problem> {
    return worstOf(this.#options.store.problems());
  }

  #forgetBranch(branch: string): void {
    for (const [id, { progress }] of this.#kept) {
      if (progress.some((one) => one.branch === branch)) this.#kept.delete(id);
    }
  }

  /** What is known, if main stands where it stood then: at one commit a tenant has the same inputs. */
  #keptProgress(id: string): readonly Progress[] | undefined {
    const kept = this.#kept.get(id);
    return kept?.main === this.#options.store.head() && this.#isCurrent(kept) ? kept.progress : undefined;
  }

  #isCurrent({ inputs, unreachable }: Kept): boolean {
    return inputs.clusters.every(({ metadata }, index) => this.#options.observer.view(metadata.name)?.problem === unreachable[index]);
  }

  async #progressOf(id: string): Promise<readonly Progress[]> {
    const { store } = this.#options;
    // Gone between list and now: nothing is known of it.
    if (store.get(id) === undefined) return [];
    const main = store.head();
    const inputs = inputsOf(store, id);
    if (inputs === undefined) return [];
    const kept = this.#kept.get(id);
    if (kept !== undefined && kept.inputs === inputs && this.#isCurrent(kept)) {
      this.#kept.set(id, { ...kept, main });
      return kept.progress;
    }
    return this.#lookOf(id, { main, inputs });
  }

  #lookOf(id: string, { main, inputs }: Pick<Look, 'main' | 'inputs'>): Promise<readonly Progress[]> {
    const running = this.#looks.get(id);
    const turn = this.#turn;
    if (running?.main === main && running.inputs === inputs && running.turn === turn) return running.progress;
    const look: Look = { main, inputs, turn, progress: this.#look(id, { main, inputs, turn }).finally(() => {
      if (this.#looks.get(id) === look) this.#looks.delete(id);
    }) };
    this.#looks.set(id, look);
    return look.progress;
  }

  async #look(id: string, { main, inputs, turn }: Omit<Look, 'progress'>): Promise<readonly Progress[]> {
    const judged = await Promise.all(inputs.clusters.map((cluster) => this.#progressIn(inputs, cluster.metadata.name, cluster.spec.shards ?? DEFAULT_SHARDS)));
    const progress = judged.map((one) => one.progress);
    if (turn === this.#turn) this.#kept.set(id, { main, inputs, progress, unreachable: judged.map((one) => one.unreachable) });
    return progress;
  }

  async #progressIn(inputs: TenantInputs, cluster: string, shards: number): Promise<Judged> {
    const { observer, generationOf } = this.#options;
    const tenant = inputs.tenant.metadata.name;
    const branch = shardBranch(cluster, shardOf(tenant, shards));
    const view = observer.view(cluster);
    if (view === undefined) return { progress: unattached(cluster, branch), unreachable: undefined };
    const generation = generationOf(inputs, cluster);
    const applied = view.branch(branch)?.appliedCommit;
    const published = applied === undefined || view.generation(tenant) !== generation ? false : await this.#isPublished(tenant, cluster, applied);
    return { progress: progressIn({ cluster, tenant, branch, generation, view, published }), unreachable: view.problem };
  }

  async #isPublished(tenant: string, cluster: string, applied: string): Promise<boolean | undefined> {
    try {
      return await this.#options.store.isPublished(tenant, cluster, applied);
    } catch (error) {
      // The remote may be away for a while: then an account is told without this.
      if (error instanceof TenantryError && error.code === 'UNAVAILABLE') return undefined;
      throw error;
    }
  }
}

/** By subject. */
function worstOf(problems: readonly Problem[]): ReadonlyMap<string, Problem> {
  const worst = new Map<string, Problem>();
  for (const problem of problems) {
    const known = worst.get(problem.subject);
    if (known === undefined || (isFailure(problem) && !isFailure(known))) worst.set(problem.subject, problem);
  }
  return worst;
}

/** What rendering the tenant reads; undefined for a tenant whose plan or cluster is missing (which is its problem). */
function inputsOf(store: TenantStore, id: string): TenantInputs | undefined {
  try {
    return store.catalog().inputs(id);
  } catch (error) {
    if (error instanceof TenantryError) return undefined;
    throw error;
  }
}
