import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readFile, readdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { buildKey } from './build-key.ts';
import { withBuildLock } from './build-lock.ts';
import { runCommand } from './command.ts';
import { findExecutable } from './environment.ts';
import type { Environment, Log } from './environment.ts';
import type { GoModule } from './go-modules.ts';
import { LabError } from './lab-error.ts';

/** What a build needs from its surroundings. */
export interface BuildOptions {
  /** PATH, HOME and Go's own variables; TENANTRY_LAB_CACHE and TENANTRY_LAB_GO are read here. */
  readonly env: Environment;
  readonly log: Log;
}

/** Folder that holds all builds: TENANTRY_LAB_CACHE, or `tenantry-lab` in the user's cache folder. */
function cacheFolder(env: Environment): string {
  const userCache = env['XDG_CACHE_HOME'] ?? join(env['HOME'] ?? homedir(), '.cache');
  return env['TENANTRY_LAB_CACHE'] ?? join(userCache, 'tenantry-lab');
}

function goProgram(env: Environment): string {
  const go = env['TENANTRY_LAB_GO'] ?? findExecutable('go', env, ['/usr/local/go/bin', '/usr/lib/go/bin']);
  if (go !== undefined) return go;
  throw new LabError('the lab builds its programs with Go 1.26 or newer: put `go` on the PATH or set TENANTRY_LAB_GO');
}

// Flags and workspaces of the machine must not change what is built; where modules come from is the machine's affair.
function goEnvironment(env: Environment): Environment {
  return { ...env, GOFLAGS: '', GOWORK: 'off', CGO_ENABLED: '0' };
}

async function keyOf(module: GoModule, go: string, env: Environment): Promise<string> {
  const names = (await readdir(module.folder)).filter((name) => /^go\.(mod|sum)$|\.go$/.test(name));
  const contents = await Promise.all(names.map((name) => readFile(join(module.folder, name), 'utf8')));
  const sources = Object.fromEntries(names.map((name, index) => [name, contents[index] ?? '']));
  const toolchain = await runCommand(go, ['env', 'GOVERSION', 'GOOS', 'GOARCH'], { cwd: module.folder, env });
  return buildKey({ toolchain, packages: module.packages, ldflags: module.ldflags, sources });
}

async function copyModuleFiles(module: GoModule, go: string, env: Environment, target: string): Promise<void> {
  for (const { module: path, from, to } of module.files) {
    const folder = await runCommand(go, ['list', '-m', '-f', '{{.Dir}}', path], { cwd: module.folder, env });
    const source = join(folder.trim(), from);
    await mkdir(join(target, to), { recursive: true });
    const names = (await readdir(source)).filter((name) => name.endsWith('.yaml') && name !== 'kustomization.yaml');
    await Promise.all(names.map((name) => copyFile(join(source, name), join(target, to, name))));
  }
}

async function buildInto(module: GoModule, go: string, env: Environment, target: string): Promise<void> {
  const bin = join(target, 'bin');
  await mkdir(bin);
  const flags = ['-mod=readonly', '-trimpath', '-buildvcs=false', `-ldflags=${module.ldflags}`];
  // A folder as the output names each program after its package, and needs the trailing slash.
  await runCommand(go, ['build', ...flags, '-o', `${bin}/`, ...module.packages], { cwd: module.folder, env });
  const missing = module.packages.map((path) => basename(path)).filter((name) => !existsSync(join(bin, name)));
  if (missing.length > 0) throw new LabError(`go build gave no ${missing.join(', ')} in ${bin}`);
  await copyModuleFiles(module, go, env, target);
}

const DRAFT = '.draft-';

/** What a builder that was killed left behind. */
async function removeDrafts(built: string): Promise<void> {
  const names = (await readdir(dirname(built))).filter((name) => name.startsWith(`${basename(built)}${DRAFT}`));
  await Promise.all(names.map((name) => rm(join(dirname(built), name), { recursive: true, force: true })));
}

/**
 * The folder with `bin/` and the other files of that module, built when it is not in the cache yet.
 * Builders at the same time, in other processes too, wait for each other; a half-made build is never seen.
 * @throws LabError when there is no Go, or with the compiler's words
 */
export async function ensureBuilt(module: GoModule, options: BuildOptions): Promise<string> {
  const go = goProgram(options.env);
  const env = goEnvironment(options.env);
  const cache = cacheFolder(options.env);
  const built = join(cache, `${module.name}-${await keyOf(module, go, env)}`);
  if (existsSync(built)) return built;
  await mkdir(cache, { recursive: true });
  return withBuildLock(`${built}.lock`, async () => {
    if (existsSync(built)) return built;
    options.log(`building ${module.name} (once; some minutes on a machine that has not built it before) …`);
    const started = performance.now();
    await removeDrafts(built);
    const draft = await mkdtemp(`${built}${DRAFT}`);
    try {
      await buildInto(module, go, env, draft);
      await rename(draft, built);
    } finally {
      await rm(draft, { recursive: true, force: true });
    }
    options.log(`built ${module.name} in ${Math.round((performance.now() - started) / 1000)} s: ${built}`);
    return built;
  });
}
