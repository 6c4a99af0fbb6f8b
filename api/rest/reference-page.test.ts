/** The reference page in a real browser, under its own policy: it shows the calls, and asks nobody else for anything. */
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../testing/test-api.ts';

const run = promisify(execFile);
/** TENANTRY_CHROMIUM names the program. */
const BROWSER = process.env['TENANTRY_CHROMIUM'] ?? 'chromium';
const missing = spawnSync(BROWSER, ['--version']).status !== 0;
if (missing) console.log('skipped: the page tests need chromium (TENANTRY_CHROMIUM names one)');

let test: TestApi;
let folder: string;
beforeAll(async () => {
  test = await startTestApi();
  folder = mkdtempSync(join(tmpdir(), 'tenantry-browser-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  await test.stop();
});

describe.skipIf(missing)('the reference page in Chromium', () => {
  it('shows the calls of the document', async () => {
    const args = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', `--user-data-dir=${folder}`, '--virtual-time-budget=20000', '--enable-logging=stderr', '--dump-dom', `${test.url}/reference/`];
    const { stdout, stderr } = await run(BROWSER, args, { maxBuffer: 64 * 1024 * 1024, env: { PATH: process.env['PATH'] ?? '', HOME: folder } });
    expect(stdout).toContain('AccountProvisioningService');
    expect(stdout).toContain('Makes a tenant.');
    expect(stderr.split('\n').filter((line) => /Content Security Policy/.test(line))).toEqual([]);
  });
});
