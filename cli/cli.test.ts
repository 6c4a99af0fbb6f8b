import { chmodSync, existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tenantFile } from '../model/layout.ts';
import { bootstrap } from './commands/bootstrap.ts';
import { check } from './commands/check.ts';
import { diff } from './commands/diff.ts';
import { migrate } from './commands/migrate.ts';
import { create } from './commands/new.ts';
import { path } from './commands/path.ts';
import { synth } from './commands/synth.ts';
import { openWorkbench, type Workbench } from './testing/workbench.ts';

let bench: Workbench;
beforeEach(() => {
  bench = openWorkbench();
});
afterEach(() => bench.close());

const at = (id: string) => `tenants/${tenantFile(id)}`;

describe('tenantry new and path', () => {
  it('writes a document at the place that path names, and check accepts it', async () => {
    const made = await bench.run(create, 'newco', '--plan', 'free', '--name', 'New: "Co" #1', '--repo', 'tenants');
    expect(made).toEqual({ code: 0, out: at('newco'), err: '' });
    expect((await bench.run(path, 'newco')).out).toBe(tenantFile('newco'));
    expect((await bench.run(check)).code).toBe(0);
  });

  it.each([
    ['an id with upper case', ['Acme', '--plan', 'free'], 1, '[tenantry/tenant-id]'],
    ['a path as id', ['../../etc', '--plan', 'free'], 1, '[tenantry/tenant-id]'],
    ['no id', ['--plan', 'free'], 2, 'give one tenant id'],
    ['no plan', ['newco'], 2, 'give the plan'],
    ['an unknown flag', ['newco', '--plam', 'free'], 2, '--plam'],
  ])('refuses %s and writes nothing', async (_, args, code, words) => {
    const outcome = await bench.run(create, ...args, '--repo', 'tenants');
    expect(outcome.code).toBe(code);
    expect(outcome.err).toContain(words);
    expect(bench.git('status', '--porcelain')).toBe('');
  });

  it('never touches a document that is there', async () => {
    const before = bench.read(at('acme'));
    const outcome = await bench.run(create, 'acme', '--plan', 'free', '--repo', 'tenants');
    expect(outcome).toMatchObject({ code: 1, err: expect.stringContaining('is there already') as string });
    expect(bench.read(at('acme'))).toBe(before);
  });

  it('refuses a folder that is no tenants repository', async () => {
    expect(await bench.run(create, 'newco', '--plan', 'free', '--repo', '.')).toMatchObject({ code: 1, err: expect.stringContaining('platform.yaml') as string });
  });
});

describe('tenantry check', () => {
  it('names file, line, field, rule and mend of every fault at once', async () => {
    bench.write(at('acme'), bench.read(at('acme')).replace(/plan: \w+/, 'plan: platinum'));
    bench.write(at('initech'), `${bench.read(at('initech'))}  surprise: true\n`);
    const outcome = await bench.run(check);
    expect(outcome.code).toBe(1);
    expect(outcome.err).toMatch(new RegExp(`${tenantFile('acme')}:\\d+: spec.plan: \\[tenantry/plan-known\\] .*"platinum".*; choose one of`));
    expect(outcome.err).toContain('surprise');
    expect(outcome.err).toContain('2 faults');
  });

  it('refuses a folder that vanished, and takes it after the three steps', async () => {
    const text = bench.read(at('initech'));
    const state = (name: string) => bench.write(at('initech'), text.replace(/state: \w+/, `state: ${name}`));
    bench.remove(at('initech'));
    expect(await bench.run(check, '--against', 'HEAD')).toMatchObject({ code: 1, err: expect.stringContaining('[tenantry/removal-steps]') as string });
    for (const name of ['Suspended', 'Deleted']) {
      state(name);
      expect(await bench.run(check, '--against', 'HEAD')).toMatchObject({ code: 0 });
      bench.commit(name);
    }
    bench.remove(at('initech'));
    expect(await bench.run(check, '--against', 'HEAD')).toMatchObject({ code: 0 });
    bench.commit('Remove initech');
    state('Active');
    expect(await bench.run(check, '--against', 'HEAD')).toMatchObject({ code: 1, err: expect.stringContaining('[tenantry/id-reuse]') as string });
  });

  it('takes no document for one that vanished because it cannot be read', async () => {
    const plan = 'tenants/plans/free.yaml';
    bench.write(at('acme'), bench.read(at('acme')).replace('suffix: dev', 'suffix: Dev'));
    const alone = [expect.stringMatching(/^tenants\/82\/acme\/tenant\.yaml:\d+: spec\.namespaces\[0\]\.suffix: \[tenantry\/schema\]/), '1 fault'];
    for (const args of [[], ['--against', 'main']]) {
      const { code, err } = await bench.run(check, ...args);
      expect([code, ...err.split('\n')]).toEqual([1, ...alone]);
    }
    bench.write(plan, bench.read(plan).replace('namespaces: 0', 'namespaces: none'));
    const { err } = await bench.run(check, '--against', 'main');
    expect(err).toMatch(/plans\/free\.yaml:\d+: spec\.namespaces: \[tenantry\/schema\]/);
    expect(err).not.toContain('has vanished');
  });

  describe('about a host that another tenant has', () => {
    const claim = (id: string, host: string) => bench.write(at(id), `apiVersion: tenantry.dev/v1alpha1\nkind: Tenant\nmetadata: {name: ${id}}\nspec: {plan: pro, state: Active, network: {ingress: {hosts: [${host}]}}}\n`);
    beforeEach(() => {
      claim('owner', '"*.shop.example"');
      bench.commit('Add owner');
      claim('later', 'a.shop.example');
    });

    it('tells the pull request that claims it, against its own file alone', async () => {
      const { code, err } = await bench.run(check, '--against', 'HEAD');
      expect(code).toBe(1);
      expect(err.split('\n')).toEqual([
        `${tenantFile('later')}:4: spec.network.ingress.hosts[0]: [tenantry/ingress-host-unique] host "a.shop.example" belongs to another tenant, which claimed it first (tenant "owner"); choose another host, or have it removed there first`,
        '1 fault',
      ]);
    });

    it('tells both when it does not know who was first', async () => {
      expect((await bench.run(check)).err).toMatch(/later\/tenant\.yaml.*claimed by another tenant too(.|\n)*owner\/tenant\.yaml.*2 faults|2 faults/s);
      bench.commit('Merged all the same');
      expect((await bench.run(check, '--against', 'HEAD')).err).toContain('2 faults');
    });
  });

  it('knows peers whose tenants are gone, and no others', async () => {
    const peers = (list: string) => bench.write(at('friend'), `apiVersion: tenantry.dev/v1alpha1\nkind: Tenant\nmetadata: {name: friend}\nspec: {plan: pro, state: Active, network: {peers: [${list}]}}\n`);
    peers('initech');
    bench.write(at('initech'), bench.read(at('initech')).replace(/state: \w+/, 'state: Deleted'));
    bench.commit('Deleted');
    bench.remove(at('initech'));
    expect(await bench.run(check, '--against', 'HEAD')).toMatchObject({ code: 0, err: '' });
    bench.commit('Remove initech');
    bench.write('unrelated.txt', 'x');
    expect(await bench.run(check, '--against', 'HEAD')).toMatchObject({ code: 0, err: '' });
    peers('initech, nobody-ever');
    expect((await bench.run(check, '--against', 'HEAD')).err).toMatch(/peers\[1\].*"nobody-ever" does not exist/);
  });

  it('tells what a change does in the clusters, and leaves index and work tree alone', async () => {
    bench.write(at('acme'), bench.read(at('acme')).replace(/state: Active/, 'state: Suspended'));
    bench.git('add', '--all');
    const before = bench.git('status', '--porcelain');
    const outcome = await bench.run(check, '--against', 'HEAD');
    expect(outcome).toMatchObject({ code: 0 });
    expect(outcome.out).toMatch(/ResourceQuota .*tenantry/);
    expect(outcome.out).toContain('no faults: ');
    expect(bench.git('status', '--porcelain')).toBe(before);
  });

  it.each(['no-such-branch', '--upload-pack=true', 'HEAD:tenants'])('explains that %s is no revision', async (revision) => {
    expect(await bench.run(check, `--against=${revision}`)).toMatchObject({ code: 1, err: expect.stringContaining('cannot be read as a revision') as string });
  });

  it('runs no hook of the repository', async () => {
    bench.write('.git/hooks/post-index-change', `#!/bin/sh\ntouch ${join(bench.folder, 'ran')}\n`);
    chmodSync(join(bench.folder, '.git/hooks/post-index-change'), 0o755);
    expect((await bench.run(check, '--against', 'HEAD')).code).toBe(0);
    expect(existsSync(join(bench.folder, 'ran'))).toBe(false);
  });
});

describe('tenantry diff', () => {
  it('tells equal changes once with the tenants that they hit', async () => {
    const file = 'tenants/plans/pro.yaml';
    bench.write(file, bench.read(file).replace(/secrets: .*/, 'secrets: "33"'));
    const outcome = await bench.run(diff, '--against', 'HEAD');
    expect(outcome.code).toBe(0);
    expect(outcome.out).toMatch(/secrets.*→ "33"/);
  });

  it('says that nothing changes when nothing does', async () => {
    expect(await bench.run(diff, '--against', 'HEAD')).toEqual({ code: 0, out: 'No difference in what is rendered.', err: '' });
  });

  it('asks for a revision', async () => {
    expect(await bench.run(diff)).toMatchObject({ code: 2, err: expect.stringContaining('--against') as string });
  });
});

describe('tenantry synth and bootstrap', () => {
  it('does not rewrite what did not change', async () => {
    expect((await bench.run(synth, '--out', 'out')).code).toBe(0);
    const [first] = bench.git('ls-files', '--others', 'out/deploy').split('\n');
    const file = join(bench.folder, first ?? '');
    const { mtimeNs } = statSync(file, { bigint: true });
    const again = await bench.run(synth, '--out', 'out');
    expect(again.out).toMatch(/: 0 files written, \d+ unchanged, 0 removed/);
    expect(statSync(file, { bigint: true }).mtimeNs).toBe(mtimeNs);
  });

  it('writes nothing while a document has a fault', async () => {
    bench.write(at('acme'), 'kind: Tenant\n');
    const outcome = await bench.run(synth, '--out', 'out');
    expect(outcome.code).toBe(1);
    expect(existsSync(join(bench.folder, 'out'))).toBe(false);
  });

  it('prints the Flux objects of a cluster, and the names that exist for one that does not', async () => {
    expect((await bench.run(bootstrap, 'local')).out).toContain('name: tenantry-platform');
    expect(await bench.run(bootstrap, 'mars')).toMatchObject({ code: 1, err: expect.stringContaining('local') as string });
  });
});

describe('tenantry migrate', () => {
  const VARIABLES = 'export TENANT_NAME="oldco"\nTENANT_CPU=2\nTENANT_RAM=3072Mi\nTENANT_DEPLOYMENT_LIMIT=3\n';

  it('writes a document that keeps what differs from the plan, and check accepts it', async () => {
    bench.write('old.env', VARIABLES);
    expect(await bench.run(migrate, 'old.env', '--plan', 'free')).toEqual({ code: 0, out: at('oldco'), err: '' });
    const text = bench.read(at('oldco'));
    expect(text).toContain('requests.memory: 3072Mi');
    expect(text).toContain('count/deployments.apps: "3"');
    expect(text).not.toContain('requests.cpu');
    expect((await bench.run(check)).code).toBe(0);
  });

  it.each([
    ['no name', 'TENANT_CPU=2\n', 'TENANT_NAME'],
    ['amounts that are none, all at once', 'TENANT_NAME=oldco\nTENANT_CPU=two\nTENANT_RAM=$(x)\n', 'TENANT_RAM'],
    ['more than the ceiling of the plan', 'TENANT_NAME=oldco\nTENANT_CPU=100000\n', '[tenantry/quota-within-ceiling]'],
    ['a hostile name', 'TENANT_NAME="x\\n  admin: true"\n', '[tenantry/tenant-id]'],
  ])('refuses %s and writes nothing', async (_, text, words) => {
    bench.write('old.env', text);
    bench.commit('old');
    const outcome = await bench.run(migrate, 'old.env', '--plan', 'free');
    expect(outcome).toMatchObject({ code: 1, err: expect.stringContaining(words) as string });
    expect(bench.git('status', '--porcelain')).toBe('');
  });
});
