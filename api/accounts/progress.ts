/** How far a tenant's newest rendering is in one cluster. Pure. */
import type { ClusterView } from '../clusters/observer.ts';

/**
 * PUSHED: the deploy branch has it. APPLIED: the cluster's Tenant object shows it, and Flux has yet to report the whole
 * branch. READY: both. UNKNOWN: the cluster could not be asked.
 */
export type ProgressState = 'PUSHED' | 'APPLIED' | 'READY' | 'UNKNOWN';

export interface Progress {
  readonly cluster: string;
  readonly state: ProgressState;
  /** One line of clean text. */
  readonly message: string;
  readonly branch: string;
  readonly appliedCommit: string;
  /** Generation that is wanted; empty for a cluster that is not attached. */
  readonly generation: string;
  readonly appliedGeneration: string;
  readonly attached: boolean;
}

export interface ProgressInput {
  readonly cluster: string;
  readonly tenant: string;
  readonly branch: string;
  readonly generation: string;
  readonly view: ClusterView;
  /** True if the commit that the cluster applied has the newest rendering; undefined if that could not be found out. */
  readonly published: boolean | undefined;
}

/** A cluster that nobody gave a kubeconfig for: all that is known is that the branch was pushed. */
export function unattached(cluster: string, branch: string): Progress {
  return { cluster, branch, state: 'PUSHED', message: 'pushed; no kubeconfig was given for this cluster, so nobody asks it', appliedCommit: '', generation: '', appliedGeneration: '', attached: false };
}

function fluxWords(input: ProgressInput): string {
  const found = input.view.branch(input.branch);
  if (found === undefined) return `Flux does not follow ${input.branch} there yet`;
  if (found.ready === false) return `Flux: ${found.reason ?? 'not ready'}: ${found.message ?? ''}`.trimEnd();
  return found.appliedCommit === undefined ? 'Flux has applied nothing of the branch yet' : `Flux has applied ${found.appliedCommit.slice(0, 12)} of the branch, which does not hold this change yet`;
}

function judge(input: ProgressInput, appliedGeneration: string): Pick<Progress, 'state' | 'message'> {
  const { view, published } = input;
  const stale = view.problem === undefined ? '' : ` (last seen; ${view.problem})`;
  if (appliedGeneration === input.generation) {
    if (published === true) return { state: 'READY', message: `applied${stale}` };
    return { state: 'APPLIED', message: `the Tenant object shows this generation; ${published === undefined ? 'whether all of it is applied could not be found out' : fluxWords(input)}${stale}` };
  }
  if (view.problem !== undefined) return { state: 'UNKNOWN', message: view.problem };
  return { state: 'PUSHED', message: fluxWords(input) };
}

/** Judges one attached cluster. */
export function progressIn(input: ProgressInput): Progress {
  const appliedGeneration = input.view.generation(input.tenant) ?? '';
  return {
    cluster: input.cluster,
    branch: input.branch,
    generation: input.generation,
    appliedGeneration,
    appliedCommit: input.view.branch(input.branch)?.appliedCommit ?? '',
    attached: true,
    ...judge(input, appliedGeneration),
  };
}
