/** What Flux says about deploy branches, and how to make it look at them at once. */
import { shown } from '../model/shown.ts';
import type { KubernetesConnection } from './kubernetes.ts';
import type { Log } from './log.ts';
import { Reflector } from './reflector.ts';
import { asList, textAt, valueAt } from './untyped.ts';

/** State of one deploy branch in one cluster, from its Kustomization. */
export interface BranchStatus {
  readonly cluster: string;
  readonly branch: string;
  /** Undefined while Flux is at work. */
  readonly ready: boolean | undefined;
  /** Commit that was last applied in full. */
  readonly appliedCommit?: string;
  /** Commit that was last tried. */
  readonly attemptedCommit?: string;
  readonly reason?: string;
  readonly message?: string;
  readonly at: Date;
}

interface Source {
  readonly name: string;
  readonly branch: string;
}

interface Application {
  readonly source: string;
  readonly ready: boolean | undefined;
  readonly applied: string | undefined;
  readonly attempted: string | undefined;
  readonly reason: string | undefined;
  readonly message: string | undefined;
  readonly at: Date;
}

const NAMESPACE = 'flux-system';
const SOURCES = `/apis/source.toolkit.fluxcd.io/v1/namespaces/${NAMESPACE}/gitrepositories`;
const APPLICATIONS = `/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/${NAMESPACE}/kustomizations`;
const DEPLOY_BRANCH = /^deploy\/[a-z0-9-]{1,63}\/(platform|tenants-[0-9]{2})$/;
const MAX_MESSAGE = 2_000;

/** The commit of a Flux revision: `deploy/x/tenants-01@sha1:<hex>`. */
export function commitOfRevision(revision: string | undefined): string | undefined {
  return /@sha(?:1|256):([0-9a-f]{40}(?:[0-9a-f]{24})?)$/.exec(revision ?? '')?.[1];
}

/** The deploy branch that a GitRepository fetches; undefined for other sources. */
export function readSource(object: unknown): { key: string; value: Source } | undefined {
  const name = textAt(object, 'metadata', 'name');
  const branch = textAt(object, 'spec', 'ref', 'branch');
  if (name === undefined || branch === undefined || !DEPLOY_BRANCH.test(branch)) return undefined;
  return { key: name, value: { name, branch } };
}

/** The state of a Kustomization, as far as it is known for its newest generation. */
export function readApplication(object: unknown): { key: string; value: Application } | undefined {
  const name = textAt(object, 'metadata', 'name');
  const source = textAt(object, 'spec', 'sourceRef', 'name');
  if (name === undefined || source === undefined || textAt(object, 'spec', 'sourceRef', 'kind') !== 'GitRepository') return undefined;
  const condition = asList(valueAt(object, 'status', 'conditions')).find((candidate) => textAt(candidate, 'type') === 'Ready');
  const status = textAt(condition, 'status');
  const message = textAt(condition, 'message');
  const value: Application = {
    source,
    ready: status === 'True' ? true : status === 'False' ? false : undefined,
    applied: commitOfRevision(textAt(object, 'status', 'lastAppliedRevision')),
    attempted: commitOfRevision(textAt(object, 'status', 'lastAttemptedRevision')),
    reason: textAt(condition, 'reason')?.slice(0, 128),
    message: message === undefined ? undefined : shown(message, MAX_MESSAGE),
    at: new Date(textAt(condition, 'lastTransitionTime') ?? 0),
  };
  return { key: name, value };
}

export interface FluxWatchOptions {
  readonly connection: KubernetesConnection;
  readonly log: Log;
  readonly random: () => number;
  readonly now: () => Date;
  /** Told the branch whose state may be another one now. */
  readonly onChange: (branch: string) => void;
}

/** Follows the GitRepositories and Kustomizations of one cluster. */
export class FluxWatch {
  readonly #options: FluxWatchOptions;
  readonly #sources: Reflector<Source>;
  readonly #applications: Reflector<Application>;
  #byBranch: ReadonlyMap<string, BranchStatus> = new Map();
  #stale = true;
  /** Branches whose nudge did not arrive. */
  readonly #missed = new Set<string>();

  constructor(options: FluxWatchOptions) {
    const { connection, log, random } = options;
    this.#options = options;
    this.#sources = new Reflector({ connection, log, random, path: SOURCES, read: readSource, onChange: (name) => this.#changed(name), onListed: () => this.#catchUp() });
    this.#applications = new Reflector({
      connection, log, random, path: APPLICATIONS, read: readApplication,
      onChange: (name) => this.#changed(this.#applications.get(name)?.source),
    });
  }

  start(): void {
    this.#sources.start();
    this.#applications.start();
  }

  async stop(): Promise<void> {
    await Promise.all([this.#sources.stop(), this.#applications.stop()]);
  }

  /** Why what is known may be old; undefined while both watches follow. */
  get problem(): string | undefined {
    return this.#sources.problem ?? this.#applications.problem;
  }

  #changed(source: string | undefined): void {
    this.#stale = true;
    const branch = source === undefined ? undefined : this.#sources.get(source)?.branch;
    if (branch !== undefined) return this.#options.onChange(branch);
    // Something went away, and took its branch's name with it.
    for (const known of this.#byBranch.keys()) this.#options.onChange(known);
  }

  /** State of every deploy branch that this cluster follows, by branch. */
  statuses(): ReadonlyMap<string, BranchStatus> {
    if (this.#stale) {
      const statuses = [...this.#sources.values()].flatMap((source) => {
        // Others may apply further folders of the same branch, after this one.
        const found = this.#applications.get(source.name);
        return found === undefined ? [] : [statusOf(this.#options.connection.cluster, source.branch, found)];
      });
      this.#byBranch = new Map(statuses.map((status) => [status.branch, status]));
      this.#stale = false;
    }
    return this.#byBranch;
  }

  /** Asks Flux to fetch these branches of this cluster now. What does not arrive is asked again after the next list. */
  async nudge(branches: Iterable<string>): Promise<void> {
    const own = `deploy/${this.#options.connection.cluster}/`;
    const wanted = new Set([...branches].filter((branch) => branch.startsWith(own)));
    if (this.#sources.problem !== undefined) {
      for (const branch of wanted) this.#missed.add(branch);
      return;
    }
    const sources = [...this.#sources.values()].filter(({ branch }) => wanted.has(branch));
    await Promise.all(sources.map((source) => this.#nudgeOne(source)));
  }

  async #nudgeOne({ name, branch }: Source): Promise<void> {
    const { connection, log, now } = this.#options;
    const body = { metadata: { annotations: { 'reconcile.fluxcd.io/requestedAt': now().toISOString() } } };
    try {
      await connection.request({ method: 'PATCH', path: `${SOURCES}/${encodeURIComponent(name)}`, body });
    } catch (error) {
      this.#missed.add(branch);
      log.warn('a nudge was not taken', { cluster: connection.cluster, branch, error });
    }
  }

  #catchUp(): void {
    const missed = [...this.#missed];
    this.#missed.clear();
    if (missed.length > 0) void this.nudge(missed);
  }
}

function statusOf(cluster: string, branch: string, found: Application): BranchStatus {
  const { ready, at, applied, attempted, reason, message } = found;
  return {
    cluster, branch, ready, at,
    ...(applied === undefined ? {} : { appliedCommit: applied }),
    ...(attempted === undefined ? {} : { attemptedCommit: attempted }),
    ...(reason === undefined ? {} : { reason }),
    ...(message === undefined ? {} : { message }),
  };
}
