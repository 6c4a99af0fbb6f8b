import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatFault } from '../model/fault.ts';
import { tenantFile, tenantFolder } from '../model/layout.ts';
import { checkRepository } from './check.ts';
import { scratchFolder, writeFile, writeRepository } from './testing/repository.ts';

let root: string;

beforeEach(() => {
  root = scratchFolder();
  writeRepository(root, { acme: { network: { ingress: { hosts: ['shop.acme.test'] } } }, globex: {} });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function faults(): string[] {
  return checkRepository(root).faults.map(formatFault);
}

const acme = tenantFile('acme');
const valid = 'apiVersion: tenantry.dev/v1alpha1\nkind: Tenant\nmetadata:\n  name: acme\nspec:\n  plan: pro\n  state: Active\n';

describe('checkRepository()', () => {
  it('finds nothing wrong with a valid repository, and all its documents', () => {
    const { catalog, faults: found } = checkRepository(root);
    expect(found).toEqual([]);
    expect(catalog?.size).toBe(2);
    expect(catalog?.tenant('acme')?.file).toBe(acme);
    const git = execFileSync('git', ['hash-object', join(root, acme)], { encoding: 'utf8' }).trim();
    expect(catalog?.tenant('acme')?.blob).toBe(git);
  });

  it('tells the faults of all files at once, each with its line', () => {
    writeFile(root, acme, valid.replace('plan: pro', 'plan: gold').replace('state: Active', 'state: Active\n  quotas: {}'));
    writeFile(root, tenantFile('globex'), valid.replace('name: acme', 'name: globex').replace('plan: pro', 'plan: gold'));
    const text = faults().join('\n');
    expect(text).toContain(`${acme}:8: spec.quotas: [tenantry/schema]`);
    expect(text).toContain(`${tenantFile('globex')}:6: spec.plan: [tenantry/plan-known]`);
  });

  it.each<[string, (folder: string) => void, RegExp]>([
    ['a tenant that is a symbolic link', (folder) => { rmSync(join(folder, acme)); symlinkSync('/etc/passwd', join(folder, acme)); }, /tenant\.yaml: \[tenantry\/repository-files\] is no plain file/],
    ['a tenant whose folder is a symbolic link', (folder) => { rmSync(join(folder, tenantFolder('acme')), { recursive: true }); symlinkSync('/etc', join(folder, tenantFolder('acme'))); }, /acme: \[tenantry\/repository-files\] is no plain file/],
    ['a symbolic link at the top', (folder) => symlinkSync('/etc', join(folder, 'docs')), /^docs: \[tenantry\/repository-files\] is no plain file/],
    ['a submodule', (folder) => writeFile(folder, `${tenantFolder('acme')}/.git`, 'gitdir: ../x'), /acme: \[tenantry\/repository-files\] is no plain file or folder .*submodule/],
    ['.gitmodules', (folder) => writeFile(folder, '.gitmodules', ''), /^\.gitmodules: \[tenantry\/repository-files\] submodules are never read/],
    ['a named pipe', (folder) => { rmSync(join(folder, acme)); execFileSync('mkfifo', [join(folder, acme)]); }, /tenant\.yaml: \[tenantry\/repository-files\] is no plain file/],
    ['10 MB of YAML', (folder) => writeFile(folder, acme, `${valid}# ${'x'.repeat(10_000_000)}\n`), /tenant\.yaml: \[tenantry\/file-size\] the file has 1048577 bytes/],
    ['bytes that are no UTF-8', (folder) => appendFileSync(join(folder, acme), Buffer.from([0xff])), /\[tenantry\/file-encoding\]/],
    ['a tenant in a wrong place', (folder) => writeFile(folder, 'tenants/00/acme2/tenant.yaml', valid), /tenants\/00\/acme2\/tenant\.yaml/],
    ['two tenants of one id', (folder) => writeFile(folder, 'tenants/00/acme/tenant.yaml', valid), /tenants\/00\/acme\/tenant\.yaml/],
    ['a stray document', (folder) => writeFile(folder, 'tenants/acme.yaml', valid), /tenants\/acme\.yaml: \[tenantry\/file-place\]/],
    ['a stray document of another suffix', (folder) => writeFile(folder, `${tenantFolder('acme')}/tenant.yml`, valid), /tenant\.yml: \[tenantry\/file-place\]/],
    ['folders without end', (folder) => mkdirSync(join(folder, 'tenants/a/b/c/d/e/f'), { recursive: true }), /lies deeper than 5 folders/],
    ['a folder whose name is no UTF-8', (folder) => mkdirSync(Buffer.concat([Buffer.from(join(folder, 'tenants/')), Buffer.from([0xff])])), /^tenants\/\\u\{fffd\}: \[tenantry\/repository-files\] cannot be read \(ENOENT\)/],
    ['a folder whose name begins a line of its own', (folder) => writeFile(folder, 'tenants/00/x\n::error::y/tenant.yaml', 'x: 1'), /^tenants\/00\/x\\u\{a\}::error::y\/tenant\.yaml/],
    ['a link that is a command of the CI', (folder) => symlinkSync('/etc', join(folder, '::add-mask::a')), /^\.\/::add-mask::a: /],
    ['a file name with control characters', (folder) => writeFile(folder, 'tenants/a\u001b[31m.yaml', valid), /^tenants\/a\\u\{1b\}\[31m\.yaml/],
    ['a folder in the place of a document', (folder) => { rmSync(join(folder, acme)); writeFile(folder, `${acme}/x.txt`, 'x'); }, /tenant\.yaml: \[tenantry\/repository-files\] is a folder where a document belongs/],
    ['a folder that is ours but for its case', (folder) => writeFile(folder, 'Tenants/00/x/tenant.yaml', valid), /^Tenants: \[tenantry\/repository-files\] is not read: the folder is called tenants; rename it to tenants/],
    ['a tenant.yml beside tenant.yaml', (folder) => writeFile(folder, acme.replace('.yaml', '.yml'), valid), /tenant\.yml: \[tenantry\/file-place\]/],
    ['a tenants folder that is a symbolic link', (folder) => { renameSync(join(folder, 'tenants'), join(folder, 'elsewhere')); symlinkSync('elsewhere', join(folder, 'tenants')); }, /^tenants: \[tenantry\/repository-files\] is no plain file/],
    ['several documents in one file', (folder) => writeFile(folder, acme, `${valid}---\n${valid}`), /tenant\.yaml:9: \[tenantry\/yaml-documents\]/],
    ['a carriage return alone', (folder) => writeFile(folder, acme, valid.replaceAll('\n', '\r')), /U\+000D is not allowed/],
    ['a next line', (folder) => writeFile(folder, acme, `${valid}  displayName: a\u0085b\n`), /tenant\.yaml:8: .*U\+0085 is not allowed/],
    ['UTF-16', (folder) => writeFile(folder, acme, Buffer.from(valid, 'utf16le').toString('latin1')), /U\+0000 is not allowed/],
    ['ten thousand namespaces', (folder) => writeFile(folder, acme, `${valid}  namespaces:\n${'    - suffix: x\n'.repeat(10_000)}`), /\[tenantry\/file-size\] the file holds more than 20000 values/],
    ['no spec', (folder) => writeFile(folder, acme, valid.replace(/spec:[^]*/, 'spec:\n')), /spec: \[tenantry\/schema\] must be a mapping, not nothing/],
    ['an empty file', (folder) => writeFile(folder, acme, ''), /tenant\.yaml: \[tenantry\/schema\] the file is empty/],
    ['a repository without plans', (folder) => rmSync(join(folder, 'plans'), { recursive: true }), /plan "pro" does not exist; add its document under plans\//],
    ['no platform', (folder) => rmSync(join(folder, 'platform.yaml')), /^platform\.yaml: \[tenantry\/repository-files\] is missing/],
    ['one host of two tenants', (folder) => writeFile(folder, tenantFile('globex'), valid.replace('name: acme', 'name: globex').replace('state: Active', 'state: Active\n  network: {ingress: {hosts: [shop.acme.test]}}')), /ingress-host-unique/],
    ['a duplicate key', (folder) => writeFile(folder, acme, `${valid}  state: Deleted\n`), /tenant\.yaml:8: /],
    ['an anchor bomb', (folder) => writeFile(folder, acme, `${valid}  x: &a [*a, *a]\n`), /tenant\.yaml:8: /],
  ])('refuses %s', (_, spoil, want) => {
    spoil(root);
    expect(faults().join('\n')).toMatch(want);
    expect(faults().join('\n')).not.toContain('\u001b');
  });

  it('ignores what is no document: readme files, other folders, Git itself', () => {
    writeFile(root, 'README.md', 'x');
    writeFile(root, '.git/HEAD', 'ref: refs/heads/main');
    writeFile(root, '.github/workflows/check.yaml', 'on: push');
    writeFile(root, `${tenantFolder('acme')}/NOTES.md`, 'x');
    expect(faults()).toEqual([]);
  });
});
