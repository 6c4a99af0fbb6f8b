import { describe, expect, it } from 'vitest';
import { platformManifests } from '../synth/render-platform.ts';
import type { AdmissionSettings } from '../model/cluster.ts';
import { cluster, platform } from './testing/documents.ts';

interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string; readonly labels: Readonly<Record<string, string>> };
  readonly [field: string]: unknown;
}

interface Entry {
  readonly name: string;
  readonly failurePolicy: string;
  readonly rules: readonly { readonly resources: readonly string[]; readonly scope: string; readonly operations: readonly string[] }[];
  readonly namespaceSelector?: { readonly matchExpressions: readonly { readonly key: string; readonly operator: string; readonly values?: readonly string[] }[] };
  readonly matchConditions: readonly { readonly expression: string }[];
  readonly clientConfig: object;
}

function manifests(admission?: AdmissionSettings): readonly Manifest[] {
  return platformManifests(platform(), cluster('eu-1', admission === undefined ? {} : { admission })) as unknown as readonly Manifest[];
}

const SETTINGS: AdmissionSettings = { image: 'registry.test/tenantry/webhook:1' };

function named(kind: string, settings: AdmissionSettings = SETTINGS): readonly Manifest[] {
  return manifests(settings).filter((manifest) => manifest.kind === kind);
}

function entries(kind: string): readonly Entry[] {
  return named(kind).flatMap(({ webhooks }) => webhooks as readonly Entry[]);
}

const OWN_NAMESPACES = ['default', 'flux-system', 'kube-node-lease', 'kube-public', 'kube-system', 'tenantry-system'];

describe('Admission', () => {
  it('is not there unless the cluster asks for it', () => {
    const kinds = manifests().map(({ kind }) => kind);
    for (const kind of ['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration', 'Deployment', 'FlowSchema']) expect(kinds).not.toContain(kind);
  });

  it('can be brought in without the API server asking it', () => {
    expect(named('Deployment', { ...SETTINGS, judging: false })).toHaveLength(1);
    expect(named('ValidatingWebhookConfiguration', { ...SETTINGS, judging: false })).toEqual([]);
  });

  it('fails closed everywhere, and leaves caBundle and path to the webhook', () => {
    for (const entry of [...entries('ValidatingWebhookConfiguration'), ...entries('MutatingWebhookConfiguration')]) {
      expect(entry.failurePolicy).toBe('Fail');
      expect(entry.clientConfig).toEqual({ service: { namespace: 'tenantry-system', name: 'tenantry-webhook', port: 443 } });
    }
  });

  it('asks the fence about charges of the quota that a ledger counts, and of no other', () => {
    const [charges] = entries('ValidatingWebhookConfiguration').filter(({ rules }) => rules.some(({ resources }) => resources.includes('resourcequotas/status')));
    expect(charges?.matchConditions.map(({ expression }) => expression)).toContain('request.name == \'tenantry\'');
  });

  it('never has the platform\'s own namespaces in scope, nor cluster-scoped kinds but Namespaces and Tenants', () => {
    for (const { namespaceSelector, rules } of [...entries('ValidatingWebhookConfiguration'), ...entries('MutatingWebhookConfiguration')]) {
      const isNamespaced = rules.every(({ scope }) => scope === 'Namespaced');
      if (isNamespaced) {
        expect(namespaceSelector?.matchExpressions).toContainEqual({ key: 'tenantry.dev/tenant', operator: 'Exists' });
        expect(namespaceSelector?.matchExpressions).toContainEqual({ key: 'kubernetes.io/metadata.name', operator: 'NotIn', values: OWN_NAMESPACES });
      } else {
        expect(['namespaces', 'tenants']).toContain(rules[0]?.resources[0]);
      }
    }
  });

  it('covers every kind and subresource of tenants\' namespaces, sessions too', () => {
    const [broad] = entries('ValidatingWebhookConfiguration');
    expect(broad?.rules).toEqual([{ apiGroups: ['*'], apiVersions: ['*'], operations: ['CREATE', 'UPDATE', 'DELETE', 'CONNECT'], resources: ['*/*'], scope: 'Namespaced' }]);
  });

  it('runs two replicas apart, one of which always stays', () => {
    const [deployment] = named('Deployment');
    expect(deployment).toMatchObject({
      spec: {
        replicas: 2,
        strategy: { rollingUpdate: { maxUnavailable: 0 } },
        template: { spec: { affinity: { podAntiAffinity: {} }, priorityClassName: 'tenantry-webhook', securityContext: { runAsNonRoot: true } } },
      },
    });
    expect(named('PodDisruptionBudget')[0]).toMatchObject({ spec: { minAvailable: 1 } });
    expect(named('PriorityClass')[0]).toMatchObject({ value: 1_000_000_000 });
  });

  it('gives the webhook no right to create or delete, no wildcard and no secret but its own', () => {
    const roles = [...named('ClusterRole'), ...named('Role')].filter(({ metadata }) => metadata.name === 'tenantry-webhook');
    const rules = roles.flatMap((role) => role['rules'] as { apiGroups: string[]; resources: string[]; resourceNames?: string[]; verbs: string[] }[]);
    expect(rules.length).toBeGreaterThan(5);
    for (const rule of rules) {
      expect([...rule.apiGroups, ...rule.resources, ...rule.verbs]).not.toContain('*');
      for (const verb of ['create', 'delete', 'deletecollection', 'escalate', 'bind', 'impersonate']) expect(rule.verbs).not.toContain(verb);
      if (rule.resources.includes('secrets')) expect(rule.resourceNames).toEqual(['tenantry-webhook-certificate']);
    }
  });

  it('leaves what controllers write to out of the managed objects', () => {
    const shared = ['Deployment', 'PodDisruptionBudget', 'Service', 'Secret', 'Lease', 'FlowSchema', 'ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration'];
    for (const { kind, metadata } of manifests(SETTINGS).filter((manifest) => shared.includes(manifest.kind))) {
      expect([kind, metadata.labels['tenantry.dev/managed']]).toEqual([kind, 'false']);
    }
    expect(named('Secret')[0]).not.toHaveProperty('data');
  });

  it.each([
    [undefined, 16],
    [[{ name: 'gold', plans: ['enterprise'], shares: 100 }, { name: 'rest', shares: 40 }], 32],
    [[{ name: 'a', plans: ['a'], shares: 1 }, { name: 'b', plans: ['b'], shares: 1 }, { name: 'c', plans: ['c'], shares: 1 }, { name: 'd', shares: 1 }], 64],
  ])('makes at most 64 schemas of tenants, with a level a class (%#)', (flowClasses, want) => {
    const settings: AdmissionSettings = flowClasses === undefined ? SETTINGS : { ...SETTINGS, flowClasses };
    const schemas = named('FlowSchema', settings).filter(({ metadata }) => metadata.name !== 'tenantry-platform');
    expect(schemas).toHaveLength(want);
    for (const { spec } of schemas) expect(spec).toMatchObject({ distinguisherMethod: { type: 'ByNamespace' }, matchingPrecedence: 5_000 });
    expect(named('PriorityLevelConfiguration', settings)).toHaveLength(1 + (flowClasses?.length ?? 1));
  });
});
