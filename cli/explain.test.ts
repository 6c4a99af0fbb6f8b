import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { explain } from './commands/explain.ts';
import { openWorkbench, type Workbench } from './testing/workbench.ts';

let bench: Workbench;
beforeEach(() => {
  bench = openWorkbench();
});
afterEach(() => bench.close());

async function explained(text: string, ...args: readonly string[]) {
  bench.write('object.yaml', text);
  return bench.run(explain, 'object.yaml', ...args);
}

const SERVICE = 'apiVersion: v1\nkind: Service\nmetadata: {name: web, namespace: tenant-acme}\nspec: {ports: [{port: 80}]}\n';
const INGRESS = (host: string) => `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: web, namespace: tenant-acme}\nspec: {rules: [{host: ${host}}]}\n`;

function review(over: Record<string, unknown> = {}): string {
  return JSON.stringify({
    apiVersion: 'admission.k8s.io/v1', kind: 'AdmissionReview',
    request: {
      uid: '705ab4f5-6393-11e8-b7cc-42010a800002', kind: { group: 'autoscaling', version: 'v1', kind: 'Scale' }, resource: { group: 'apps', version: 'v1', resource: 'deployments' }, subResource: 'scale',
      namespace: 'tenant-acme', name: 'web', operation: 'UPDATE', userInfo: { username: 'ann@acme.test', groups: ['system:authenticated'] }, dryRun: false,
      object: { apiVersion: 'autoscaling/v1', kind: 'Scale', metadata: { name: 'web' }, spec: { replicas: 500 } }, oldObject: { apiVersion: 'autoscaling/v1', kind: 'Scale', metadata: { name: 'web' }, spec: { replicas: 1 } },
      ...over,
    },
  });
}

describe('tenantry explain', () => {
  it('tells object by object what would be said, and why, with the tenant\'s own hosts and limits', async () => {
    const outcome = await explained([SERVICE, INGRESS('shop.acme.test'), INGRESS('track.globex.test'), SERVICE.replace('spec: {', 'spec: {type: NodePort, externalIPs: [203.0.113.7], ')].join('---\n'));
    expect(outcome.code).toBe(1);
    expect(outcome.out.split('\n')).toEqual([
      'Service tenant-acme/web: allowed',
      'Ingress tenant-acme/web: allowed',
      'Ingress tenant-acme/web: refused by 1 rule',
      expect.stringMatching(/^ {2}\[tenantry\/ingress-hosts\] spec\.rules\[0\]\.host: host "track\.globex\.test" does not belong to tenant "acme"; use a host of the tenant's document \(shop\.acme\.test, \*\.preview\.acme\.test\)/),
      'Service tenant-acme/web: refused by 2 rules',
      expect.stringContaining('  [tenantry/external-ips] spec.externalIPs[0]'),
      expect.stringContaining('  [tenantry/service-type] spec.type'),
    ]);
  });

  it('judges what mutation makes of a plain workload, and tells what it fills in', async () => {
    const outcome = await explained('apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web, namespace: tenant-acme}\nspec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: registry.acme.test/shop/web:1}]}}}\n');
    expect(outcome).toMatchObject({ code: 0, out: expect.stringContaining('Deployment tenant-acme/web: allowed') as string });
    expect(outcome.out).toContain('filled in: /spec/template/spec/');
  });

  it('follows the document: another one, another answer', async () => {
    const [file] = bench.git('ls-files', 'tenants/tenants/*/globex/*').split('\n');
    bench.write(file ?? '', bench.read(file ?? '').replace('track.globex.test', 'move.globex.test'));
    const ingress = INGRESS('move.globex.test').replace('tenant-acme', 'tenant-globex');
    expect(await explained(ingress)).toMatchObject({ code: 0 });
    expect(await explained(ingress.replace('move.', 'track.'))).toMatchObject({ code: 1 });
  });

  it('reads a review as an API server sends it', async () => {
    const outcome = await explained(review());
    expect(outcome.code).toBe(1);
    expect(outcome.out).toContain('update of deployments/scale tenant-acme/web: refused by 1 rule');
    expect(outcome.out).toContain('pods 500 replicas = 500, and the limit of tenant acme in this cluster is 300');
    expect(await explained(review({ object: { apiVersion: 'autoscaling/v1', kind: 'Scale', metadata: { name: 'web' }, spec: { replicas: 3 } } }))).toMatchObject({ code: 0 });
    expect(await explained(review({ operation: 'PATCH' }))).toMatchObject({ code: 1, err: expect.stringContaining('is no review that an API server sends: the operation is unknown') as string });
  });

  it('judges by who asks', async () => {
    const managed = 'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: tenantry-x, namespace: tenant-acme}\nspec: {podSelector: {}}\n';
    expect(await explained(managed)).toMatchObject({ code: 1, out: expect.stringContaining('[tenantry/managed-objects]') as string });
    expect(await explained(managed, '--as', 'erin', '--group', 'tenantry:platform-admins')).toMatchObject({ code: 0 });
    expect(await explained(managed, '--as', 'erin')).toMatchObject({ code: 1 });
  });

  it('says what admission has no say in', async () => {
    const outcome = await explained('apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x, namespace: default}\n---\napiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: x}\n');
    expect(outcome).toMatchObject({ code: 0 });
    expect(outcome.out.split('\n')).toEqual(['ConfigMap default/x: not judged: no tenant of this repository has namespace default', 'ClusterRole x: not judged: it lies in no namespace, and tenants have no right to such kinds (RBAC)']);
  });

  it('does not take a namespace for fine that no tenant has', async () => {
    expect(await explained(SERVICE.replace('tenant-acme}', 'tenant-acme--deb}'))).toMatchObject({
      code: 1, out: 'Service tenant-acme--deb/web: cannot be made: no tenant of this repository has namespace tenant-acme--deb; did you mean tenant-acme--dev?',
    });
  });

  it('names the folder when it is given one', async () => {
    expect(await bench.run(explain, 'tenants')).toMatchObject({ code: 1, err: 'tenantry explain: tenants is a folder; give a file' });
    expect(await bench.run(explain, 'nowhere.yaml')).toMatchObject({ code: 1, err: expect.stringMatching(/nowhere\.yaml cannot be used: it does not exist$/) as string });
  });

  it('follows modes and exemptions of the platform\'s documents', async () => {
    const pinned = 'apiVersion: v1\nkind: Pod\nmetadata: {name: web, namespace: tenant-acme}\nspec: {nodeSelector: {kubernetes.io/hostname: n1}, containers: [{name: web, image: registry.acme.test/shop/web:1}]}\n';
    const platform = bench.read('tenants/platform.yaml');
    expect(await explained(pinned)).toMatchObject({ code: 1 });
    bench.write('tenants/platform.yaml', `${platform}  admission:\n    modes:\n      node-selection: warn\n`);
    const warned = await explained(pinned);
    expect(warned.code).toBe(0);
    expect(warned.out).toContain('  warning: [tenantry/node-selection] spec.nodeSelector["kubernetes.io/hostname"]: ');
    const exempted = (until: string) => `${platform}  admission:\n    exemptions:\n      - policy: node-selection\n        tenant: acme\n        name: web*\n        reason: moves to zones\n        until: ${until}\n`;
    bench.write('tenants/platform.yaml', exempted('2999-01-01'));
    expect(await explained(pinned)).toMatchObject({ code: 0, out: expect.stringContaining('not enforced here: [tenantry/node-selection] exempt: ') as string });
    bench.write('tenants/platform.yaml', exempted('2020-01-01'));
    expect(await explained(pinned)).toMatchObject({ code: 1 });
  });

  it('judges namespaces and lists', async () => {
    expect(await explained('apiVersion: v1\nkind: Namespace\nmetadata: {name: tenant-new}\n')).toMatchObject({ code: 1, out: expect.stringContaining('[tenantry/namespace-writers]') as string });
    const list = await explained(`apiVersion: v1\nkind: List\nitems:\n- ${SERVICE.trim().replaceAll('\n', '\n  ')}\n- {apiVersion: v1, kind: Secret, metadata: {name: s}, type: kubernetes.io/service-account-token}\n`, '--namespace', 'tenant-acme--dev');
    expect(list.out.split('\n').slice(0, 2)).toEqual(['Service tenant-acme/web: allowed', 'Secret tenant-acme--dev/s: refused by 1 rule']);
  });

  it.each<[name: string, text: string, args: readonly string[], outcome: { code: number; err: string }]>([
    ['no namespace where there are several tenants', SERVICE.replace(', namespace: tenant-acme', ''), [], { code: 2, err: 'Service web names no namespace; give one: --namespace tenant-' }],
    ['a cluster that the tenant does not run in', SERVICE, ['--cluster', 'mars'], { code: 1, err: 'does not run in cluster mars; it runs in local' }],
    ['no YAML', 'a: [', [], { code: 1, err: 'object.yaml:1: [tenantry/manifest] this is no YAML: ' }],
    ['a key twice', 'kind: Service\nkind: Pod\n', [], { code: 1, err: 'object.yaml:2: ' }],
    ['an object without kind', 'metadata: {name: x}\n', [], { code: 1, err: 'without apiVersion or kind' }],
    ['a list at the top', '- a\n', [], { code: 1, err: 'object.yaml:1: [tenantry/manifest] this is no object' }],
    ['a second document that is none', `${SERVICE}---\n- a\n`, [], { code: 1, err: 'object.yaml:6: [tenantry/manifest] this is no object' }],
    ['nothing', '# empty\n', [], { code: 1, err: 'holds no object' }],
    ['aliases that multiply', `a: &a [x, x]\n${Array.from({ length: 20 }, (_, at) => `b${at}: &b${at} [${'*'}${at === 0 ? 'a' : `b${at - 1}`}, *${at === 0 ? 'a' : `b${at - 1}`}]`).join('\n')}\n`, [], { code: 1, err: 'object.yaml' }],
    ['a review among manifests', `${SERVICE}---\napiVersion: admission.k8s.io/v1\nkind: AdmissionReview\n`, [], { code: 1, err: 'holds an AdmissionReview among other objects' }],
    ['a review that is an answer', 'apiVersion: admission.k8s.io/v1\nkind: AdmissionReview\nresponse: {allowed: true}\n', [], { code: 1, err: 'is no review that an API server sends: the body holds no request' }],
    ['no repository', SERVICE, ['--repo', 'nowhere'], { code: 1, err: 'nowhere' }],
  ])('explains %s', async (_name, text, args, { code, err }) => {
    expect(await explained(text, ...args)).toMatchObject({ code, err: expect.stringContaining(err) as string });
  });

  it('shows hostile names without their control characters', async () => {
    const outcome = await explained('apiVersion: v1\nkind: ConfigMap\nmetadata: {name: "a\\e[31m\\u202eb", namespace: tenant-acme}\n');
    expect(outcome.out).toBe('ConfigMap tenant-acme/a\\u{1b}[31m\\u{202e}b: allowed');
  });
});
