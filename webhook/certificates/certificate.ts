/** X.509 version 3 certificates on P-256 (RFC 5280): the webhook's own authority and what it serves. */
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, sign, X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { bitString, boolean, element, integer, objectId, octetString, sequence, setOf, time, utf8 } from './der.ts';

/** PEM texts of a certificate and its private key. */
export interface KeyPair {
  readonly cert: string;
  readonly key: string;
}

export interface Validity {
  readonly from: Date;
  readonly to: Date;
}

const ECDSA_WITH_SHA256 = sequence(objectId('1.2.840.10045.4.3.2'));
const SERIAL_BYTES = 16;
const COMMON_NAME = '2.5.4.3';
const KEY_USAGE = '2.5.29.15';
const EXTENDED_KEY_USAGE = '2.5.29.37';
const BASIC_CONSTRAINTS = '2.5.29.19';
const ALTERNATIVE_NAMES = '2.5.29.17';
const SUBJECT_KEY = '2.5.29.14';
const AUTHORITY_KEY = '2.5.29.35';
const SERVER_AUTH = '1.3.6.1.5.5.7.3.1';
/** Bits as RFC 5280 numbers them, with the unused ones at the end. */
const CERT_SIGN_CRL_SIGN = bitString(Buffer.from([0b0000_0110]), 1);
const DIGITAL_SIGNATURE = bitString(Buffer.from([0b1000_0000]), 7);

interface Draft {
  readonly subject: string;
  readonly issuer: string;
  readonly validity: Validity;
  readonly publicKey: Buffer;
  readonly extensions: readonly Buffer[];
  /** PEM of the issuer's private key. */
  readonly signer: string;
}

function nameOf(commonName: string): Buffer {
  return sequence(setOf(sequence(objectId(COMMON_NAME), utf8(commonName))));
}

function extension(id: string, critical: boolean, value: Uint8Array): Buffer {
  return sequence(objectId(id), ...(critical ? [boolean(true)] : []), octetString(value));
}

/** Identifier of a public key: method 1 of RFC 7093, the first 160 bits of its SHA-256. */
function keyId(publicKey: Uint8Array): Buffer {
  return createHash('sha256').update(publicKey).digest().subarray(0, 20);
}

/** Four bytes of IPv4. Services are named, and only local tests call by address. */
function addressBytes(address: string): Buffer {
  if (isIP(address) !== 4) throw new RangeError(`${address} is no IPv4 address`);
  return Buffer.from(address.split('.').map(Number));
}

function alternativeName(host: string): Buffer {
  return isIP(host) === 0 ? element(0x82, Buffer.from(host, 'ascii')) : element(0x87, addressBytes(host));
}

function pem(label: string, der: Uint8Array): string {
  const lines = Buffer.from(der).toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

function signed(draft: Draft): string {
  const body = sequence(
    element(0xa0, integer(Buffer.from([2]))),
    integer(randomBytes(SERIAL_BYTES)),
    ECDSA_WITH_SHA256,
    nameOf(draft.issuer),
    sequence(time(draft.validity.from), time(draft.validity.to)),
    nameOf(draft.subject),
    draft.publicKey,
    element(0xa3, sequence(...draft.extensions)),
  );
  const signature = sign('sha256', body, { key: draft.signer, dsaEncoding: 'der' });
  return pem('CERTIFICATE', sequence(body, ECDSA_WITH_SHA256, bitString(signature)));
}

function newKey(): { readonly publicKey: Buffer; readonly privatePem: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return {
    publicKey: publicKey.export({ type: 'spki', format: 'der' }),
    privatePem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

/** A new authority that signs itself. Each has a name of its own, so that two can stand in one bundle. */
export function createAuthority(validity: Validity): KeyPair {
  const { publicKey, privatePem } = newKey();
  const subject = `tenantry webhook ${randomBytes(6).toString('hex')}`;
  const extensions = [
    extension(BASIC_CONSTRAINTS, true, sequence(boolean(true), integer(Buffer.from([0])))),
    extension(KEY_USAGE, true, CERT_SIGN_CRL_SIGN),
    extension(SUBJECT_KEY, false, octetString(keyId(publicKey))),
  ];
  return { cert: signed({ subject, issuer: subject, validity, publicKey, extensions, signer: privatePem }), key: privatePem };
}

/** A server certificate for those host names and IPv4 addresses. */
export function issueLeaf(authority: KeyPair, hosts: readonly string[], validity: Validity): KeyPair {
  const { publicKey, privatePem } = newKey();
  const issuer = commonNameOf(authority.cert);
  const authorityKey = createPublicKey(createPrivateKey(authority.key)).export({ type: 'spki', format: 'der' });
  const extensions = [
    extension(BASIC_CONSTRAINTS, true, sequence()),
    extension(KEY_USAGE, true, DIGITAL_SIGNATURE),
    extension(EXTENDED_KEY_USAGE, false, sequence(objectId(SERVER_AUTH))),
    extension(ALTERNATIVE_NAMES, false, sequence(...hosts.map(alternativeName))),
    extension(SUBJECT_KEY, false, octetString(keyId(publicKey))),
    extension(AUTHORITY_KEY, false, sequence(element(0x80, keyId(authorityKey)))),
  ];
  return { cert: signed({ subject: 'tenantry-webhook', issuer, validity, publicKey, extensions, signer: authority.key }), key: privatePem };
}

/** Whether the certificate stands for a host name or IPv4 address. */
export function isFor(certificate: X509Certificate, host: string): boolean {
  return (isIP(host) === 0 ? certificate.checkHost(host) : certificate.checkIP(host)) !== undefined;
}

function commonNameOf(certificate: string): string {
  const name = /^CN=(.*)$/m.exec(new X509Certificate(certificate).subject)?.[1];
  if (name === undefined) throw new Error('the authority has no common name');
  return name;
}
