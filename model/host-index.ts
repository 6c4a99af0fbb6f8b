/** Who claims which ingress host; host-name.ts says when two claims meet. */
import { coveredDomain, wildcardOver } from './host-name.ts';
import { NameIndex } from './name-index.ts';

/** `a.b.test` → `b.test`, `test`: every domain that the host lies under. */
function domainsOver(host: string): string[] {
  const domains: string[] = [];
  for (let dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) domains.push(host.slice(dot + 1));
  return domains;
}

export class HostIndex {
  readonly #exact = new NameIndex();
  /** Domain → tenants with a host or wildcard under it. */
  readonly #under = new NameIndex();

  /** Replaces all hosts of one tenant; an empty list forgets it. */
  set(id: string, hosts: readonly string[]): void {
    this.#exact.set(id, hosts);
    this.#under.set(id, [...new Set(hosts.flatMap((host) => domainsOver(host)))]);
  }

  /** Tenants that claim exactly this host. */
  owners(host: string): ReadonlySet<string> {
    return this.#exact.holders(host);
  }

  /** Tenants with a claim that meets this one: equal, above it or, if it is a wildcard, under it. */
  rivals(host: string): ReadonlySet<string> {
    const rivals = new Set(this.owners(host));
    const covered = coveredDomain(host);
    if (covered !== undefined) for (const id of this.#under.holders(covered)) rivals.add(id);
    for (const domain of domainsOver(host)) for (const id of this.#exact.holders(wildcardOver(domain))) rivals.add(id);
    return rivals;
  }
}
