/** Git's object ids (SHA-1) and the ids of blobs that were never written. */
import { hash } from 'node:crypto';
import { TenantryError } from '../../model/errors.ts';
import { cleanText } from './clean-text.ts';

const FORM = /^[0-9a-f]{40}$/;

export function isObjectId(text: string): boolean {
  return FORM.test(text);
}

/** Throws INTERNAL unless the text is an object id; guards what goes into argument lists. */
export function assertObjectId(text: string): string {
  if (!isObjectId(text)) throw new TenantryError('INTERNAL', `git gave ${cleanText(text, 60)} where an object id was expected`);
  return text;
}

/** The id that Git gives to a file with this content. */
export function blobIdOf(content: string | Buffer): string {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return hash('sha1', Buffer.concat([Buffer.from(`blob ${bytes.length}\0`), bytes]));
}
