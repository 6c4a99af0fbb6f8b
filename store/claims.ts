/**
 * Who claimed an ingress host first. Asked of Git, and only where claims of several tenants meet: so a restart, another
 * replica and a fresh database find the same answer.
 *
 * A tenant whose last output has the host comes before one whose output has not: it is served already, and two outputs
 * must never claim one host. Among equals the earlier commit of main wins; two claims of one commit are equal.
 */
import type { Catalog } from '../model/catalog.ts';
import { hostCovers, hostsMeet } from '../model/host-name.ts';
import { tenantFile } from '../model/layout.ts';
import { parseHistory } from './history.ts';
import type { Mirror } from './git/mirror.ts';
import type { OutputFacts } from './output-facts.ts';
import type { Rules } from './ports.ts';
import type { RepositoryState } from './repository-state.ts';
import { MAX_FILE_BYTES } from './source.ts';

export interface ClaimsParts {
  readonly state: RepositoryState;
  readonly mirror: Mirror;
  readonly rules: Rules;
  readonly facts: OutputFacts;
}

/** Versions of a file that are looked through; a claim that is older than all of them counts as old as the last one. */
const MAX_VERSIONS = 500;
/** Above every position in a history: claims that no output has yet. */
const UNPUBLISHED = 2 ** 40;
const NO_BLOB = /^0+$/;

interface Meeting {
  readonly host: string;
  /** Ids of the tenants that it meets. */
  readonly rivals: readonly string[];
}

export class Claims {
  readonly #parts: ClaimsParts;

  constructor(parts: ClaimsParts) {
    this.#parts = parts;
  }

  /** Finds out what the claims of these tenants and of those that they meet are worth, and judges them again. */
  async settle(ids: Iterable<string>): Promise<void> {
    const { state } = this.#parts;
    const involved = new Set<string>();
    for (const id of ids) {
      for (const { rivals } of meetings(state.head, id)) for (const one of [id, ...rivals]) involved.add(one);
    }
    if (involved.size === 0) return;
    const published = new Map<string, ReadonlySet<string>>();
    for (const id of involved) published.set(id, await this.#publishedHosts(id));
    for (const id of involved) state.head.rankClaims(id, await this.#ranks(id, published));
    state.touch(involved);
  }

  async #publishedHosts(id: string): Promise<ReadonlySet<string>> {
    const { state, facts } = this.#parts;
    const hosts = new Set<string>();
    for (const branch of state.branchesOf(id)) for (const host of await facts.hostsOf(branch, id)) hosts.add(host);
    return hosts;
  }

  async #ranks(id: string, published: ReadonlyMap<string, ReadonlySet<string>>): Promise<Map<string, number>> {
    const serves = (tenant: string, host: string, meets: (served: string, host: string) => boolean): boolean => [...(published.get(tenant) ?? [])].some((served) => meets(served, host));
    const ranks = new Map<string, number>();
    for (const { host, rivals } of meetings(this.#parts.state.head, id)) {
      const isServed = serves(id, host, hostCovers);
      // Reading a history is slow, and needed among equals only: a wildcard may meet thousands.
      const hasEquals = rivals.some((rival) => serves(rival, host, hostsMeet) === isServed);
      ranks.set(host, (isServed ? 0 : UNPUBLISHED) + (hasEquals ? await this.#position(id, host) : 0));
    }
    return ranks;
  }

  /** Number of commits on main up to the one since which the tenant claims the host without a break. */
  async #position(id: string, host: string): Promise<number> {
    const { mirror, state } = this.#parts;
    const file = tenantFile(id);
    const log = ['log', '--first-parent', '-m', '--raw', '--no-abbrev', '--no-renames', '-z', `--max-count=${MAX_VERSIONS}`, '--format=%x01%H %ct', '--end-of-options', state.main, '--', file];
    const versions = parseHistory((await mirror.run(log)).toString('utf8')).filter(({ path }) => path === file);
    let since = state.main;
    for (const { commit, before } of versions) {
      since = commit;
      if (NO_BLOB.test(before) || !(await this.#claimed(file, before, host))) break;
    }
    const count = ['rev-list', '--first-parent', '--count', '--end-of-options', since];
    return Number((await mirror.run(count)).toString('utf8').trim());
  }

  /** A version that cannot be read says nothing: the one before it stayed in force. */
  async #claimed(file: string, blob: string, host: string): Promise<boolean> {
    const { mirror, rules } = this.#parts;
    if (((await mirror.objects.info(blob))?.size ?? 0) > MAX_FILE_BYTES) return true;
    const content = (await mirror.objects.content(blob))?.content ?? Buffer.alloc(0);
    const { document } = rules.read(file, content);
    return document?.kind !== 'Tenant' || (document.spec.network?.ingress?.hosts ?? []).includes(host);
  }
}

/** The tenant's claims that meet claims of others. */
function meetings(catalog: Catalog, id: string): Meeting[] {
  const hosts = catalog.tenant(id)?.document.spec.network?.ingress?.hosts ?? [];
  return hosts.flatMap((host) => {
    const rivals = [...catalog.hostRivals(host)].filter((rival) => rival !== id);
    return rivals.length === 0 ? [] : [{ host, rivals }];
  });
}
