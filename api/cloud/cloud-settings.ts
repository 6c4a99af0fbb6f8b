/** Where roles and prefixes of tenants are made. */
import { isLoopback } from '../identity/listen-address.ts';

export type CloudSettings =
  | { readonly kind: 'off' }
  /** A stand-in on this machine: moto, by this Python. */
  | { readonly kind: 'embedded'; readonly python: string }
  | {
      readonly kind: 'aws';
      /** URL instead of AWS' own endpoints. */
      readonly endpoint: string | undefined;
      readonly region: string | undefined;
      /** Profiles of the AWS configuration by account. */
      readonly profiles: ReadonlyMap<string, string>;
    };

/** The twelve digits of an account. */
export function isAccountId(text: string): boolean {
  return /^[0-9]{12}$/.test(text);
}

/** True for an https URL, and for http on this machine: elsewhere requests would go in the clear. */
export function isCloudEndpoint(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname.replace(/^\[(.*)\]$/, '$1')));
}
