/** The certificate state as the Secret's data holds it, one JSON text. */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { asList, asRecord, textAt, valueAt } from '../../runtime/untyped.ts';
import type { KeyPair } from './certificate.ts';
import type { CertificateState, Generation } from './rotation.ts';

const MAX_GENERATIONS = 4;
const PATH = /^[A-Za-z0-9_-]{16,128}$/;

function keyPairOf(value: unknown): KeyPair | undefined {
  const cert = textAt(value, 'cert');
  const key = textAt(value, 'key');
  if (cert === undefined || key === undefined) return undefined;
  try {
    return new X509Certificate(cert).checkPrivateKey(createPrivateKey(key)) ? { cert, key } : undefined;
  } catch (error) {
    // Whatever OpenSSL has to say about broken PEM: it is no key pair.
    if (error instanceof Error) return undefined;
    throw error;
  }
}

function numberAt(value: unknown, key: string): number | undefined {
  const found = valueAt(value, key);
  return typeof found === 'number' && Number.isFinite(found) ? found : undefined;
}

function generationOf(value: unknown): Generation | undefined {
  const pair = keyPairOf(value);
  const path = textAt(value, 'path');
  const addedAt = numberAt(value, 'addedAt');
  return pair === undefined || path === undefined || !PATH.test(path) || addedAt === undefined ? undefined : { ...pair, path, addedAt };
}

export function formatState(state: CertificateState): string {
  return JSON.stringify(state);
}

/** The state, or undefined for what is none: broken, cut off, keys that do not fit. A new one is made then. */
export function parseState(text: string): CertificateState | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  const given = asList(asRecord(value)['generations']).slice(0, MAX_GENERATIONS);
  const generations = given.flatMap((item) => generationOf(item) ?? []);
  const leaf = keyPairOf(asRecord(value)['leaf']);
  const leafOf = numberAt(value, 'leafOf');
  const leafAt = numberAt(value, 'leafAt');
  if (leaf === undefined || leafOf === undefined || leafAt === undefined) return undefined;
  if (generations.length === 0 || generations.length < given.length || generations[leafOf] === undefined) return undefined;
  return { generations, leaf, leafOf, leafAt };
}
