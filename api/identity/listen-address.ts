/** Where the local token may be used: loopback addresses only. */
import { isIP } from 'node:net';
import type { KnownHosts } from '../rest/origin-guard.ts';

/** True for 127.0.0.0/8 and ::1 as literal addresses; names are not resolved, so `localhost` is the only one. */
export function isLoopback(host: string): boolean {
  if (host === 'localhost' || host === '::1') return true;
  return isIP(host) === 4 && host.startsWith('127.');
}

/** `127.0.0.1:8080`, `[::1]:8080`. */
export function hostWithPort(host: string, port: number): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** What is answered to over TLS: names and addresses that the served certificate is for, at any port. */
export function certificateHosts(isForHost: (host: string) => boolean): KnownHosts {
  return { scheme: 'https', has: isForHost, shown: 'a name that its certificate is for' };
}

/** What is answered to on loopback without TLS. */
export function knownLoopbackHosts(host: string, port: number): KnownHosts {
  const hosts = loopbackHosts(host, port);
  return { scheme: 'http', has: (name) => hosts.has(name), shown: `one of ${[...hosts].join(', ')}` };
}

/** Host headers that a browser or client of this machine sends to a loopback listener. */
export function loopbackHosts(host: string, port: number): ReadonlySet<string> {
  const hosts = new Set([host, '127.0.0.1', 'localhost', '::1'].map((name) => hostWithPort(name, port)));
  // Port 80 is left out of Host by every client.
  if (port === 80) for (const name of [host, '127.0.0.1', 'localhost', '[::1]']) hosts.add(name);
  return hosts;
}
