/**
 * Against DNS rebinding and cross-site requests: a browser that was lured to a name of somebody else, or that shows a
 * page of somebody else, gets nothing from a listener on this machine.
 */
import { TenantryError } from '../../model/errors.ts';
import { quoted } from '../../model/shown.ts';

/** The hosts that are answered to. */
export interface KnownHosts {
  /** Of this server's own pages. */
  readonly scheme: 'http' | 'https';
  /** `host` is in lower case, with its port. */
  has(host: string): boolean;
  /** For people. */
  readonly shown: string;
}

/** Headers that tell where a request was meant to go and where it comes from. */
export interface OriginHeaders {
  readonly host?: string | undefined;
  /** How many Host headers there were; Node shows the first one only. */
  readonly hosts?: number | undefined;
  readonly origin?: string | undefined;
  readonly 'sec-fetch-site'?: string | string[] | undefined;
}

/**
 * Refuses a request whose Host is none of ours, or that a page of another origin sent.
 * @throws TenantryError PERMISSION_DENIED, or INVALID_ARGUMENT for several Host headers
 */
export function checkOrigin(headers: OriginHeaders, hosts: KnownHosts): void {
  if ((headers.hosts ?? 1) > 1) throw new TenantryError('INVALID_ARGUMENT', `the request has ${headers.hosts} Host headers; send one`);
  const host = headers.host?.toLowerCase();
  if (host === undefined || !hosts.has(host)) {
    throw new TenantryError('PERMISSION_DENIED', `this API does not answer to the host ${quoted(host ?? '')}; use ${hosts.shown}`);
  }
  const { origin } = headers;
  const start = `${hosts.scheme}://`;
  const ours = origin === undefined || (origin.startsWith(start) && hosts.has(origin.slice(start.length).toLowerCase()));
  const site = headers['sec-fetch-site'];
  if (!ours || site === 'cross-site' || site === 'same-site') {
    throw new TenantryError('PERMISSION_DENIED', `this API does not answer pages of the origin ${quoted(origin ?? String(site))}`);
  }
}
