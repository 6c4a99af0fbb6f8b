/**
 * `npm test`: every test, then one last line `N passed, N failed`.
 * `npm test -- PATTERN…` runs only the files whose path contains a pattern.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadPrograms } from '../lab/programs.ts';
import { requirements } from './requirements.ts';
import type { Tally } from './tally.ts';

const requireAll = process.env['TENANTRY_REQUIRE_ALL'] === '1';
const patterns = process.argv.slice(2);

const missing = requirements(process.env).filter((requirement) => requirement.missing !== undefined);
for (const { group, missing: what } of missing) {
  console.log(`${requireAll ? 'missing' : 'skipped'}: the ${group} tests need ${what}`);
}

if (missing.length === 0 && patterns.length === 0) {
  console.log('building the lab (minutes the first time, seconds afterwards)');
  await loadPrograms({ env: process.env, log: (line) => console.log(line), flux: true, kwok: true });
}

const tally = run(missing.map(({ group }) => group));
const failed = tally.failed + tally.broken.length;
for (const name of tally.broken) console.log(`broken outside a test: ${name}`);
for (const name of tally.skipped) console.log(`skipped: ${name}`);
const refused = requireAll && (missing.length > 0 || tally.skipped.length > 0);
if (refused) console.log('TENANTRY_REQUIRE_ALL=1: nothing may be skipped');
const skippedFails = refused ? missing.length + tally.skipped.length : 0;
console.log(`${tally.passed} passed, ${failed + skippedFails} failed`);
process.exitCode = failed + skippedFails > 0 || tally.passed === 0 ? 1 : 0;

function run(withoutGroups: readonly string[]): Tally {
  const folder = mkdtempSync(join(tmpdir(), 'tenantry-tally-'));
  const file = join(folder, 'tally.json');
  try {
    const args = ['run', ...withoutGroups.map((group) => `--project=!${group}`), ...patterns];
    const vitest = spawnSync('vitest', args, { stdio: 'inherit', env: { ...process.env, TENANTRY_TALLY: file } });
    if (vitest.error) throw vitest.error;
    return JSON.parse(readFileSync(file, 'utf8')) as Tally;
  } catch (error) {
    console.error(`the test runner gave no result: ${String(error)}`);
    return { passed: 0, failed: 1, skipped: [], broken: [] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
