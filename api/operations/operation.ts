/** A change that was asked for, as data: which steps it has reached. Pure. */
import type { Caller } from '../../store/store.ts';
import type { Progress } from '../accounts/progress.ts';

/** The words for progress: `APPLIED` and `READY` are reached in each cluster for itself. */
export type StepState = 'QUEUED' | 'COMMITTED' | 'PUSHED' | 'APPLIED' | 'READY';

export interface Step {
  readonly state: StepState;
  /** Undefined for steps before clusters. */
  readonly cluster: string | undefined;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** One line of clean text; may be empty. */
  readonly message: string;
}

export interface Operation {
  readonly id: string;
  readonly tenant: string;
  /** For instance CreateAccount. */
  readonly method: string;
  /** Id of the caller. */
  readonly caller: string;
  /** Commit of main; undefined until it is pushed. */
  readonly commit: string | undefined;
  readonly steps: readonly Step[];
  /** What keeps it from going on now, with the failing object where there is one; it may still go on. */
  readonly trouble: string | undefined;
  /** Why it was refused or given up, for good. */
  readonly error: string | undefined;
  readonly done: boolean;
  /** What taking it up again needs, for operations of several commits. */
  readonly resume: Resume | undefined;
}

/** Who asked, and for what request. */
export interface Resume {
  readonly caller: Caller;
  readonly requestId: string | undefined;
  readonly requestDigest: string;
}

export type Begin = Pick<Operation, 'id' | 'tenant' | 'method' | 'caller' | 'resume'>;

/** An operation that has just been asked for. */
export function queued(begin: Begin, at: number): Operation {
  return { ...begin, commit: undefined, steps: [{ state: 'QUEUED', cluster: undefined, at, message: '' }], trouble: undefined, error: undefined, done: false };
}

/** After the acknowledged push: the commit is on main, and the deploy branches have it. */
export function pushed(operation: Operation, commit: string, at: number): Operation {
  const steps = (['COMMITTED', 'PUSHED'] as const).map((state) => ({ state, cluster: undefined, at, message: commit }));
  return { ...operation, commit, steps: [...operation.steps, ...steps] };
}

/** Given up for good. */
export function failed(operation: Operation, error: string): Operation {
  return { ...operation, error, trouble: undefined, done: true };
}

/** The furthest step that the whole operation has reached; FAILED while something keeps it from going on. */
export function stateOf({ steps, done, error, trouble }: Operation): StepState | 'FAILED' {
  if (error !== undefined || trouble !== undefined) return 'FAILED';
  if (done) return 'READY';
  const clusters = new Set(steps.flatMap(({ cluster }) => cluster ?? []));
  const isApplied = (cluster: string): boolean => steps.some((step) => step.cluster === cluster && step.state === 'APPLIED');
  if (clusters.size > 0 && [...clusters].every(isApplied)) return 'APPLIED';
  return steps.filter(({ cluster }) => cluster === undefined).at(-1)?.state ?? 'QUEUED';
}

export interface Observed {
  readonly progress: readonly Progress[];
  /** What keeps the tenant's newest document from being published or applied. */
  readonly trouble: string | undefined;
  /** What the cloud still lacks; it is not done before. */
  readonly awaited?: string | undefined;
  readonly at: number;
}

const REACHED: Readonly<Record<Progress['state'], readonly StepState[]>> = { PUSHED: [], UNKNOWN: [], APPLIED: ['APPLIED'], READY: ['APPLIED', 'READY'] };

/** The operation after its clusters were looked at; the same object if there is nothing new. Steps are only ever added. */
export function observe(operation: Operation, { progress, trouble, awaited, at }: Observed): Operation {
  if (operation.done || operation.commit === undefined) return operation;
  const attached = progress.filter((one) => one.attached);
  const steps = attached.flatMap((one) => newSteps(operation, one, at));
  const done = trouble === undefined && awaited === undefined && attached.every(({ state }) => state === 'READY');
  if (steps.length === 0 && !done && trouble === operation.trouble) return operation;
  return { ...operation, steps: [...operation.steps, ...steps], trouble, done };
}

function newSteps({ steps }: Operation, { cluster, state, message }: Progress, at: number): Step[] {
  const known = new Set(steps.filter((step) => step.cluster === cluster).map((step) => step.state));
  return REACHED[state].filter((reached) => !known.has(reached)).map((reached) => ({ state: reached, cluster, at, message }));
}
