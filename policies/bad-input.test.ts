/** The whole list of bad input that must give a clear error: each as files of a repository, judged from the text on. */
import { describe, expect, it } from 'vitest';
import type { Catalog } from '../model/catalog.ts';
import { formatFault, sortFaults, type Fault } from '../model/fault.ts';
import { tenantFile } from '../model/layout.ts';
import { locateFaults } from '../model/locate.ts';
import { parseDocuments } from '../model/parse.ts';
import { catalogOf, entryOf, tenantDocument } from '../model/testing/documents.ts';
import { checkChange } from './change/index.ts';
import { checkCatalog, checkPlace } from './document/index.ts';

type Files = Readonly<Record<string, string>>;

/** What a check of these files says, beside those that the catalog has: parse, place, rules, change. */
function judge(files: Files, before: Catalog = catalogOf()): string[] {
  const after = before.clone();
  const faults: Fault[] = [];
  for (const [file, text] of Object.entries(files)) {
    const { document, faults: found } = parseDocuments(file, text);
    const misplaced = document === undefined ? found : checkPlace(file, document);
    faults.push(...misplaced);
    if (document?.kind === 'Tenant' && misplaced.length === 0) after.put(entryOf(document));
  }
  faults.push(...checkCatalog(after), ...checkChange(before, after));
  return sortFaults(locateFaults(faults, (file) => files[file])).map(formatFault);
}

function text(id: string, spec = ''): string {
  return `apiVersion: tenantry.dev/v1alpha1\nkind: Tenant\nmetadata:\n  name: ${JSON.stringify(id)}\nspec:\n  plan: pro\n  state: Active\n${spec}`;
}

const ACME = tenantFile('acme');

describe('bad input', () => {
  it('is not what a good tenant is', () => expect(judge({ [ACME]: text('acme') })).toEqual([]));

  it.each(['Acme', '..', 'a--b', 'a'.repeat(41), 'acme\n', 'a\u0000b', '${X}', '{{x}}', 'default', 'platform', 'system', 'kube-system', 'kube-x', 'flux-system', 'tenantry', 'tenantry-x', 'a/b', '-rf', 'x.y', ''])('the id %j', (id) => {
    const verdicts = judge({ [tenantFile(id)]: text(id) });
    expect(verdicts.length).toBeGreaterThan(0);
    expect(verdicts.join('\n')).toMatch(/metadata\.name: \[tenantry\/(schema|tenant-id)\] .+; .+/);
  });

  it.each<[string, string, string]>([
    ['a subject of Kubernetes', '  members: {admins: {groups: [system:masters]}}\n', `${ACME}:8: spec.members.admins.groups[0]: [tenantry/subject-allowed]`],
    ['a foreign service account', '  members: {users: {serviceAccounts: [{namespace: kube-system, name: default}]}}\n', `${ACME}:8: spec.members.users.serviceAccounts[0].namespace: [tenantry/subject-allowed]`],
    ['a group of another tenant', '  members: {viewers: {groups: ["tenantry:globex:admins"]}}\n', `${ACME}:8: spec.members.viewers.groups[0]: [tenantry/subject-allowed]`],
    ['an unknown field', '  quotas: {}\n', `${ACME}:8: spec.quotas: [tenantry/schema] unknown field "quotas"; did you mean "quota"?`],
    ['a key twice', '  plan: free\n', `${ACME}:8: spec.plan: [tenantry/yaml-duplicate-key] the key "plan" stands here twice; keep one of them`],
    ['an anchor bomb', '  a: &a [x, x]\n  b: &b [*a, *a]\n  c: &c [*b, *b]\n', `${ACME}:8: spec.a: [tenantry/yaml-anchor]`],
    ['a quota above the ceiling', '  quota:\n    requests.cpu: 21\n', `${ACME}:9: spec.quota["requests.cpu"]: [tenantry/quota-within-ceiling] requests.cpu 21 is above 20, the ceiling of plan "pro"; ask for at most 20 or choose a larger plan`],
    ['a cluster that does not exist', '  clusters:\n    - name: local\n    - name: mars\n', `${ACME}:10: spec.clusters[1].name: [tenantry/cluster-known] cluster "mars" does not exist; choose among local, other`],
    ['a quota beyond every number', '  quota: {pods: 1e400}\n', `${ACME}:8: spec.quota.pods: [tenantry/quota-valid] "1e400" is above 9007199254740992; write a smaller number`],
    ['a quota below nothing', '  quota: {pods: -1}\n', `${ACME}:8: spec.quota.pods: [tenantry/schema] "-1" has a form that is not allowed`],
    ['half a thousandth', '  quota: {requests.cpu: 0.5m}\n', `${ACME}:8: spec.quota["requests.cpu"]: [tenantry/quota-valid] "0.5m" is finer than a thousandth`],
    ['a quota without a digit', '  quota: {pods: "."}\n', `${ACME}:8: spec.quota.pods: [tenantry/schema] "." has a form that is not allowed`],
    ['a number beyond every number', '  throttle: {requestsPerMinute: 1e400}\n', `${ACME}:8: spec.throttle.requestsPerMinute: [tenantry/schema] must be a whole number, not a text; write a whole number`],
    ['a letter that only looks like one', '  isolation: Namespace\n  namespaces: [{suffix: d\u0435v}]\n', `${ACME}:9: spec.namespaces[0].suffix: [tenantry/schema] "d\u0435v" has a form that is not allowed: it holds "\u0435" (U+0435), which is no ASCII character; it must match`],
    ['the platform\'s own host', '  network: {ingress: {hosts: [git.example.test]}}\n', `${ACME}:8: spec.network.ingress.hosts[0]: [tenantry/ingress-host-reserved] host "git.example.test" is reserved for the platform`],
    ['10 MB', `# ${'x'.repeat(10_000_000)}\n`, `${ACME}: [tenantry/file-size] the file has 10000109 bytes, at most 1048576 are read; make it smaller`],
  ])('%s', (_name, spec, want) => {
    expect(judge({ [ACME]: text('acme', spec) })[0]).toContain(want);
  });

  it('two tenants with one id', () => {
    const second = tenantFile('globex');
    expect(judge({ [ACME]: text('acme'), [second]: text('acme') })).toEqual([`${second}:4: metadata.name: [tenantry/file-place] Tenant "acme" lies in "${second}"; move it to ${ACME} or correct its name`]);
  });

  it('two tenants with one ingress host', () => {
    const host = '  network:\n    ingress:\n      hosts: [shop.test]\n';
    const globex = tenantFile('globex');
    expect(judge({ [ACME]: text('acme', host), [globex]: text('globex', host) })).toEqual([
      expect.stringContaining(`${globex}:10: spec.network.ingress.hosts[0]: [tenantry/ingress-host-unique] host "shop.test" is claimed by another tenant too (tenant "acme")`),
      expect.stringContaining(`${ACME}:10: spec.network.ingress.hosts[0]: [tenantry/ingress-host-unique] host "shop.test" is claimed by another tenant too (tenant "globex")`),
    ]);
  });

  it('a folder that vanished', () => {
    const before = catalogOf(tenantDocument('acme'));
    const after = before.clone();
    after.remove('acme');
    expect(checkChange(before, after).map(formatFault)).toEqual([expect.stringContaining(`${ACME}: [tenantry/removal-steps] the folder of tenant "acme" has vanished while its state is Active`)]);
  });

  it('everything of all files at once, by file and line', () => {
    const globex = tenantFile('globex');
    const verdicts = judge({ [ACME]: text('acme', '  isolation: Cluster\n  network: {peers: [acme]}\n'), [globex]: text('globex', '  nope: 1\n  namespaces: 3\n') });
    expect(verdicts.map((line) => line.replace(/ \[tenantry\/.*/, ''))).toEqual([`${globex}:8: spec.nope:`, `${globex}:9: spec.namespaces:`, `${ACME}:8: spec.isolation:`, `${ACME}:9: spec.network.peers[0]:`]);
  });
});
