/** Decides what a deploy branch should hold for one owner: new files, the ones it has, or none. */
import { clusterNamesOf, type TenantInputs } from '../model/catalog.ts';
import { inState, stateIn } from '../model/cluster-state.ts';
import { TenantryError } from '../model/errors.ts';
import { DEFAULT_DELETION_BUDGET, retentionMs } from '../model/platform.ts';
import type { Fault } from '../model/fault.ts';
import { formatFault } from '../model/fault.ts';
import { tenantOfNamespace } from '../model/ids.ts';
import { outputTree, type DeployBranch } from './deploy-branch.ts';
import { blobIdOf } from './git/object-id.ts';
import { cleanText } from './git/clean-text.ts';
import { GitError } from './git/run.ts';
import type { OutputFacts } from './output-facts.ts';
import type { Clock, Files, Renderer } from './ports.ts';
import { nextRemovalStep, overBudget, type RemovalStep } from './removal.ts';
import type { RepositoryState } from './repository-state.ts';
import type { StatusBoard } from './status-board.ts';
import type { Problem } from './store.ts';

export type OwnerPlan =
  | { readonly kind: 'write'; readonly files: Files; readonly problem?: Problem }
  | { readonly kind: 'remove' }
  | { readonly kind: 'keep'; readonly problem?: Problem };

export interface PlannerParts {
  readonly state: RepositoryState;
  readonly renderer: Renderer;
  readonly board: StatusBoard;
  readonly facts: OutputFacts;
  readonly clock: Clock;
  /** Commit of main that last changed a tenant's file. */
  readonly commitOf: (tenant: string) => string | undefined;
}

export class Planner {
  readonly #parts: PlannerParts;
  #stopped: Map<string, string> | undefined;

  constructor(parts: PlannerParts) {
    this.#parts = parts;
  }

  /** To be called when main has moved: what the budget stops must be counted anew. */
  reset(): void {
    this.#stopped = undefined;
  }

  /** The files of a platform branch, or the marker of a shard. */
  planShared(branch: DeployBranch): OwnerPlan {
    const { state, renderer } = this.#parts;
    const cluster = state.head.clusters.get(branch.cluster);
    if (cluster === undefined) return { kind: 'keep' };
    if (branch.shard === undefined) return { kind: 'write', files: renderer.platform(state.head.platform, cluster) };
    const held = [...branch.held].map(([tenant, { reason }]) => ({ tenant, reason }));
    return { kind: 'write', files: renderer.marker(branch.cluster, branch.shard, held) };
  }

  /** A tenant that cannot be rendered keeps what it has: it must never stop its neighbours. */
  async planTenant(branch: DeployBranch, id: string): Promise<OwnerPlan> {
    try {
      return await this.#planTenant(branch, id);
    } catch (error) {
      if (error instanceof GitError) throw error;
      const message = `tenant ${id} cannot be rendered for cluster ${branch.cluster}: ${cleanText(error instanceof Error ? error.message : String(error))}`;
      return { kind: 'keep', problem: { subject: id, kind: 'invalid', message, faults: error instanceof TenantryError ? error.faults : [], cluster: branch.cluster } };
    }
  }

  async #planTenant(branch: DeployBranch, id: string): Promise<OwnerPlan> {
    const { state } = this.#parts;
    // Somebody's hand put this folder into the wrong shard: two Kustomizations would fight over the same objects.
    if (state.branchNameOf(id, branch.cluster) !== branch.name) return { kind: 'remove' };
    const faults = state.invalid.get(id);
    if (faults) return { kind: 'keep', problem: invalidProblem(id, faults) };
    const entry = state.head.tenant(id);
    const isHere = entry !== undefined && clusterNamesOf(entry.document, state.head.platform).includes(branch.cluster);
    if (isHere && stateIn(entry.document, branch.cluster) !== 'Deleted') return this.#renderWhole(branch, state.head.inputs(id));
    const step = await this.#removalStep(branch, id, isHere);
    return this.#follow(branch, id, step);
  }

  #follow(branch: DeployBranch, id: string, step: RemovalStep): OwnerPlan {
    const { state } = this.#parts;
    switch (step.kind) {
      case 'render': {
        const inputs = state.head.inputs(id);
        const wanted = stateIn(inputs.tenant, branch.cluster);
        const plan = this.#render(branch, step.state === wanted ? inputs : inState(inputs, branch.cluster, step.state));
        if (step.state === wanted || plan.kind !== 'write') return plan;
        return { ...plan, problem: waitingProblem(branch, id, `it is Suspended first: the cluster must apply that before state ${wanted}`) };
      }
      case 'remove':
        return { kind: 'remove' };
      case 'nothing':
        return { kind: 'keep' };
      case 'wait':
        return { kind: 'keep', problem: waitingProblem(branch, id, step.why) };
      case 'vanished':
        return { kind: 'keep', problem: vanishedProblem(branch, id, state.head.tenant(id) === undefined ? 'the folder' : `the entry of cluster ${branch.cluster}`) };
    }
  }

  /**
   * Like render(), but a namespace that would be dropped keeps everything as it is: clusters would keep it ungoverned.
   * It goes only after the cluster has applied that it is Deleted, which lets Flux prune it.
   */
  async #renderWhole(branch: DeployBranch, inputs: TenantInputs): Promise<OwnerPlan> {
    const plan = this.#render(branch, inputs);
    if (plan.kind !== 'write') return plan;
    const id = inputs.tenant.metadata.name;
    const dropped = [...(branch.files.get(id)?.keys() ?? [])].filter((path) => !plan.files.has(path) && !branch.foreign.has(path) && isNamespaceFile(id, path));
    if (dropped.length === 0 || (await this.#parts.facts.stateOf(branch, id)) === 'Deleted') return plan;
    if (await this.#parts.facts.mayBePruned(branch, id, dropped)) {
      if (await this.#parts.board.hasApplied(branch, id)) return plan;
      return { kind: 'keep', problem: waitingProblem(branch, id, `the cluster has not yet applied state Deleted of namespace ${dropped.map(namespaceOf).join(', ')}, the step before removal`) };
    }
    return { kind: 'keep', problem: vanishedProblem(branch, id, `namespace ${dropped.map(namespaceOf).join(', ')}`) };
  }

  #render(branch: DeployBranch, inputs: TenantInputs): OwnerPlan {
    const id = inputs.tenant.metadata.name;
    const files = this.#parts.renderer.tenant(inputs, branch.cluster);
    const held = branch.held.get(id);
    if (held === undefined) return { kind: 'write', files };
    const tree = outputTree(id, new Map([...files].map(([path, content]) => [path, blobIdOf(content)])));
    if (tree !== held.refused) return { kind: 'write', files };
    const message = `cluster ${branch.cluster} refused what tenant ${id} renders to; the last applied output stays until its document, plan or peers change: ${held.reason}`;
    return { kind: 'keep', problem: { subject: id, kind: 'held', message, faults: [], cluster: branch.cluster } };
  }

  async #removalStep(branch: DeployBranch, id: string, isHere: boolean): Promise<RemovalStep> {
    const { state, facts, board, clock } = this.#parts;
    const output = await facts.stateOf(branch, id);
    const isLast = !isHere && output === 'Deleted';
    return nextRemovalStep({
      wanted: isHere ? 'Deleted' : undefined,
      output,
      applied: await board.hasApplied(branch, id),
      ageMs: isLast ? clock.now() - (await facts.changedAt(branch, id)) : 0,
      retentionMs: retentionMs(state.head.platform),
      overBudget: (await this.#stoppedByBudget()).get(id),
    });
  }

  async #stoppedByBudget(): Promise<Map<string, string>> {
    const { state, commitOf } = this.#parts;
    this.#stopped ??= overBudget(await this.#pendingRemovals(), commitOf, state.head.platform.spec.removal?.budget ?? DEFAULT_DELETION_BUDGET);
    return this.#stopped;
  }

  /** Tenants whose output is not yet as deleted as main wants it. */
  async #pendingRemovals(): Promise<Set<string>> {
    const { state, facts } = this.#parts;
    const pending = new Set<string>();
    for (const branch of state.branches.values()) {
      if (branch.shard === undefined) continue;
      for (const id of branch.files.keys()) {
        if (id === '') continue;
        const entry = state.head.tenant(id);
        if (entry === undefined) pending.add(id);
        else if (stateIn(entry.document, branch.cluster) === 'Deleted' && (await facts.stateOf(branch, id)) !== 'Deleted') pending.add(id);
      }
    }
    return pending;
  }
}

function invalidProblem(id: string, faults: readonly Fault[]): Problem {
  return { subject: id, kind: 'invalid', message: faults.map(formatFault).join('\n'), faults };
}

function waitingProblem(branch: DeployBranch, id: string, why: string): Problem {
  return { subject: id, kind: 'waiting', message: `removal of tenant ${id} from cluster ${branch.cluster} waits: ${why}`, faults: [], cluster: branch.cluster };
}

/** `tenant-acme--dev` of `tenants/acme/tenant-acme--dev.yaml`. */
function namespaceOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.yaml$/, '');
}

function isNamespaceFile(id: string, path: string): boolean {
  return tenantOfNamespace(namespaceOf(path)) === id;
}

function vanishedProblem(branch: DeployBranch, id: string, what: string): Problem {
  const message = `${what} of tenant ${id} vanished from main without the removal steps; its last output stays in cluster ${branch.cluster}; restore it, then set state: Suspended, state: Deleted, and remove it after that`;
  return { subject: id, kind: 'vanished', message, faults: [], cluster: branch.cluster };
}
