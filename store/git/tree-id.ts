/** The id that Git gives to a folder of plain files: a digest of all that is in it. */
import { createHash } from 'node:crypto';

/** `files` maps names (no folders in them) to blob ids. */
export function treeIdOf(files: ReadonlyMap<string, string>): string {
  const names = [...files.keys()].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  const parts = names.flatMap((name) => [Buffer.from(`100644 ${name}\0`), Buffer.from(files.get(name) ?? '', 'hex')]);
  const body = Buffer.concat(parts);
  return createHash('sha1').update(`tree ${body.length}\0`).update(body).digest('hex');
}
