/** Ingress hosts that no tenant may claim: those that the platform lists, and those that are its own anyway. */
import type { ClusterDocument } from './cluster.ts';
import { normalHost } from './host-name.ts';
import type { PlatformDocument } from './platform.ts';

/** Names that mean the cluster itself, or this machine. */
const ALWAYS: readonly string[] = ['cluster.local', '*.cluster.local', '*.svc', '*.localhost'];

/** Reading a host costs microseconds, and every tenant of a repository is judged by the same documents. */
const known = new WeakMap<PlatformDocument | ClusterDocument, readonly string[]>();

function hostOfUrl(url: string | undefined): string[] {
  if (url === undefined || !URL.canParse(url)) return [];
  const host = normalHost(new URL(url).hostname);
  return host === undefined ? [] : [host];
}

function found(document: PlatformDocument | ClusterDocument): string[] {
  if (document.kind === 'Cluster') return [document.spec.flux?.url, document.spec.aws?.oidcIssuer].flatMap(hostOfUrl);
  const listed = (document.spec.ingress?.reservedHosts ?? []).flatMap((host) => normalHost(host) ?? []);
  return [...listed, ...hostOfUrl(document.spec.deploy.url), ...ALWAYS];
}

/** Hosts and wildcards that a document reserves, in the form of DNS. Entries that are no hosts are left out. */
export function reservedHosts(document: PlatformDocument | ClusterDocument): readonly string[] {
  const before = known.get(document);
  if (before !== undefined) return before;
  const hosts = found(document);
  known.set(document, hosts);
  return hosts;
}
