/**
 * Whom a client certificate stands for. Pure. A certificate with a URI among its alternative names is a SPIFFE
 * certificate and is judged by that id alone; any other one is read as Kubernetes reads client certificates: the
 * subject's common name is the user, its organizations are the groups
 * (https://kubernetes.io/docs/reference/access-authn-authz/authentication/#x509-client-certificates).
 */
import { shown } from '../../model/shown.ts';
import { uriNamesOf } from './alternative-names.ts';
import type { Identity } from './identity.ts';
import { personasOf } from './personas.ts';
import { groupOfSpiffeId } from './spiffe.ts';

/** A certificate as Node's `toLegacyObject()` shows it. */
export interface CertificateNames {
  readonly subject: { readonly CN?: string | readonly string[] | undefined; readonly O?: string | readonly string[] | undefined };
  readonly subjectaltname?: string | undefined;
  readonly fingerprint256: string;
}

export type Judged = { readonly identity: Identity } | { readonly refused: string };

const MAX_GROUPS = 256;
const MAX_NAME = 256;

function listOf(value: string | readonly string[] | undefined): readonly string[] {
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
}

function identityOf(id: string, { name, groups, fingerprint }: { readonly name: string; readonly groups: readonly string[]; readonly fingerprint: string }): Identity {
  const { platformAdmin, tenants, groups: counted } = personasOf(groups);
  const proof = { by: 'certificate', source: `sha256:${fingerprint.replaceAll(':', '').toLowerCase()}`, groups: counted } as const;
  return { id, platformAdmin, tenants, name, email: 'certificate@tenantry.invalid', proof };
}

function bySubject({ subject, fingerprint256: fingerprint }: CertificateNames): Judged {
  const [name, ...more] = listOf(subject.CN);
  const groups = listOf(subject.O);
  if (name === undefined || name === '' || more.length > 0) return { refused: 'the subject must have exactly one common name' };
  if (name.length > MAX_NAME || groups.length > MAX_GROUPS) return { refused: `the common name is longer than ${MAX_NAME} characters, or there are more than ${MAX_GROUPS} organizations` };
  return { identity: identityOf(`x509:${name}`, { name: shown(name, MAX_NAME), groups, fingerprint }) };
}

/** The caller, or why it is nobody. `trustDomain` undefined: SPIFFE ids are not taken. */
export function certificateCaller(certificate: CertificateNames, trustDomain: string | undefined): Judged {
  const uris = uriNamesOf(certificate.subjectaltname ?? '');
  if (uris === undefined) return { refused: 'the alternative names cannot be read' };
  const [uri, ...more] = uris;
  if (uri === undefined) return bySubject(certificate);
  if (more.length > 0) return { refused: 'there is more than one URI among the alternative names' };
  if (trustDomain === undefined) return { refused: 'no trust domain is configured, so SPIFFE ids are not taken' };
  const group = groupOfSpiffeId(uri, trustDomain);
  if (group === undefined) return { refused: `${shown(uri, 200)} is no SPIFFE id of a caller in the trust domain ${trustDomain}` };
  return { identity: identityOf(uri, { name: uri.slice(uri.lastIndexOf('/') + 1), groups: [group], fingerprint: certificate.fingerprint256 }) };
}
