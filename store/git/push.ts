/** `git push --atomic` with an explicit lease for every ref: either all refs move from what we know, or none. */
import { cleanText } from './clean-text.ts';
import { assertObjectId } from './object-id.ts';
import type { GitResult } from './run.ts';

export interface RefUpdate {
  /** Branch, without refs/heads/. */
  readonly branch: string;
  /** What the branch must be at; undefined: it must not exist. */
  readonly from: string | undefined;
  readonly to: string;
}

export type PushOutcome =
  /** All refs moved. */
  | { readonly kind: 'pushed' }
  /** Somebody else moved a ref first: fetch and apply the intents again. */
  | { readonly kind: 'stale'; readonly message: string }
  /** The remote said no (hook, protected branch, rights): trying again at once is of no use. */
  | { readonly kind: 'refused'; readonly message: string }
  /** No clear answer: the push may or may not have happened. */
  | { readonly kind: 'unknown'; readonly message: string };

const BRANCH = /^[A-Za-z0-9][A-Za-z0-9._/-]*$/;

export function fullRef(branch: string): string {
  if (!BRANCH.test(branch) || branch.includes('..') || branch.endsWith('.lock')) throw new Error(`branch ${cleanText(branch, 100)} cannot be pushed`);
  return `refs/heads/${branch}`;
}

/** Arguments of the push; pure. */
export function pushArguments(location: string, updates: readonly RefUpdate[]): string[] {
  const leases = updates.map(({ branch, from }) => `--force-with-lease=${fullRef(branch)}:${from === undefined ? '' : assertObjectId(from)}`);
  const refspecs = updates.map(({ branch, to }) => `${assertObjectId(to)}:${fullRef(branch)}`);
  return ['push', '--atomic', '--porcelain', '--no-verify', '--no-follow-tags', '--recurse-submodules=no', ...leases, '--end-of-options', location, ...refspecs];
}

/** What became of one ref, in the words of `git push --porcelain`. */
export interface RefLine {
  /** `!` if it did not move. */
  readonly flag: string;
  readonly summary: string;
}

function refLines(stdout: string): RefLine[] {
  return stdout.split('\n').flatMap((line) => {
    const [flag = '', names, ...rest] = line.split('\t');
    return flag.length === 1 && names !== undefined && rest.length > 0 ? [{ flag, summary: rest.join(' ') }] : [];
  });
}

/**
 * What a summary in porcelain output means. `[rejected]` comes from our side (lease, fast-forward), `[remote rejected]`
 * from the other; a remote that lost the race on its lock words it in its own way (GitHub, GitLab and Git differ), so
 * those words count as stale: a fetch shows what really happened.
 */
function isStale(summary: string): boolean {
  return summary.startsWith('[rejected]') || /cannot lock ref|incorrect old value|failed to update ref|fetch first|non-fast-forward|stale info|reference already exists/i.test(summary);
}

/** Reads the answer of `git push`; pure. */
export function parsePush(result: GitResult, updates: readonly RefUpdate[]): PushOutcome {
  return outcomeOf(refLines(result.stdout.toString('utf8')), updates, { whole: result.code === 0, said: result.stderr });
}

/** What a push came to; pure. `whole`: it ended as a push that went well ends; `said`: words for people. */
export function outcomeOf(lines: readonly RefLine[], updates: readonly RefUpdate[], { whole, said }: { readonly whole: boolean; readonly said: string }): PushOutcome {
  const failed = lines.filter(({ flag }) => flag === '!');
  if (whole && failed.length === 0 && lines.length >= updates.length) return { kind: 'pushed' };
  const causes = failed.filter(({ summary }) => !summary.includes('atomic push failed') && !summary.includes('atomic transaction failed'));
  const told = causes.length > 0 ? causes : failed;
  const message = cleanText([...new Set(told.map(({ summary }) => summary)), said].join('; '));
  if (failed.length === 0 || lines.length < updates.length) return { kind: 'unknown', message };
  if (told.some(({ summary }) => isStale(summary))) return { kind: 'stale', message };
  if (told.every(({ summary }) => summary.startsWith('[remote rejected]'))) return { kind: 'refused', message };
  return { kind: 'unknown', message };
}
