import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Prints the packages whose files a fresh process loads for rendering. */
const PROBE = `
import { registerHooks } from 'node:module';
const packages = new Set();
registerHooks({ load(url, context, next) {
  const [, name] = /.*\\/node_modules\\/((?:@[^/]+\\/)?[^/]+)/.exec(url) ?? [];
  if (name !== undefined) packages.add(name);
  return next(url, context);
} });
await import(process.argv[1]);
console.log(JSON.stringify([...packages].sort()));
`;

describe('starting to render', () => {
  it('loads what reads and renders, and not what makes schemas or typed constructs', () => {
    const stdout = execFileSync(process.execPath, ['--input-type=module', '--eval', PROBE, join(import.meta.dirname, 'app.ts')], { encoding: 'utf8' });
    const packages = JSON.parse(stdout) as string[];
    expect(packages).toContain('cdk8s');
    for (const slow of ['typebox', 'ajv', 'cdk8s-plus-28']) expect(packages).not.toContain(slow);
  }, 60_000);
});
