import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EXEMPT, gapsIn, rulesFor, type Writable } from './coverage.ts';

const { resources } = JSON.parse(readFileSync(new URL('testdata/writable-1.36.json', import.meta.url), 'utf8')) as { resources: readonly Writable[] };

describe('coverage of what can be written in a namespace', () => {
  it('has no gaps', () => {
    expect(resources.length).toBeGreaterThan(60);
    expect(gapsIn(resources)).toEqual([]);
  });

  it('exempts nothing that a rule judges, and nothing that does not exist', () => {
    const known = new Map(resources.map((writable) => [`${writable.group}/${writable.resource}`, writable]));
    for (const name of EXEMPT.keys()) {
      const writable = known.get(name);
      if (writable !== undefined) expect(rulesFor(writable), name).toEqual([]);
    }
    expect([...EXEMPT.keys()].filter((name) => !known.has(name))).toEqual([]);
  });

  it('finds a kind of tomorrow', () => {
    expect(gapsIn([{ group: 'apps', resource: 'swarms', verbs: ['create'] }, { group: '', resource: 'pods/teleport', verbs: ['update'] }, { group: '', resource: 'services/teleport', verbs: ['update'] }])).toEqual(['apps/swarms']);
  });

  it.each<[string, string, string]>([
    ['', 'serviceaccounts/token', 'account-tokens'], ['', 'services/status', 'status-writes'], ['', 'services/proxy', 'api-proxy'], ['', 'endpoints', 'endpoint-addresses'], ['', 'namespaces/finalize', 'namespace-writers'],
    ['', 'namespaces/status', 'namespace-identity'], ['', 'resourcequotas', 'platform-kinds'], ['apps', 'deployments/scale', 'never-fits'], ['networking.k8s.io', 'networkpolicies', 'own-network'], ['rbac.authorization.k8s.io', 'roles', 'role-rules'],
  ])('%s/%s is judged by %s', (group, resource, policy) => {
    const writable = resources.find((one) => one.group === group && one.resource === resource);
    expect(writable === undefined ? [] : rulesFor(writable)).toContain(policy);
  });
});
