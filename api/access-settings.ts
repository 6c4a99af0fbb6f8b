/** Settings of who may call and over what: TLS, client certificates, OIDC, the local token, and which of them go together. */
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { ConfigError, oneOf, textOr, ValueError, type Settings, type ValuesOf } from '../runtime/config.ts';
import { isLoopback } from './identity/listen-address.ts';
import { isTrustDomain } from './identity/spiffe.ts';

function listenHost(text: string): void {
  if (text !== 'localhost' && isIP(text) === 0) throw new ValueError('must be an IP address, or localhost');
}

function trustDomainName(text: string): void {
  if (!isTrustDomain(text)) throw new ValueError('must be the name of a SPIFFE trust domain: lower-case letters, digits, ".", "-" and "_"');
}

export const ACCESS_SETTINGS = {
  listen: { flag: 'listen', env: 'TENANTRY_LISTEN', value: 'ADDRESS', help: 'address to listen on; 127.0.0.1 by default, others only with TLS and client certificates or OIDC', parse: textOr('127.0.0.1', listenHost) },
  tlsCertFile: { flag: 'tls-cert-file', env: 'TENANTRY_TLS_CERT_FILE', value: 'FILE', help: 'certificate of both doors, with its chain, in PEM; read again when it changes', parse: textOr(undefined) },
  tlsKeyFile: { flag: 'tls-key-file', env: 'TENANTRY_TLS_KEY_FILE', value: 'FILE', help: 'its private key', parse: textOr(undefined) },
  clientCaFile: { flag: 'client-ca-file', env: 'TENANTRY_CLIENT_CA_FILE', value: 'FILE', help: 'authorities of client certificates, used for nothing else; read again when it changes', parse: textOr(undefined) },
  trustDomain: { flag: 'trust-domain', env: 'TENANTRY_TRUST_DOMAIN', value: 'NAME', help: 'SPIFFE trust domain whose ids are taken from client certificates (docs/identity.md)', parse: textOr(undefined, trustDomainName) },
  oidcFile: { flag: 'oidc-file', env: 'TENANTRY_OIDC_FILE', value: 'FILE', help: 'OIDC issuers, in the form of an API server\'s --authentication-config', parse: textOr(undefined) },
  localToken: { flag: 'local-token', env: 'TENANTRY_LOCAL_TOKEN', value: 'on|off', help: 'a token in the data folder that may do everything; on by default, never beside client certificates or OIDC', parse: oneOf(['on', 'off', ''], '') },
} satisfies Settings;

type Values = ValuesOf<typeof ACCESS_SETTINGS>;

export interface AccessSettings {
  /** Undefined: no TLS, on loopback only. */
  readonly tls: { readonly certFile: string; readonly keyFile: string; readonly clientCaFile: string | undefined } | undefined;
  readonly trustDomain: string | undefined;
  readonly oidcFile: string | undefined;
  readonly localToken: boolean;
}

const WAYS = '--client-ca-file or --oidc-file';

function faultsOf({ listen, tlsCertFile, tlsKeyFile, clientCaFile, trustDomain, oidcFile, localToken }: Values): string[] {
  const faults: string[] = [];
  const hasTls = tlsCertFile !== undefined && tlsKeyFile !== undefined;
  const hasIdentity = clientCaFile !== undefined || oidcFile !== undefined;
  if ((tlsCertFile === undefined) !== (tlsKeyFile === undefined)) faults.push('--tls-cert-file and --tls-key-file go together');
  if (clientCaFile !== undefined && !hasTls) faults.push('--client-ca-file needs --tls-cert-file and --tls-key-file');
  if (trustDomain !== undefined && clientCaFile === undefined) faults.push('--trust-domain needs --client-ca-file');
  if (localToken === 'on' && hasIdentity) faults.push(`--local-token on does not go with ${WAYS}: it may do everything and names nobody`);
  if (localToken === 'off' && !hasIdentity) faults.push(`--local-token off needs ${WAYS}, or nobody could call`);
  if (!isLoopback(listen) && !(hasTls && hasIdentity)) faults.push(`--listen ${listen} is no loopback address: it needs --tls-cert-file, --tls-key-file, and ${WAYS}; the local token is not made for networks`);
  return faults;
}

/** @throws ConfigError with every fault */
export function accessOf(values: Values): AccessSettings {
  const faults = faultsOf(values);
  if (faults.length > 0) throw new ConfigError(faults);
  const { tlsCertFile, tlsKeyFile, clientCaFile, trustDomain, oidcFile, localToken } = values;
  const path = (file: string | undefined): string | undefined => (file === undefined ? undefined : resolve(file));
  return {
    tls: tlsCertFile === undefined || tlsKeyFile === undefined ? undefined : { certFile: resolve(tlsCertFile), keyFile: resolve(tlsKeyFile), clientCaFile: path(clientCaFile) },
    trustDomain,
    oidcFile: path(oidcFile),
    localToken: localToken === 'on' || (localToken === '' && clientCaFile === undefined && oidcFile === undefined),
  };
}
