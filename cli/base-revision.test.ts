import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tenantFile } from '../model/layout.ts';
import { check } from './commands/check.ts';
import { openWorkbench, type Workbench } from './testing/workbench.ts';

let bench: Workbench;
beforeEach(() => {
  bench = openWorkbench();
});
afterEach(() => bench.close());

const against = () => bench.run(check, '--against', 'main');

describe('a pull request that is checked', () => {
  it('brings a folder that poses as a repository, and no program of it runs', async () => {
    // What `git init` makes, as plain files of the pull request: Git looks for such a folder before it looks for .git.
    execFileSync('cp', ['-R', join(bench.folder, '.git/objects'), join(bench.folder, '.git/refs'), join(bench.folder, '.git/HEAD'), join(bench.folder, 'tenants')]);
    const ran = join(bench.folder, 'ran');
    bench.write('tenants/config', `[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = .\n\tfsmonitor = "touch ${ran}"\n[filter "x"]\n\tsmudge = "touch ${ran}; cat"\n[log]\n\tshowSignature = true\n[gpg]\n\tprogram = "touch ${ran}"\n`);
    bench.write('tenants/.gitattributes', '*.yaml filter=x\n');
    expect(await against()).toMatchObject({ code: 1, err: expect.stringMatching(/cannot be read as a revision|poses as a Git repository/) as string });
    expect(existsSync(ran)).toBe(false);
  });

  it.each(['working-tree-encoding=UTF-16', 'text eol=crlf ident', 'filter=none', 'export-ignore'])('cannot hide with the attribute %s what the base holds', async (attributes) => {
    bench.write('tenants/.gitattributes', `* ${attributes}\n`);
    bench.remove(`tenants/${tenantFile('initech')}`);
    expect(await against()).toMatchObject({ code: 1, err: expect.stringContaining('[tenantry/removal-steps] the folder of tenant "initech" has vanished') as string });
  });

  it('cannot use an id again by being checked in a shallow clone, where nobody can tell', async () => {
    const initech = `tenants/${tenantFile('initech')}`;
    const active = bench.read(initech);
    for (const state of ['Suspended', 'Deleted']) {
      bench.write(initech, active.replace('state: Active', `state: ${state}`));
      bench.commit(`Make it ${state}`);
    }
    bench.remove(initech);
    bench.commit('Remove it');
    bench.write('tenants/README.md', 'later');
    bench.commit('Go on');
    bench.write(initech, active);
    expect(await against()).toMatchObject({ code: 1, err: expect.stringContaining('tenant id "initech" belonged to a tenant that was removed') as string });
    bench.git('fetch', '--quiet', '--depth', '1', '--update-shallow', '--update-head-ok', `file://${bench.folder}`, 'main:main');
    expect(bench.git('rev-parse', '--is-shallow-repository')).toBe('true');
    const { code, err } = await against();
    expect(code).toBe(1);
    expect(err).toMatch(/tenant\.yaml:\d+: metadata\.name: \[tenantry\/id-reuse\] whether tenant id "initech" .* shallow .*; .*fetch-depth: 0/);
  });

  it('needs no history in a shallow clone when it brings no new id', async () => {
    bench.write('tenants/README.md', 'later');
    bench.commit('Go on');
    bench.git('fetch', '--quiet', '--depth', '1', '--update-head-ok', `file://${bench.folder}`, 'main:main');
    expect(bench.git('rev-parse', '--is-shallow-repository')).toBe('true');
    expect(await against()).toMatchObject({ code: 0 });
  });

  it('is judged by the documents of the base alone: links and stray files there do not matter', async () => {
    bench.write('tenants/tenants/README.md', 'hello');
    execFileSync('ln', ['-s', '/etc/passwd', join(bench.folder, 'tenants/plans/evil.yaml')]);
    bench.commit('Add a link');
    bench.remove('tenants/plans/evil.yaml');
    expect(await against()).toMatchObject({ code: 0, out: expect.stringContaining('No difference in what is rendered.') as string });
  });
});
