/** What clusters said last about deploy branches. */
import { outputFolder, outputTree, type DeployBranch } from './deploy-branch.ts';
import type { Mirror } from './git/mirror.ts';
import { isObjectId } from './git/object-id.ts';
import type { ShardStatus, ShardStatusSource } from './ports.ts';

export class StatusBoard {
  readonly #source: ShardStatusSource | undefined;
  readonly #mirror: Mirror;
  #byBranch = new Map<string, ShardStatus>();
  #clusters = new Set<string>();
  #wasRead = false;

  constructor(source: ShardStatusSource | undefined, mirror: Mirror) {
    this.#source = source;
    this.#mirror = mirror;
  }

  /** Asks the clusters. Rejects if they cannot be asked; what was known stays. */
  async read(): Promise<readonly ShardStatus[]> {
    if (this.#source === undefined) return [];
    const statuses = await this.#source.read();
    this.#byBranch = new Map(statuses.map((status) => [status.branch, status]));
    this.#clusters = new Set([...this.#clusters, ...statuses.map(({ cluster }) => cluster)]);
    this.#wasRead = true;
    return statuses;
  }

  get attached(): boolean {
    return this.#source !== undefined;
  }

  of(branch: string): ShardStatus | undefined {
    return this.#byBranch.get(branch);
  }

  /** True if the cluster has applied what the branch holds for a tenant, or if no such cluster is attached. */
  async hasApplied(branch: DeployBranch, tenant: string): Promise<boolean> {
    if (this.#source === undefined) return true;
    if (!this.#wasRead) return false;
    if (!this.#clusters.has(branch.cluster)) return true;
    const applied = this.of(branch.name)?.appliedCommit;
    return applied !== undefined && (await holdsSame(this.#mirror, branch, { tenant, commit: applied }));
  }
}

/** True if a commit of the branch holds the same output for a tenant as the branch does now. */
export async function holdsSame(mirror: Mirror, branch: DeployBranch, at: { readonly tenant: string; readonly commit: string }): Promise<boolean> {
  if (!isObjectId(at.commit)) return false;
  const files = branch.files.get(at.tenant);
  const there = await mirror.objects.info(`${at.commit}:${outputFolder(at.tenant)}`);
  if (files === undefined) return there === undefined && (await mirror.objects.info(at.commit)) !== undefined;
  return there?.id === outputTree(at.tenant, files);
}
