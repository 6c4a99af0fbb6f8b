/** The versions of one tenant's document on `main`, read from Git when somebody asks. */
import { TenantryError } from '../model/errors.ts';
import { tenantFile } from '../model/layout.ts';
import { quoted } from '../model/shown.ts';
import type { TenantDocument } from '../model/tenant.ts';
import { trailer, trailersOf } from './commit-message.ts';
import { cleanText } from './git/clean-text.ts';
import type { Mirror } from './git/mirror.ts';
import { isObjectId } from './git/object-id.ts';
import type { Rules } from './ports.ts';

/** One version. */
export interface Revision {
  /** Commit of main. */
  readonly commit: string;
  /** Git's blob id of the file; undefined when the commit removed it. */
  readonly etag: string | undefined;
  /** Name of the commit's author, clean text. */
  readonly author: string;
  readonly committedAt: Date;
  /** First line of the message, clean text. */
  readonly subject: string;
  /** Trailer Operation-Id of commits that an API made. */
  readonly operationId: string | undefined;
}

export interface RevisionQuery {
  readonly limit: number;
  /** Commit after which (that is, before which in time) to go on. */
  readonly after?: string;
}

export interface RevisionParts {
  readonly mirror: Mirror;
  readonly rules: Rules;
  /** Tip of main that is shown. */
  readonly main: () => string;
}

const FORMAT = '%H%x00%ct%x00%an%x00%B%x00';
const ABSENT = /^0+$/;
const RAW = /^\n*:\d+ \d+ [0-9a-f]+ ([0-9a-f]+) /;
const MAX_BYTES = 64 * 1024 * 1024;

/** Reads `git log --raw -z --format=FORMAT`: fields end with NUL, the one byte that no commit can hold. */
export function parseRevisions(output: string): Revision[] {
  const fields = output.split('\0');
  const revisions: Revision[] = [];
  let at = 0;
  while (at + 4 < fields.length) {
    const [commit = '', seconds = '', author = '', message = ''] = fields.slice(at, at + 4);
    at += 4;
    while (fields[at] !== undefined && /^\n*$/.test(fields[at] ?? '')) at += 1;
    const blob = RAW.exec(fields[at] ?? '')?.[1];
    if (blob !== undefined) at += 2;
    revisions.push({
      commit: commit.trim(),
      etag: blob === undefined || ABSENT.test(blob) ? undefined : blob,
      author: cleanText(author),
      committedAt: new Date(Number(seconds) * 1000),
      subject: cleanText(message.split('\n')[0] ?? ''),
      operationId: trailer(trailersOf(message), 'Operation-Id'),
    });
  }
  return revisions;
}

/** Versions, the newest first. @throws TenantryError NOT_FOUND when `after` is no commit of main */
export async function listRevisions(parts: RevisionParts, id: string, { limit, after }: RevisionQuery): Promise<readonly Revision[]> {
  const main = parts.main();
  if (after !== undefined) await assertOnMain(parts, after);
  const from = after === undefined ? [main] : [after, '--skip=1'];
  const [start = main, ...skip] = from;
  const args = ['log', '--first-parent', '-m', '--raw', '--no-abbrev', '--no-renames', '-z', `--max-count=${limit}`, ...skip, `--format=${FORMAT}`, '--end-of-options', start, '--', tenantFile(id)];
  return parseRevisions((await parts.mirror.run(args, { maxBytes: MAX_BYTES })).toString('utf8'));
}

/** The document as a commit of main has it. @throws TenantryError NOT_FOUND */
export async function documentAt(parts: RevisionParts, id: string, commit: string): Promise<TenantDocument> {
  await assertOnMain(parts, commit);
  const file = tenantFile(id);
  const found = await parts.mirror.objects.content(`${commit}:${file}`);
  const document = found === undefined ? undefined : parts.rules.read(file, found.content).document;
  if (document?.kind !== 'Tenant') throw new TenantryError('NOT_FOUND', `commit ${commit} holds no readable document of tenant ${id}; ListAccountRevisions lists those that do`);
  return document;
}

async function assertOnMain({ mirror, main }: RevisionParts, commit: string): Promise<void> {
  if (isObjectId(commit) && (await mirror.isAncestor(commit, main()))) return;
  throw new TenantryError('NOT_FOUND', `${quoted(commit)} is no commit of main; ListAccountRevisions gives those of a tenant, of 40 hexadecimal digits each`);
}
