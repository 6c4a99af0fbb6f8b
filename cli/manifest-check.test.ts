import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { check } from './commands/check.ts';
import { openWorkbench, type Workbench } from './testing/workbench.ts';

let bench: Workbench;
beforeEach(() => {
  bench = openWorkbench();
});
afterEach(() => bench.close());

const checked = (...args: readonly string[]) => bench.run(check, '--manifests', 'app', '--tenant', 'acme', ...args);

const DEPLOYMENT = `# web
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      hostNetwork: true
      containers:
        - name: web
          image: quay.io/other/web
`;
const SERVICE = (metadata: string, spec = '{ports: [{port: 80}]}') => `apiVersion: v1\nkind: Service\nmetadata: ${metadata}\nspec: ${spec}\n`;

describe('tenantry check --manifests', () => {
  it('finds nothing in manifests that admission takes', async () => {
    bench.write('app/service.yaml', SERVICE('{name: web}'));
    bench.write('app/dev/service.json', JSON.stringify({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'web', namespace: 'tenant-acme--dev' }, spec: { ports: [{ port: 80 }] } }));
    expect(await checked()).toEqual({ code: 0, out: 'no faults: 2 objects in 2 files, judged for tenant acme', err: '' });
    expect(await bench.run(check, '--manifests', 'app/service.yaml', '--tenant', 'acme')).toMatchObject({ code: 0, out: 'no faults: 1 object in 1 file, judged for tenant acme' });
  });

  it('names file, line, object and field of everything that would be refused', async () => {
    bench.write('app/web.yaml', `${DEPLOYMENT}---\napiVersion: v1\nkind: List\nitems:\n- ${SERVICE('{name: np}', '\n    type: NodePort').trim().replaceAll('\n', '\n  ')}\n`);
    const { code, err } = await checked();
    expect(code).toBe(1);
    expect(err.split('\n')).toEqual([
      expect.stringMatching(/^app\/web\.yaml:11: Deployment tenant-acme\/web: spec\.template\.spec\.hostNetwork: \[tenantry\/host-namespaces\] .+; .+$/),
      expect.stringMatching(/^app\/web\.yaml:14: Deployment tenant-acme\/web: spec\.template\.spec\.containers\[0\]\.image: \[tenantry\/image-registries\] /),
      expect.stringMatching(/^app\/web\.yaml:23: Service tenant-acme\/np: spec\.type: \[tenantry\/service-type\] /),
      '3 faults',
    ]);
  });

  it('tells what the tenant may not write at all', async () => {
    bench.write('app/a.yaml', [SERVICE('{name: a, namespace: tenant-globex}'), SERVICE('{name: b, namespace: tenant-acme--deb}'), 'apiVersion: v1\nkind: Namespace\nmetadata: {name: x}\n'].join('---\n'));
    expect((await checked()).err.split('\n')).toEqual([
      expect.stringContaining('app/a.yaml:3: Service tenant-globex/a: [tenantry/manifest] "tenant-globex" is no namespace of tenant "acme"; '),
      expect.stringContaining('app/a.yaml:8: Service tenant-acme--deb/b: [tenantry/manifest] "tenant-acme--deb" is no namespace of tenant "acme"; did you mean "tenant-acme--dev"?'),
      expect.stringContaining('Namespace x: [tenantry/manifest] Namespace lies in no namespace, and tenants have no right to such kinds; '),
      '3 faults',
    ]);
  });

  it('puts objects where Flux would, for a tenant with a Git source', async () => {
    const file = bench.git('ls-files', 'tenants/tenants/*/acme/*').split('\n')[0] ?? '';
    bench.write(file, `${bench.read(file)}  gitops:\n    url: https://git.acme.test/deploy.git\n    namespace: tenant-acme--dev\n`);
    bench.write('app/a.yaml', SERVICE('{name: a, namespace: elsewhere}', '{type: NodePort}'));
    expect((await checked()).err).toContain('app/a.yaml:4: Service tenant-acme--dev/a: spec.type: [tenantry/service-type]');
  });

  it('reads no kustomizations, hidden folders and links, and says what it left out', async () => {
    bench.write('app/a.yaml', SERVICE('{name: a}'));
    bench.write('app/kustomization.yaml', 'resources: [a.yaml]\n');
    bench.write('app/.git/x.yaml', 'a: [');
    bench.write('outside.yaml', 'a: [');
    symlinkSync(join(bench.folder, 'outside.yaml'), join(bench.folder, 'app/link.yaml'));
    expect(await checked()).toMatchObject({ code: 0, out: expect.stringMatching(/^note: app\/kustomization\.yaml: overlays and patches are not applied here; .+\nno faults: 1 object in 1 file/) as string });
  });

  it('warns where the platform only warns', async () => {
    bench.write('tenants/platform.yaml', `${bench.read('tenants/platform.yaml')}  admission:\n    modes: {image-registries: warn}\n`);
    bench.write('app/web.yaml', DEPLOYMENT.replace('      hostNetwork: true\n', ''));
    const { code, out } = await checked();
    expect(code).toBe(0);
    expect(out).toContain('note: app/web.yaml:2: Deployment tenant-acme/web: [tenantry/image-registries] ');
  });

  it.each<[string, string, string]>([
    ['no YAML', 'a: [', 'app/x.yaml:1: [tenantry/manifest] this is no YAML: '],
    ['a file of something else', 'replicas: 3\n', 'app/x.yaml:1: [tenantry/manifest] this is an object without apiVersion or kind; '],
    ['a list', 'apiVersion: v1\nkind: List\nitems: [1]\n', 'app/x.yaml:3: [tenantry/manifest] this is no object; '],
  ])('explains %s', async (_name, text, err) => {
    bench.write('app/x.yaml', text);
    expect(await checked()).toMatchObject({ code: 1, err: expect.stringContaining(err) as string });
  });

  it.each<[string, readonly string[], number, string]>([
    ['no tenant', ['--manifests', 'app'], 2, 'give --manifests and --tenant together'],
    ['no manifests', ['--tenant', 'acme'], 2, 'give --manifests and --tenant together'],
    ['a step', ['--manifests', 'app', '--tenant', 'acme', '--against', 'HEAD'], 2, 'give it without --manifests'],
    ['a misspelt tenant', ['--manifests', 'app', '--tenant', 'acmee'], 1, 'there is no tenant "acmee"; did you mean "acme"?'],
    ['an empty folder', ['--manifests', 'tenants/clusters/none', '--tenant', 'acme'], 1, 'it does not exist'],
    ['a folder without manifests', ['--manifests', 'docs', '--tenant', 'acme'], 1, 'docs holds no file *.yaml, *.yml or *.json'],
  ])('refuses %s', async (_name, args, code, err) => {
    bench.write('app/a.yaml', SERVICE('{name: a}'));
    bench.write('docs/a.md', 'x');
    expect(await bench.run(check, ...args)).toMatchObject({ code, err: expect.stringContaining(err) as string });
  });
});

describe('tenantry check, of exemptions', () => {
  const exempted = (until: string) => `${bench.read('tenants/platform.yaml')}  admission:\n    exemptions:\n      - policy: topology\n        tenant: acme\n        reason: moves to zones\n        until: ${until}\n`;

  it('tells of one that is over, without failing', async () => {
    bench.write('tenants/platform.yaml', exempted('2020-01-01'));
    const { code, out } = await bench.run(check);
    expect(code).toBe(0);
    expect(out).toMatch(/^note: platform\.yaml:\d+: spec\.admission\.exemptions\[0\]\.until: \[tenantry\/exemption-days\] .+ ended on 2020-01-01/);
  });

  it('refuses one that never ends', async () => {
    bench.write('tenants/platform.yaml', exempted('2999-01-01'));
    expect(await bench.run(check)).toMatchObject({ code: 1, err: expect.stringMatching(/^platform\.yaml:\d+: .+\[tenantry\/exemption-days\] .+choose a day within 180 days/) as string });
  });

  it('names the nearest rule for one that there is not', async () => {
    bench.write('tenants/platform.yaml', exempted('2020-01-01').replace('policy: topology', 'policy: toplogy'));
    expect(await bench.run(check)).toMatchObject({ code: 1, err: expect.stringContaining('there is no rule "toplogy"; did you mean "topology"?') as string });
  });
});
