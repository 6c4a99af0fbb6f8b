/** Where the local token may be used: loopback addresses only. */
import { isIP } from 'node:net';

/** True for 127.0.0.0/8 and ::1 as literal addresses; names are not resolved, so `localhost` is the only one. */
export function isLoopback(host: string): boolean {
  if (host === 'localhost' || host === '::1') return true;
  return isIP(host) === 4 && host.startsWith('127.');
}

/** `127.0.0.1:8080`, `[::1]:8080`. */
export function hostWithPort(host: string, port: number): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Host headers that a browser or client of this machine sends to a loopback listener. */
export function loopbackHosts(host: string, port: number): ReadonlySet<string> {
  const hosts = new Set([host, '127.0.0.1', 'localhost', '::1'].map((name) => hostWithPort(name, port)));
  // Port 80 is left out of Host by every client.
  if (port === 80) for (const name of [host, '127.0.0.1', 'localhost', '[::1]']) hosts.add(name);
  return hosts;
}
