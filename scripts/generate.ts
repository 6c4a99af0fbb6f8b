/**
 * `npm run generate`: writes model/generated from the schemas of the documents; docs/policies.md, docs/cloud-policies.md
 * and policies/generated from the policies; and proto/gen, proto/baseline.binpb and gen/openapi from the .proto files,
 * after buf's lint and its check for breaking changes against the committed baseline. With `--check` nothing is written,
 * and stale files are a fault.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, relative } from 'node:path';
import { cloudPoliciesPage } from './cloud-policies-page.ts';
import { openApiFiles } from './openapi.ts';
import { policiesPage } from './policies-page.ts';
import { policyLevels } from './policy-levels.ts';
import { schemaFiles } from './schema-code.ts';

const root = join(import.meta.dirname, '..');
const proto = join(root, 'proto');
const schemas = join(root, 'model/generated');
const openApi = join(root, 'gen/openapi');
const BASELINE = 'baseline.binpb';
const BARE = ['--exclude-source-info'];

/** Runs buf in proto/; true when it succeeded. Its own messages say what is wrong. */
function buf(...args: readonly string[]): boolean {
  console.log(`generate: buf ${args.join(' ')}`);
  const path = [dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter);
  const run = spawnSync(join(root, 'node_modules/.bin/buf'), args, { cwd: proto, stdio: 'inherit', env: { ...process.env, PATH: path } });
  if (run.error) console.error(`generate: buf could not be started: ${run.error.message}`);
  return run.status === 0;
}

/** Every file below a folder with its content, by path. */
function treeOf(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(files.map((entry) => {
    const file = join(entry.parentPath, entry.name);
    return [relative(folder, file), readFileSync(file, 'latin1')];
  }));
}

/** Paths that are missing, extra or different in `found`, sorted. */
function staleIn(found: ReadonlyMap<string, string>, wanted: ReadonlyMap<string, string>): string[] {
  const paths = new Set([...found.keys(), ...wanted.keys()]);
  return [...paths].filter((path) => found.get(path) !== wanted.get(path)).sort();
}

/** Tells what is stale in a folder; true when nothing is. */
function tellStale(folder: string, stale: readonly string[]): boolean {
  for (const path of stale) console.error(`generate: ${join(folder, path)} is stale; run npm run generate and commit the result`);
  return stale.length === 0;
}

function writeSchemas(): boolean {
  rmSync(schemas, { recursive: true, force: true });
  mkdirSync(schemas);
  for (const [name, text] of schemaFiles()) writeFileSync(join(schemas, name), text);
  return true;
}

/** What is made of the policies, by path. */
const FROM_POLICIES: ReadonlyMap<string, string> = new Map([['docs/policies.md', policiesPage()], ['docs/cloud-policies.md', cloudPoliciesPage()], ['policies/generated/levels.ts', policyLevels()]]);

function writePolicies(): boolean {
  for (const [path, text] of FROM_POLICIES) writeFileSync(join(root, path), text);
  return true;
}

/** The OpenAPI files of the .proto files as they are; undefined when buf cannot read them. */
function openApiNow(): ReadonlyMap<string, string> | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'tenantry-openapi-'));
  try {
    // With source info, unlike the baseline: comments become descriptions.
    const image = join(folder, 'image.binpb');
    if (!buf('build', '-o', image)) return undefined;
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return openApiFiles(readFileSync(image), version);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function writeOpenApi(): boolean {
  const files = openApiNow();
  if (files === undefined) return false;
  mkdirSync(openApi, { recursive: true });
  for (const [name, text] of files) writeFileSync(join(openApi, name), text);
  return true;
}

function isOpenApiFresh(): boolean {
  const files = openApiNow();
  // treeOf() reads bytes, one a character.
  const wanted = new Map([...(files ?? [])].map(([name, text]) => [name, Buffer.from(text).toString('latin1')]));
  return files !== undefined && tellStale('gen/openapi', staleIn(treeOf(openApi), wanted));
}

/** Generates into a folder of its own and compares; true when what is committed is fresh. */
function isFresh(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'tenantry-generate-'));
  try {
    // Without imports: google/protobuf comes with buf, and differs between its versions.
    const [image, committed] = [join(folder, 'image.binpb'), join(folder, 'committed.binpb')];
    const built = buf('generate', '-o', folder) && buf('build', ...BARE, '--exclude-imports', '-o', image) && buf('build', BASELINE, ...BARE, '--exclude-imports', '-o', committed);
    if (!built) return false;
    const stale = staleIn(treeOf(join(proto, 'gen')), treeOf(join(folder, 'gen')));
    if (!readFileSync(image).equals(readFileSync(committed))) stale.push(`../${BASELINE}`);
    return tellStale('proto/gen', stale);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const check = process.argv.includes('--check');
const modelled = check ? tellStale('model/generated', staleIn(treeOf(schemas), schemaFiles())) : writeSchemas();
const told = check ? tellStale('.', [...FROM_POLICIES].filter(([path, text]) => readFileSync(join(root, path), 'utf8') !== text).map(([path]) => path)) : writePolicies();
const safe = buf('lint') && buf('breaking', '--exclude-imports', '--against', BASELINE);
const done = safe && (check ? [isFresh(), isOpenApiFresh()].every(Boolean) : buf('generate') && buf('build', ...BARE, '-o', BASELINE) && writeOpenApi());
if (!modelled || !told || !done) process.exit(1);
console.log('generate: done');
