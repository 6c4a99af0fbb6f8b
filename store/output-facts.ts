/** Reads facts about a tenant's last output from the deploy branch itself: Git is the only memory. */
import { isSeq, parseAllDocuments } from 'yaml';
import type { TenantState } from '../model/tenant.ts';
import { outputFolder, type DeployBranch } from './deploy-branch.ts';
import type { Mirror } from './git/mirror.ts';

const REMEMBERED = 20_000;
const TENANT_OBJECT = /^kind: "?Tenant"?$/m;

export class OutputFacts {
  readonly #mirror: Mirror;
  /** By blob id. */
  readonly #states = new Map<string, TenantState | undefined>();

  constructor(mirror: Mirror) {
    this.#mirror = mirror;
  }

  /** The state that the Tenant object in the branch has; undefined if the branch holds nothing of the tenant. */
  async stateOf(branch: DeployBranch, tenant: string): Promise<TenantState | undefined> {
    const files = branch.files.get(tenant);
    if (files === undefined) return undefined;
    for (const id of files.values()) {
      const state = await this.#stateIn(id);
      if (state !== undefined) return state;
    }
    // Output without a Tenant object was put there by somebody else: the careful reading is that it is alive.
    return 'Active';
  }

  /** Ingress hosts that the Tenant object in the branch claims. */
  async hostsOf(branch: DeployBranch, tenant: string): Promise<readonly string[]> {
    const hosts: string[] = [];
    for (const id of branch.files.get(tenant)?.values() ?? []) {
      const text = (await this.#mirror.objects.content(id))?.content.toString('utf8') ?? '';
      if (TENANT_OBJECT.test(text) && text.includes('hosts:')) hosts.push(...hostsIn(text));
    }
    return hosts;
  }

  /** True if these files of the tenant's output let Flux prune everything in them. */
  async mayBePruned(branch: DeployBranch, tenant: string, paths: readonly string[]): Promise<boolean> {
    const files = branch.files.get(tenant);
    for (const path of paths) {
      const text = (await this.#mirror.objects.content(files?.get(path) ?? ''))?.content.toString('utf8');
      if (text === undefined || /kustomize\.toolkit\.fluxcd\.io\/prune/.test(text)) return false;
    }
    return true;
  }

  /** Milliseconds since 1970 at which the branch's output of the tenant changed last. */
  async changedAt(branch: DeployBranch, tenant: string): Promise<number> {
    if (branch.tip === undefined) return 0;
    const args = ['log', '-1', '--format=%ct', '--end-of-options', branch.tip, '--', outputFolder(tenant)];
    return Number((await this.#mirror.run(args)).toString('utf8').trim()) * 1000;
  }

  async #stateIn(blob: string): Promise<TenantState | undefined> {
    if (this.#states.has(blob)) return this.#states.get(blob);
    const text = (await this.#mirror.objects.content(blob))?.content.toString('utf8') ?? '';
    const state = TENANT_OBJECT.test(text) ? stateIn(text) : undefined;
    if (this.#states.size >= REMEMBERED) this.#states.clear();
    this.#states.set(blob, state);
    return state;
  }
}

function stateIn(text: string): TenantState | undefined {
  for (const document of parseAllDocuments(text)) {
    const state: unknown = document.get('kind') === 'Tenant' ? document.getIn(['spec', 'state']) : undefined;
    if (state === 'Active' || state === 'Suspended' || state === 'Deleted') return state;
  }
  return undefined;
}

function hostsIn(text: string): string[] {
  return parseAllDocuments(text).flatMap((document) => {
    const hosts: unknown = document.get('kind') === 'Tenant' ? document.getIn(['spec', 'network', 'ingress', 'hosts']) : undefined;
    return isSeq(hosts) ? hosts.toJSON().filter((host) => typeof host === 'string') : [];
  });
}
