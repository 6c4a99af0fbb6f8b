/**
 * schemathesis reads the document and sends what it allows and what it does not to the running server: no 5xx, and no
 * answer that the document does not tell of. `pip install` of the pinned version into a venv makes it run (.ci/run).
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, TEST_TOKEN, type TestApi } from '../testing/test-api.ts';

const VERSION = '4.32.5';
/** TENANTRY_PYTHON names the venv. */
const VENV = process.env['TENANTRY_PYTHON'] ?? join(homedir(), '.cache/tenantry-python');
const PROGRAM = join(VENV, 'bin/schemathesis');
const said = spawnSync(PROGRAM, ['--version'], { encoding: 'utf8' }).stdout ?? '';
const missing = said.includes(VERSION) ? undefined : `schemathesis ${VERSION} in ${VENV} (TENANTRY_PYTHON names another venv)`;
if (missing !== undefined) console.log(`skipped: the schemathesis tests need ${missing}`);

/** WatchAccount's stream ends only with its caller; rest.test.ts has its own tests. */
const ENDLESS = ['AccountProvisioningService_WatchAccount'];
const CHECKS = ['not_a_server_error', 'status_code_conformance', 'content_type_conformance', 'response_headers_conformance', 'response_schema_conformance', 'unsupported_method', 'allow_header_conformance', 'ignored_auth', 'use_after_free', 'ensure_resource_availability'];

let test: TestApi;
let folder: string;
beforeAll(async () => {
  test = await startTestApi();
  folder = mkdtempSync(join(tmpdir(), 'tenantry-schemathesis-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await test.stop();
});

/** Operations that this release answers with UNIMPLEMENTED. */
async function unbuilt(): Promise<string[]> {
  const { calls, oldCalls } = (await (await fetch(`${test.url}/`)).json()) as Record<'calls' | 'oldCalls', { rpc: string; built?: boolean }[]>;
  const idOf = (rpc: string): string => rpc.replace(/^.*\.([^.]+)\/(.+)$/, '$1_$2');
  return [...calls.filter(({ built }) => built === false).map(({ rpc }) => idOf(rpc)), ...oldCalls.filter(({ built }) => built === false).map(({ rpc }) => `${idOf(rpc)}_first_platform`)];
}

describe.skipIf(missing !== undefined)('schemathesis', { timeout: 240_000 }, () => {
  it('finds nothing', async () => {
    const excluded = [...ENDLESS, ...(await unbuilt())].flatMap((id) => ['--exclude-operation-id', id]);
    // In its file, so that it knows which header is the credentials and can leave them out.
    writeFileSync(join(folder, 'schemathesis.toml'), `[auth.openapi.bearer]\nbearer = "${TEST_TOKEN}"\n`);
    const child = spawn(PROGRAM, [
      'run', `${test.url}/openapi.json`, '--checks', CHECKS.join(','), '--phases', 'examples,coverage,fuzzing,stateful', '--max-examples', '50', '--seed', '20260102', '--workers', '1',
      '--request-timeout', '20', '--warnings', 'off', '--suppress-health-check', 'all', ...excluded,
    ], { cwd: folder, env: { PATH: process.env['PATH'] ?? '', HOME: folder, NO_COLOR: '1' } });
    let output = '';
    child.stdout.on('data', (chunk) => (output += String(chunk)));
    child.stderr.on('data', (chunk) => (output += String(chunk)));
    const [code] = (await once(child, 'close')) as [number | null];
    expect(code, output.slice(-20_000)).toBe(0);
    // It did call: most operations, and far more than once each.
    expect(Number(/(\d[\d,]*) generated/.exec(output)?.[1]?.replaceAll(',', '') ?? 0), output.slice(-3_000)).toBeGreaterThan(500);
  });
});
