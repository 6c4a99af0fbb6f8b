/**
 * How fast a tenants repository becomes manifests. Each full run is a fresh process that loads, checks, renders, emits
 * and writes everything into a folder of its own; there is no memory of an earlier run, and no compile cache of Node's.
 * The figure is the median of three. What runs have written is removed at the very end: ext4 goes slow over inodes that
 * were freed in the last minutes, so that a run after a removal would measure the removal.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Catalog } from '../model/catalog.ts';
import { emitDocument } from '../model/emit.ts';
import { shardBranch, shardOf, tenantFile } from '../model/layout.ts';
import { parseTenant } from '../model/parse.ts';
import { checkTenant } from '../policies/document/index.ts';
import { checkRepository } from '../synth/check.ts';
import { OutputFolder } from '../synth/output-folder.ts';
import { renderTenant } from '../synth/render.ts';
import type { Bench, Result } from './result.ts';
import type { Way } from './synth-process.ts';
import { benchTenant, tenantId, writeRepository } from './synth-repository.ts';

const RUNS = 3;
const SIZES = [100, 1000, 10_000] as const;
const CHANGES = 50;

interface Measured {
  readonly seconds: number;
  /** User and system, of the whole process. */
  readonly cpuSeconds: number;
  readonly rssMib: number;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

let scratch: string | undefined;

/** A folder that is not there yet, removed when the process ends. */
function newFolder(name: string): string {
  if (scratch === undefined) {
    const root = mkdtempSync(join(tmpdir(), 'tenantry-bench-'));
    process.once('exit', () => rmSync(root, { recursive: true, force: true }));
    scratch = root;
  }
  return join(mkdtempSync(join(scratch, 'run-')), name);
}

const repositories = new Map<number, string>();

/** A repository of that many tenants, made once. */
function repositoryOf(tenants: number): string {
  const known = repositories.get(tenants);
  if (known !== undefined) return known;
  const folder = newFolder('tenants');
  writeRepository(folder, tenants);
  repositories.set(tenants, folder);
  return folder;
}

/** Renders into `out` in a fresh process. */
function runOnce(way: Way, tenants: number, out = newFolder('out')): Measured {
  const env = { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1' };
  const repository = repositoryOf(tenants);
  const started = performance.now();
  const stdout = execFileSync(process.execPath, [join(import.meta.dirname, 'synth-process.ts'), way, repository, out], { encoding: 'utf8', env });
  const seconds = (performance.now() - started) / 1000;
  const { maxRssKib, cpuMicroseconds } = JSON.parse(stdout) as { maxRssKib: number; cpuMicroseconds: number };
  return { seconds, cpuSeconds: cpuMicroseconds / 1e6, rssMib: maxRssKib / 1024 };
}

/** The ways in turn, so that whatever else the machine does hits all alike. */
function measure(ways: readonly Way[], tenants: number, runs = RUNS): Measured[] {
  const rounds = Array.from({ length: runs }, () => ways.map((way) => runOnce(way, tenants)));
  return ways.map((_, index) => {
    const own = rounds.flatMap((round) => round[index] ?? []);
    return { seconds: median(own.map(({ seconds }) => seconds)), cpuSeconds: median(own.map(({ cpuSeconds }) => cpuSeconds)), rssMib: Math.max(...own.map(({ rssMib }) => rssMib)) };
  });
}

const measured = new Map<number, Measured>();

/** Our own way, measured once a size. */
function full(tenants: number): Measured {
  const known = measured.get(tenants) ?? measure(['tenantry'], tenants)[0];
  if (known === undefined) throw new Error('nothing was measured');
  measured.set(tenants, known);
  return known;
}

/** Objects that a run writes for tenants. */
function objectsPerTenant(tenants: number): number {
  const out = newFolder('out');
  runOnce('tenantry', tenants, out);
  const deploy = join(out, 'deploy');
  const files = readdirSync(deploy, { recursive: true, encoding: 'utf8' }).filter((path) => path.includes('/tenants/') && path.endsWith('.yaml'));
  const objects = files.reduce((sum, path) => sum + readFileSync(join(deploy, path), 'utf8').split('\nkind: ').length - 1, 0);
  return objects / tenants;
}

/** One document changes in a catalog that is loaded: parse, check, render, write. Median of many changes, milliseconds. */
function changeOne(catalog: Catalog, out: string): number {
  const output = new OutputFolder(out, ['deploy']);
  const times = Array.from({ length: CHANGES }, (_, index) => {
    const document = benchTenant(index * 7);
    const text = emitDocument({ ...document, spec: { ...document.spec, quota: { pods: String(20 + index) } } });
    const id = tenantId(index * 7);
    const started = performance.now();
    const parsed = parseTenant(tenantFile(id), text).document;
    if (parsed === undefined) throw new Error(`${id} does not parse`);
    const touched = catalog.put({ id, file: tenantFile(id), blob: '', document: parsed });
    for (const one of touched) {
      const entry = catalog.tenant(one);
      if (entry === undefined || checkTenant(entry, catalog).length > 0) throw new Error(`${one} has faults`);
      const branch = shardBranch('local', shardOf(one, 16));
      for (const [path, content] of renderTenant(catalog.inputs(one), 'local')) output.put(`${branch}/${path}`, content);
    }
    return performance.now() - started;
  });
  return median(times);
}

function small(): Result[] {
  return [{ name: 'synth.full.100', value: full(SIZES[0]).seconds, unit: 's' }];
}

function thousand(): Result[] {
  const [own, plain] = measure(['tenantry', 'cdk8s-app-a-tenant'], SIZES[1]);
  if (own === undefined || plain === undefined) throw new Error('nothing was measured');
  measured.set(SIZES[1], own);
  const baseline = 'plain cdk8s, an App a tenant';
  return [
    { name: 'synth.full.1000', value: own.seconds, unit: 's', baseline: { name: `${baseline}, s`, value: plain.seconds }, ratio: plain.seconds / own.seconds },
    { name: 'synth.full.1000.cpu', value: own.cpuSeconds, unit: 's of CPU', baseline: { name: `${baseline}, s of CPU`, value: plain.cpuSeconds }, ratio: plain.cpuSeconds / own.cpuSeconds },
    { name: 'synth.full.1000.objects', value: objectsPerTenant(SIZES[1]), unit: 'objects a tenant' },
  ];
}

function oneApp(): Result[] {
  const [own, plain] = measure(['tenantry', 'cdk8s-one-app'], SIZES[1], 1);
  if (own === undefined || plain === undefined) throw new Error('nothing was measured');
  return [{ name: 'synth.oneapp.1000', value: own.seconds, unit: 's', baseline: { name: 'plain cdk8s, one App of all tenants, s', value: plain.seconds }, ratio: plain.seconds / own.seconds }];
}

function tenThousand(): Result[] {
  const { seconds, rssMib } = full(SIZES[2]);
  const { catalog } = checkRepository(repositoryOf(SIZES[2]));
  if (catalog === undefined) throw new Error('the repository does not load');
  const one = changeOne(catalog, newFolder('one'));
  return [
    { name: 'synth.full.10000', value: seconds, unit: 's' },
    { name: 'synth.full.10000.rss', value: rssMib, unit: 'MiB' },
    { name: 'synth.one', value: one, unit: 'ms', baseline: { name: 'all 10,000 again, ms', value: seconds * 1000 }, ratio: (seconds * 1000) / one },
  ];
}

/** Milliseconds of CPU that each tenant more costs between two sizes: the same at any size when growth is linear. */
function further(from: number, to: number): number {
  return ((full(to).cpuSeconds - full(from).cpuSeconds) / (to - from)) * 1000;
}

function growth(): Result[] {
  const [low, high] = [further(SIZES[0], SIZES[1]), further(SIZES[1], SIZES[2])];
  return [{ name: 'synth.growth', value: high, unit: 'ms of CPU a further tenant, 1,000 to 10,000', baseline: { name: 'the same, 100 to 1,000', value: low }, ratio: low / high }];
}

export const benches: readonly Bench[] = [
  { name: 'synth.full.100', results: ['synth.full.100'], run: async () => small() },
  { name: 'synth.full.1000', results: ['synth.full.1000', 'synth.full.1000.cpu', 'synth.full.1000.objects'], run: async () => thousand() },
  { name: 'synth.oneapp.1000', results: ['synth.oneapp.1000'], run: async () => oneApp() },
  { name: 'synth.full.10000', results: ['synth.full.10000', 'synth.full.10000.rss', 'synth.one'], run: async () => tenThousand() },
  { name: 'synth.growth', results: ['synth.growth'], run: async () => growth() },
];
