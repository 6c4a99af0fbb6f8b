/**
 * The environment that every git process gets: no settings of the machine or the user, no prompts, no hooks, only the
 * protocol of the one remote. Credentials travel here and nowhere else: never in arguments, URLs or .git/config.
 */
import { TenantryError } from '../../model/errors.ts';
import type { Remote } from './remote.ts';

export type GitEnvironment = Readonly<Record<string, string>>;

/** Settings that are the same for every call. */
const SETTINGS: readonly (readonly [string, string])[] = [
  ['core.hooksPath', '/dev/null'],
  ['core.fsmonitor', 'false'],
  ['credential.helper', ''],
  ['gc.auto', '0'],
  ['maintenance.auto', 'false'],
  ['fetch.writeCommitGraph', 'false'],
  ['transfer.fsckObjects', 'true'],
  ['http.followRedirects', 'false'],
  // Objects of a batch are deltas already (fast-import makes them); looking for better ones costs more than it saves.
  ['pack.window', '0'],
  ['pack.threads', '1'],
  ['core.compression', '1'],
  // One pack a batch (maintenance.ts gathers them): a file for each object costs several times as much.
  ['fastimport.unpackLimit', '1'],
  // Everything here is on the remote too, or was never acknowledged; a damaged clone is thrown away (open.ts).
  ['core.fsync', 'none'],
];

function headerOf(remote: Remote): readonly (readonly [string, string])[] {
  const { credentials } = remote;
  if (credentials === undefined || credentials.kind === 'ssh') return [];
  const origin = new URL(remote.location).origin;
  const value =
    credentials.kind === 'basic'
      ? `Basic ${Buffer.from(`${credentials.username}:${credentials.password}`).toString('base64')}`
      : `Bearer ${credentials.token}`;
  return [[`http.${origin}/.extraHeader`, `Authorization: ${value}`]];
}

function shellQuoted(path: string): string {
  if (/['\n\0]/.test(path)) throw new TenantryError('INVALID_ARGUMENT', 'the path of an SSH key or known_hosts file must not hold quotes or line breaks');
  return `'${path}'`;
}

function sshCommand(remote: Remote): string {
  const { credentials } = remote;
  const pinned = 'ssh -F /dev/null -o BatchMode=yes -o StrictHostKeyChecking=yes -o GlobalKnownHostsFile=/dev/null -o ConnectTimeout=15';
  if (credentials?.kind !== 'ssh') return `${pinned} -o UserKnownHostsFile=/dev/null`;
  return `${pinned} -o IdentitiesOnly=yes -o UserKnownHostsFile=${shellQuoted(credentials.knownHostsFile)} -i ${shellQuoted(credentials.keyFile)}`;
}

/** Builds the environment for a remote. `searchPath` is where git and ssh are looked for (PATH). */
export function gitEnvironment(remote: Remote, searchPath: string): GitEnvironment {
  const settings = [...SETTINGS, ...headerOf(remote)];
  const numbered = settings.flatMap(([key, value], index): [string, string][] => [
    [`GIT_CONFIG_KEY_${index}`, key],
    [`GIT_CONFIG_VALUE_${index}`, value],
  ]);
  return {
    PATH: searchPath,
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_COUNT: String(settings.length),
    ...Object.fromEntries(numbered),
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_ALLOW_PROTOCOL: remote.protocol,
    GIT_SSH_COMMAND: sshCommand(remote),
  };
}
