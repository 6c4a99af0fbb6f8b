import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');

describe('the package that npm pack gives', () => {
  let folder: string;
  let installed: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tenantry-package-'));
    const file = execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: ROOT, encoding: 'utf8' }).trim().split('\n').at(-1) ?? '';
    execFileSync('tar', ['-xzf', join(folder, file), '-C', folder]);
    // As npm installs it: below node_modules, beside its dependencies.
    const modules = join(folder, 'elsewhere', 'node_modules');
    mkdirSync(modules, { recursive: true });
    for (const name of readdirSync(join(ROOT, 'node_modules'))) {
      if (!name.startsWith('.')) symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));
    }
    installed = join(modules, 'tenantry');
    cpSync(join(folder, 'package'), installed, { recursive: true });
  }, 180_000);
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
    rmSync(join(ROOT, 'dist'), { recursive: true, force: true });
  });

  const tenantry = (...args: readonly string[]) =>
    execFileSync(process.execPath, [join(installed, 'dist/cli/main.js'), ...args], { cwd: join(folder, 'elsewhere'), encoding: 'utf8' });

  it('has a bin that works in another folder', () => {
    cpSync(join(ROOT, 'tenants'), join(folder, 'elsewhere', 'tenants'), { recursive: true });
    expect(tenantry('check')).toContain('no faults');
    expect(tenantry('synth')).toMatch(/[1-9]\d* files written/);
  });

  it('has a client that another package can import, with its types', () => {
    const elsewhere = join(folder, 'elsewhere');
    const program = `import { createClient, PlanTier, TenantryCallError, type CreateAccountResponse, type TenantryClient } from 'tenantry/client';
const client: TenantryClient = createClient({ baseUrl: 'http://127.0.0.1:1', token: 't', retries: { attempts: 1 } });
const made: CreateAccountResponse | string = await client.accounts.createAccount({ organizationId: 'acme', planTier: PlanTier.PRO }).catch((error: unknown) => (error instanceof TenantryCallError ? error.code : 'other'));
// @ts-expect-error a field that no request has
client.accounts.getAccount({ nope: 1 }).catch(() => undefined);
console.log(made);
client.close();
`;
    writeFileSync(join(elsewhere, 'package.json'), '{"type":"module"}');
    writeFileSync(join(elsewhere, 'program.ts'), program);
    const compiled = spawnSync(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '--ignoreConfig', '--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2024', '--types', 'node', '--typeRoots', join(ROOT, 'node_modules/@types'), 'program.ts'], { cwd: elsewhere, encoding: 'utf8' });
    expect(compiled.stdout).toBe('');
    expect(execFileSync(process.execPath, ['program.ts'], { cwd: elsewhere, encoding: 'utf8' })).toBe('UNAVAILABLE\n');
    const document = execFileSync(process.execPath, ['--input-type=module', '--eval', "import document from 'tenantry/openapi.json' with { type: 'json' }; console.log(document.openapi)"], { cwd: elsewhere, encoding: 'utf8' });
    expect(document).toBe('3.1.0\n');
  });

  it('holds no tests and no sources', () => {
    const files = readdirSync(installed, { recursive: true, encoding: 'utf8' });
    expect(files.filter((file) => /\.test\.|testing\/|(?<!\.d)\.ts$/.test(file))).toEqual([]);
  });
});
