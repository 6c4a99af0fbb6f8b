/**
 * Client certificates, judged anew at every call: a connection may live for an hour, and in that time a certificate
 * ends or its authority is taken out of the bundle. What was found out about one is remembered while the bundle stays.
 */
import { createHash, X509Certificate } from 'node:crypto';
import { TenantryError } from '../../model/errors.ts';
import type { Log } from '../../runtime/log.ts';
import { certificateCaller, type Judged } from './certificate-caller.ts';
import type { Authenticator, Credentials, Identity } from './identity.ts';
import { Recent } from './recent.ts';

export interface ClientCertificatesOptions {
  /** The authorities that client certificates may be signed by, each directly; called at every certificate. */
  readonly authorities: () => readonly X509Certificate[];
  readonly trustDomain: string | undefined;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly log: Log;
}

interface Known {
  readonly authorities: readonly X509Certificate[];
  readonly judged: Judged;
  readonly from: number;
  readonly until: number;
}

const MOST_KNOWN = 4_096;
const MAX_BYTES = 32_768;
const HOW = 'show a client certificate that the platform\'s client authority has signed, with a SPIFFE id of a caller or with Kubernetes\' user and groups in its subject';

export class ClientCertificates implements Authenticator {
  readonly #options: ClientCertificatesOptions;
  readonly #known = new Recent<string, Known>(MOST_KNOWN);

  constructor(options: ClientCertificatesOptions) {
    this.#options = options;
  }

  authenticate({ certificate }: Credentials): Promise<Identity> {
    if (certificate === undefined) return Promise.reject(new TenantryError('UNAUTHENTICATED', `this call needs credentials; ${HOW}`));
    const reason = this.#reasonAgainst(certificate);
    if (typeof reason !== 'string') return Promise.resolve(reason);
    this.#options.log.info('a client certificate was refused', { reason });
    return Promise.reject(new TenantryError('UNAUTHENTICATED', `this certificate is not good here; ${HOW}`));
  }

  /** The caller, or why there is none. */
  #reasonAgainst(der: Uint8Array): Identity | string {
    const { judged, from, until } = this.#look(der);
    const now = this.#options.now();
    if ('refused' in judged) return judged.refused;
    if (now < from) return 'it is not valid yet';
    return now > until ? 'it has ended' : judged.identity;
  }

  #look(der: Uint8Array): Known {
    const authorities = this.#options.authorities();
    const key = createHash('sha256').update(der).digest('base64');
    const known = this.#known.get(key);
    if (known !== undefined && known.authorities === authorities) return known;
    const found = { authorities, ...judge(der, authorities, this.#options.trustDomain) };
    this.#known.put(key, found);
    return found;
  }
}

const NEVER = { from: 0, until: 0 };

function judge(der: Uint8Array, authorities: readonly X509Certificate[], trustDomain: string | undefined): Omit<Known, 'authorities'> {
  if (der.length > MAX_BYTES) return { judged: { refused: `it has more than ${MAX_BYTES} bytes` }, ...NEVER };
  let leaf: X509Certificate;
  try {
    leaf = new X509Certificate(der);
  } catch {
    return { judged: { refused: 'it is no certificate' }, ...NEVER };
  }
  const isSigned = authorities.some((authority) => leaf.checkIssued(authority) && leaf.verify(authority.publicKey));
  if (!isSigned || leaf.ca) return { judged: { refused: 'no authority of the client bundle has signed it, or it is an authority itself' }, ...NEVER };
  const judged = certificateCaller(leaf.toLegacyObject(), trustDomain);
  const until = leaf.validToDate.getTime();
  return { judged: 'refused' in judged ? judged : { identity: { ...judged.identity, until } }, from: leaf.validFromDate.getTime(), until };
}
