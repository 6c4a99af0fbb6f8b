/** Names and mail addresses of strangers, made fit for a commit's author line. */
import type { Caller } from '../store.ts';
import type { Signature } from './import-stream.ts';

const NAME_LENGTH = 100;
const EMAIL_LENGTH = 200;
/** Domain of addresses that are none (RFC 2606). */
const NO_DOMAIN = 'callers.invalid';

/** Printable characters only, without what ends or fakes an author line; white space becomes one blank. */
function cleaned(text: string, length: number): string {
  return text
    .replace(/[<>\p{C}\u2028\u2029]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, length)
    .replace(/^[\s.,:;"'\\]+|[\s,:;"'\\]+$/g, '')
    // Cutting may have left half of a pair.
    .replace(/\p{Surrogate}/gu, '');
}

/** Author of a caller's commit. An address that is missing or odd is made of the caller's id. */
export function authorOf(caller: Caller, seconds: number): Signature {
  const id = cleaned(caller.id, NAME_LENGTH) || 'unknown';
  const email = cleaned(caller.email ?? '', EMAIL_LENGTH);
  const local = id.replace(/[^A-Za-z0-9._+-]/g, '-');
  return {
    name: cleaned(caller.name ?? '', NAME_LENGTH) || id,
    email: /^[^\s@]+@[^\s@]+$/.test(email) ? email : `${local}@${NO_DOMAIN}`,
    seconds,
  };
}

/** Committer of every commit that the store makes, and author of deploy commits. */
export function ownSignature(seconds: number): Signature {
  return { name: 'tenantry', email: 'tenantry@platform.invalid', seconds };
}
