/**
 * What some tests need beyond the packages of package-lock.json. Where a thing is missing its tests are left out with
 * one clear line; with TENANTRY_REQUIRE_ALL=1 (CI) a missing thing is a failure.
 */
import { spawnSync } from 'node:child_process';

/** One thing that a group of tests needs; `missing` says what to install, undefined when it is there. */
export interface Requirement {
  readonly group: string;
  readonly missing: string | undefined;
}

/** Go builds the API server, etcd, Flux and kwok from source (lab/README.md). */
const GO_AT_LEAST = { major: 1, minor: 26 };

/** Looks at this machine; starts nothing and writes nothing. */
export function requirements(env: NodeJS.ProcessEnv): readonly Requirement[] {
  return [{ group: 'lab', missing: labMissing(env) }];
}

function labMissing(env: NodeJS.ProcessEnv): string | undefined {
  if (process.platform !== 'linux') return `Linux (this is ${process.platform})`;
  for (const tool of ['git', 'openssl']) {
    if (!runs(tool, ['version'], env) && !runs(tool, ['--version'], env)) return tool;
  }
  const version = runs('go', ['version'], env)?.match(/go(\d+)\.(\d+)/);
  const [major, minor] = [Number(version?.[1] ?? 0), Number(version?.[2] ?? 0)];
  const enough = major > GO_AT_LEAST.major || (major === GO_AT_LEAST.major && minor >= GO_AT_LEAST.minor);
  return enough ? undefined : `Go ${GO_AT_LEAST.major}.${GO_AT_LEAST.minor} or newer on the PATH`;
}

function runs(command: string, args: string[], env: NodeJS.ProcessEnv): string | undefined {
  const run = spawnSync(command, args, { encoding: 'utf8', env });
  return run.status === 0 ? run.stdout : undefined;
}
