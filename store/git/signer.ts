/** Signs commits with an SSH key, as `git commit -S` with gpg.format=ssh does. fast-import cannot sign (Git 2.39). */
import type { Mirror } from './mirror.ts';
import { assertObjectId } from './object-id.ts';

/** Signatures made at the same time; each is two short processes. */
const PARALLEL = 4;

/** Makes a signed copy of a commit and gives its id. */
async function signCommit(mirror: Mirror, commit: string, keyFile: string): Promise<string> {
  const raw = (await mirror.objects.content(commit))?.content.toString('utf8') ?? '';
  const split = raw.indexOf('\n\n');
  const head = raw.slice(0, split).split('\n');
  const value = (key: string): string[] => head.filter((line) => line.startsWith(`${key} `)).map((line) => line.slice(key.length + 1));
  const person = (role: 'author' | 'committer'): Record<string, string> => {
    const match = /^(.*) <(.*)> (\d+ [+-]\d{4})$/.exec(value(role)[0] ?? '');
    const prefix = `GIT_${role.toUpperCase()}`;
    return { [`${prefix}_NAME`]: match?.[1] ?? '', [`${prefix}_EMAIL`]: match?.[2] ?? '', [`${prefix}_DATE`]: match?.[3] ?? '' };
  };
  const parents = value('parent').flatMap((parent) => ['-p', assertObjectId(parent)]);
  const args = ['-c', 'gpg.format=ssh', '-c', `user.signingKey=${keyFile}`, 'commit-tree', '-S', ...parents, assertObjectId(value('tree')[0] ?? '')];
  const out = await mirror.run(args, { input: raw.slice(split + 2), env: { ...person('author'), ...person('committer') } });
  return assertObjectId(out.toString('utf8').trim());
}

/** Signed copies of commits, by the id of the unsigned one. */
export async function signCommits(mirror: Mirror, commits: readonly string[], keyFile: string): Promise<Map<string, string>> {
  const signed = new Map<string, string>();
  const left = [...commits];
  const work = async (): Promise<void> => {
    for (let commit = left.pop(); commit !== undefined; commit = left.pop()) signed.set(commit, await signCommit(mirror, commit, keyFile));
  };
  await Promise.all(Array.from({ length: Math.min(PARALLEL, left.length) }, work));
  return signed;
}
