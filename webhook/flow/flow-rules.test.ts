import { describe, expect, it } from 'vitest';
import { flowSchemaNames, flowSchemaOf, type FlowClass } from '../../model/flow.ts';
import { flowRules, readFlowTenant, type FlowTenant } from './flow-rules.ts';

const CLASSES: readonly FlowClass[] = [{ name: 'gold', plans: ['enterprise'], shares: 0 }, { name: 'rest', plans: undefined, shares: 0 }];
const NAMES = CLASSES.flatMap(({ name }) => flowSchemaNames(name, CLASSES.length));

function flowTenant(id: string, plan = 'pro'): FlowTenant {
  return { id, plan, namespaces: [`tenant-${id}--dev`, `tenant-${id}`], users: ['ann'], groups: ['devs'] };
}

describe('flowRules()', () => {
  it('gives every schema its rules, a rule a tenant', () => {
    const rules = flowRules([flowTenant('acme')], CLASSES, NAMES);
    expect([...rules.keys()]).toEqual(NAMES);
    expect(rules.get(flowSchemaOf('acme', 'pro', CLASSES) ?? '')).toEqual([
      {
        subjects: [
          ...['tenantry:acme:admins', 'tenantry:acme:users', 'tenantry:acme:viewers', 'system:serviceaccounts:tenant-acme', 'system:serviceaccounts:tenant-acme--dev', 'devs'].map((name) => ({ kind: 'Group', group: { name } })),
          { kind: 'User', user: { name: 'ann' } },
        ],
        resourceRules: [
          { verbs: ['*'], apiGroups: ['*'], resources: ['*'], namespaces: ['tenant-acme', 'tenant-acme--dev'] },
          { verbs: ['*'], apiGroups: ['*'], resources: ['*'], clusterScope: true },
        ],
        nonResourceRules: [{ verbs: ['*'], nonResourceURLs: ['*'] }],
      },
    ]);
  });

  it('puts a plan into its class, and the same tenant always into the same schema', () => {
    expect(flowSchemaOf('acme', 'enterprise', CLASSES)).toMatch(/^tenantry-gold-\d\d$/);
    expect(flowSchemaOf('acme', 'free', CLASSES)).toMatch(/^tenantry-rest-\d\d$/);
    expect(flowSchemaOf('acme', 'free', [{ name: 'gold', plans: ['enterprise'], shares: 0 }])).toBeUndefined();
  });

  it('does not depend on the order of tenants', () => {
    const tenants = ['a1', 'b2', 'c3', 'd4', 'e5', 'f6'].map((id) => flowTenant(id));
    expect(flowRules(tenants, CLASSES, NAMES)).toEqual(flowRules([...tenants].reverse(), CLASSES, NAMES));
  });
});

describe('readFlowTenant()', () => {
  it('reads namespaces and members, each once', () => {
    const object = {
      metadata: { name: 'acme' },
      spec: { plan: 'pro', state: 'Active', namespaces: [{ suffix: 'dev' }], members: { admins: { users: ['ann', 7], groups: ['ops'] }, viewers: { users: ['ann', 'bob'] } } },
    };
    expect(readFlowTenant(object)).toEqual({ key: 'acme', value: { id: 'acme', plan: 'pro', namespaces: ['tenant-acme', 'tenant-acme--dev'], users: ['ann', 'bob'], groups: ['ops'] } });
  });

  it.each([[null], [{}], [{ metadata: { name: 'acme' } }], ['text']])('passes over %j', (object) => {
    expect(readFlowTenant(object)).toBeUndefined();
  });
});
