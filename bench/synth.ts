/**
 * How fast a tenants repository becomes manifests. Each full run is a fresh process that loads, checks, renders, emits
 * and writes everything; there is no memory of an earlier run. The figure is the median of three.
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
  readonly rssMib: number;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function runOnce(way: Way, folder: string): Measured {
  const out = join(folder, 'out');
  rmSync(out, { recursive: true, force: true });
  const started = performance.now();
  const stdout = execFileSync(process.execPath, [join(import.meta.dirname, 'synth-process.ts'), way, join(folder, 'tenants'), out], { encoding: 'utf8' });
  const seconds = (performance.now() - started) / 1000;
  return { seconds, rssMib: (JSON.parse(stdout) as { maxRssKib: number }).maxRssKib / 1024 };
}

function measure(way: Way, folder: string, runs = RUNS): Measured {
  const all = Array.from({ length: runs }, () => runOnce(way, folder));
  return { seconds: median(all.map(({ seconds }) => seconds)), rssMib: Math.max(...all.map(({ rssMib }) => rssMib)) };
}

/** Objects that a run has written for tenants. */
function objectsPerTenant(folder: string, tenants: number): number {
  const files = readdirSync(join(folder, 'out', 'deploy'), { recursive: true, encoding: 'utf8' }).filter((path) => path.includes('/tenants/') && path.endsWith('.yaml'));
  const objects = files.reduce((sum, path) => sum + readFileSync(join(folder, 'out', 'deploy', path), 'utf8').split('\nkind: ').length - 1, 0);
  return objects / tenants;
}

function inRepository<T>(tenants: number, use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'tenantry-bench-'));
  try {
    writeRepository(join(folder, 'tenants'), tenants);
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
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
  return [{ name: 'synth.full.100', value: inRepository(SIZES[0], (folder) => measure('tenantry', folder)).seconds, unit: 's' }];
}

function thousand(): Result[] {
  return inRepository(SIZES[1], (folder) => {
    const { seconds } = measure('tenantry', folder);
    const objects = objectsPerTenant(folder, SIZES[1]);
    const plain = measure('cdk8s-app-a-tenant', folder).seconds;
    return [
      { name: 'synth.full.1000', value: seconds, unit: 's', baseline: { name: 'plain cdk8s, an App a tenant, s', value: plain }, ratio: plain / seconds },
      { name: 'synth.full.1000.objects', value: objects, unit: 'objects a tenant' },
    ];
  });
}

function oneApp(): Result[] {
  return inRepository(SIZES[1], (folder) => {
    const { seconds } = measure('tenantry', folder, 1);
    const plain = measure('cdk8s-one-app', folder, 1).seconds;
    return [{ name: 'synth.oneapp.1000', value: seconds, unit: 's', baseline: { name: 'plain cdk8s, one App of all tenants, s', value: plain }, ratio: plain / seconds }];
  });
}

function tenThousand(): Result[] {
  return inRepository(SIZES[2], (folder) => {
    const { seconds, rssMib } = measure('tenantry', folder);
    const { catalog } = checkRepository(join(folder, 'tenants'));
    if (catalog === undefined) throw new Error('the repository does not load');
    const one = changeOne(catalog, join(folder, 'one'));
    return [
      { name: 'synth.full.10000', value: seconds, unit: 's' },
      { name: 'synth.full.10000.rss', value: rssMib, unit: 'MiB' },
      { name: 'synth.one', value: one, unit: 'ms', baseline: { name: 'all 10,000 again, ms', value: seconds * 1000 }, ratio: (seconds * 1000) / one },
    ];
  });
}

export const benches: readonly Bench[] = [
  { name: 'synth.full.100', results: ['synth.full.100'], run: async () => small() },
  { name: 'synth.full.1000', results: ['synth.full.1000', 'synth.full.1000.objects'], run: async () => thousand() },
  { name: 'synth.oneapp.1000', results: ['synth.oneapp.1000'], run: async () => oneApp() },
  { name: 'synth.full.10000', results: ['synth.full.10000', 'synth.full.10000.rss', 'synth.one'], run: async () => tenThousand() },
];
