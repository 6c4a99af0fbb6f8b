/**
 * Host names in the one form in which they are compared: lower case, no dot at the end, international labels as DNS
 * has them (`xn--…`). `*.acme.test` stands for everything below acme.test, at any depth: ingress controllers differ on
 * that, and the widest reading is the safe one.
 */

const WILDCARD = '*.';
const LABEL = '[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?';
const FORM = new RegExp(`^(\\*\\.)?${LABEL}(\\.${LABEL})*$`);
/** What a URL would read as a port, a path, a user or an escape is no part of a name. */
const FOREIGN = /[\s/\\:@%?#[\]*]/;

/** A name that ends in a number is an address for every resolver. */
function isAddress(host: string): boolean {
  return /(^|\.)[0-9]+$/.test(host);
}

/** The text as a host name or wildcard in the form of DNS; undefined if it is none, or an address. */
export function normalHost(text: string): string | undefined {
  const wildcard = text.startsWith(WILDCARD) ? WILDCARD : '';
  const name = text.slice(wildcard.length).replace(/[.\u3002\uff0e\uff61]$/, '');
  if (name === '' || FOREIGN.test(name) || !URL.canParse(`http://${name}`)) return undefined;
  const host = `${wildcard}${new URL(`http://${name}`).hostname}`;
  return host.length <= 253 && FORM.test(host) && !isAddress(host) ? host : undefined;
}

/** The domain that a wildcard covers, or undefined for a plain host. */
export function coveredDomain(host: string): string | undefined {
  return host.startsWith(WILDCARD) ? host.slice(WILDCARD.length) : undefined;
}

/** The wildcard over everything below a domain. */
export function wildcardOver(domain: string): string {
  return `${WILDCARD}${domain}`;
}

/** True if whoever has `wide` has `host`: they are equal, or it lies under the wildcard. */
export function hostCovers(wide: string, host: string): boolean {
  const domain = coveredDomain(wide);
  return wide === host || (domain !== undefined && host.endsWith(`.${domain}`));
}

/** True if some host is claimed by both: they are equal, or one is a wildcard over the other. */
export function hostsMeet(a: string, b: string): boolean {
  return hostCovers(a, b) || hostCovers(b, a);
}
