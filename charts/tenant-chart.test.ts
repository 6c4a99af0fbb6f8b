import { describe, expect, it } from 'vitest';
import { APPLY_ANNOTATION, PRUNE_ANNOTATION } from './names.ts';
import { cluster, inputs, platform, richSpec, tenant } from './testing/documents.ts';
import { at, namesOf, objectOf, render } from './testing/rendered.ts';

const rich = inputs(tenant('acme', richSpec()), { peers: ['globex'] });
const suspended = inputs(tenant('acme', { ...richSpec(), state: 'Suspended' }));
const bindings = (state: 'Active' | 'Suspended', namespace: string): string[] => namesOf(render(inputs(tenant('acme', { ...richSpec(), state }))), 'RoleBinding', namespace).sort();

describe('TenantChart', () => {
  it('labels every object with tenant, plan and managed', () => {
    for (const { metadata } of render(rich)) {
      expect(metadata.labels).toMatchObject({ 'tenantry.dev/managed': 'true', 'tenantry.dev/plan': 'pro', 'tenantry.dev/tenant': 'acme' });
    }
  });

  it('makes the same set of objects in each of its namespaces', () => {
    const manifests = render(rich);
    expect(namesOf(manifests, 'Namespace')).toEqual(['tenant-acme', 'tenant-acme--dev', 'tenant-acme--jobs']);
    for (const kind of ['ResourceQuota', 'LimitRange', 'NetworkPolicy', 'ServiceAccount', 'RoleBinding']) {
      expect(namesOf(manifests, kind, 'tenant-acme--dev').length, kind).toBeGreaterThan(0);
    }
  });

  it('enforces the restricted Pod Security with a pinned version in all three modes', () => {
    const labels = objectOf(render(rich), 'Namespace', 'tenant-acme').metadata.labels ?? {};
    for (const mode of ['enforce', 'warn', 'audit']) {
      expect(labels[`pod-security.kubernetes.io/${mode}`]).toBe('restricted');
      expect(labels[`pod-security.kubernetes.io/${mode}-version`]).toMatch(/^v1\.\d+$/);
    }
  });

  it('keeps namespaces and walls from being pruned until the tenant is deleted', () => {
    const kept = (state: 'Active' | 'Suspended' | 'Deleted'): string[] =>
      render(inputs(tenant('acme', { state }))).filter(({ metadata }) => metadata.annotations?.[PRUNE_ANNOTATION] === 'disabled').map(({ kind }) => kind).sort();
    expect(kept('Active')).toEqual(['LimitRange', 'Namespace', 'NetworkPolicy', 'ResourceQuota', 'ResourceQuota']);
    expect(kept('Suspended')).toEqual(kept('Active'));
    expect(kept('Deleted')).toEqual([]);
  });

  it('stops one namespace that is let go, lets it be pruned, and leaves the others alone', () => {
    const spec = { namespaces: [{ suffix: 'dev', state: 'Deleted' as const }, { suffix: 'qa' }] };
    const manifests = render(inputs(tenant('acme', spec)));
    const [left, kept] = ['tenant-acme--dev', 'tenant-acme--qa'];
    const prune = (name: string) => at(objectOf(manifests, 'Namespace', name), 'metadata', 'annotations', 'kustomize.toolkit.fluxcd.io/prune');
    expect([prune(left), prune(kept)]).toEqual([undefined, 'disabled']);
    const pods = (namespace: string) => at(objectOf(manifests, 'ResourceQuota', 'tenantry', namespace), 'spec', 'hard', 'pods');
    expect(pods(left)).toBe('0');
    expect(pods(kept)).not.toBe('0');
    expect(namesOf(manifests, 'NetworkPolicy', left)).toEqual(['tenantry-deny-all']);
    expect(namesOf(manifests, 'RoleBinding', left).every((name) => name.endsWith('-as-tenant-viewer'))).toBe(true);
    expect(namesOf(manifests, 'RoleBinding', kept)).toContain('tenantry-admins-as-tenant-admin');
  });

  it('is stopped and may be pruned in a cluster that it leaves, as if it were Deleted, and goes on in the other', () => {
    const clusters = [cluster('eu-1'), cluster('us-1')];
    const entries = (state: 'Active' | 'Deleted') => ({ ...richSpec(), clusters: [{ name: 'eu-1', share: 60 }, { name: 'us-1', share: 40, ...(state === 'Deleted' ? { state } : {}) }] });
    const leaving = inputs(tenant('acme', entries('Deleted')), { clusters });
    const without = (manifests: ReturnType<typeof render>) => manifests.filter(({ kind }) => kind !== 'Tenant');
    expect(render(leaving, 'us-1')).toEqual(render(inputs(tenant('acme', { ...entries('Active'), state: 'Deleted' }), { clusters }), 'us-1'));
    expect(without(render(leaving, 'eu-1'))).toEqual(without(render(inputs(tenant('acme', entries('Active')), { clusters }), 'eu-1')));
  });

  it('stops the namespace for jobs that is let go, and lets it be pruned', () => {
    const manifests = render(inputs(tenant('acme', { jobs: { enabled: true, state: 'Deleted' } })));
    const namespace = objectOf(manifests, 'Namespace', 'tenant-acme--jobs');
    expect([namespace.metadata.annotations?.[PRUNE_ANNOTATION], namespace.metadata.labels?.['tenantry.dev/state']]).toEqual([undefined, 'Deleted']);
    expect(at(objectOf(manifests, 'ResourceQuota', 'tenantry', 'tenant-acme--jobs'), 'spec', 'hard', 'pods')).toBe('0');
    expect(objectOf(manifests, 'Namespace', 'tenant-acme').metadata.annotations?.[PRUNE_ANNOTATION]).toBe('disabled');
  });

  it('hands its quotas to the projector where the API server asks the webhook, but for those of namespaces that go', () => {
    const spec = { namespaces: [{ suffix: 'dev', state: 'Deleted' as const }, { suffix: 'qa' }] };
    const image = 'ghcr.io/acme/webhook:1';
    const made = (admission?: { image: string; judging?: boolean }) => {
      const local = cluster('eu-1', admission === undefined ? {} : { admission });
      const manifests = render(inputs(tenant('acme', spec), { clusters: [local] }));
      return ['tenant-acme', 'tenant-acme--dev', 'tenant-acme--qa'].map((name) => objectOf(manifests, 'ResourceQuota', 'tenantry', name));
    };
    const applied = (quotas: ReturnType<typeof made>) => quotas.map(({ metadata }) => metadata.annotations?.[APPLY_ANNOTATION]);
    expect(applied(made({ image }))).toEqual(['IfNotPresent', undefined, 'IfNotPresent']);
    expect(applied(made({ image, judging: false }))).toEqual([undefined, undefined, undefined]);
    expect(applied(made())).toEqual([undefined, undefined, undefined]);
    // The numbers are the same: whichever stands when the other comes, their sum is within the limit.
    const hard = (quotas: ReturnType<typeof made>) => quotas.map((quota) => at(quota, 'spec', 'hard'));
    expect(hard(made({ image }))).toEqual(hard(made()));
  });

  it('binds each persona once in a namespace, by a name that says the role', () => {
    expect(bindings('Active', 'tenant-acme--dev')).toEqual(['tenantry-admins-as-tenant-admin', 'tenantry-users-as-tenant-user', 'tenantry-viewers-as-tenant-viewer']);
    expect(bindings('Active', 'tenant-acme--jobs')).toEqual(['tenantry-admins-as-tenant-viewer', 'tenantry-users-as-tenant-viewer', 'tenantry-viewers-as-tenant-viewer']);
    expect(bindings('Suspended', 'tenant-acme--dev')).toEqual(bindings('Active', 'tenant-acme--jobs'));
    for (const manifest of render(suspended).filter(({ kind }) => kind === 'RoleBinding')) expect(at(manifest, 'roleRef', 'name')).toBe('tenantry:tenant-viewer');
  });

  it('binds the tenant\'s own group and whom the document names', () => {
    const rbac = 'rbac.authorization.k8s.io';
    expect(objectOf(render(rich), 'RoleBinding', 'tenantry-admins-as-tenant-admin', 'tenant-acme')['subjects']).toEqual([
      { apiGroup: rbac, kind: 'Group', name: 'tenantry:acme:admins' },
      { apiGroup: rbac, kind: 'Group', name: 'acme:operators' },
      { apiGroup: rbac, kind: 'User', name: 'ann@acme.test' },
    ]);
    expect(objectOf(render(rich), 'RoleBinding', 'tenantry-users-as-tenant-user', 'tenant-acme')['subjects']).toEqual([
      { apiGroup: rbac, kind: 'Group', name: 'tenantry:acme:users' },
      { apiGroup: rbac, kind: 'Group', name: 'acme:developers' },
      { apiGroup: rbac, kind: 'Group', name: 'acme:operators' },
      { kind: 'ServiceAccount', name: 'pipeline', namespace: 'tenant-acme--dev' },
    ]);
  });

  it('lets its people get exactly their own Namespaces and Tenant object', () => {
    const role = objectOf(render(rich), 'ClusterRole', 'tenantry:acme:self');
    expect(role['rules']).toEqual([
      { apiGroups: [''], resources: ['namespaces'], resourceNames: ['tenant-acme', 'tenant-acme--dev', 'tenant-acme--jobs'], verbs: ['get'] },
      { apiGroups: ['tenantry.dev'], resources: ['tenants'], resourceNames: ['acme'], verbs: ['get'] },
    ]);
    const subjects = objectOf(render(rich), 'ClusterRoleBinding', 'tenantry:acme:self')['subjects'] as { name: string }[];
    expect(subjects.filter(({ name }) => name === 'acme:operators')).toHaveLength(1);
  });

  it('computes the cloud role, and has none where there is no cloud or no wish for it', () => {
    const role = (spec: Parameters<typeof tenant>[1], clusters = [cluster()]): unknown =>
      objectOf(render(inputs(tenant('acme', spec), { clusters })), 'ServiceAccount', 'tenantry-workload').metadata.annotations?.['eks.amazonaws.com/role-arn'];
    expect(role({})).toBe('arn:aws:iam::123456789012:role/tenantry/tenant-acme');
    expect(role({}, [cluster('eu-1', { aws: { accountId: '123456789012', region: 'cn-north-1', partition: 'aws-cn', rolePath: '/a/b/' } })])).toBe('arn:aws-cn:iam::123456789012:role/a/b/tenant-acme');
    const { aws: _, ...spec } = cluster().spec;
    expect(role({}, [{ ...cluster(), spec }])).toBeUndefined();
    expect(role({ cloud: { aws: { enabled: false } } })).toBeUndefined();
    expect(role({ state: 'Suspended' })).toBeUndefined();
  });

  it('opens the way to the agent of pod identity where tenants get their identity from it', () => {
    const account = (settings: Parameters<typeof platform>[0]) => {
      const manifests = render(inputs(tenant(), { platform: platform(settings) }));
      return [objectOf(manifests, 'ServiceAccount', 'tenantry-workload').metadata.annotations?.['eks.amazonaws.com/role-arn'], JSON.stringify(manifests).includes('169.254.170.23/32')];
    };
    const arn = 'arn:aws:iam::123456789012:role/tenantry/tenant-acme';
    expect([account({}), account({ aws: { strategy: 'none' } }), account({ aws: { strategy: 'pod-identity' } }), account({ aws: { strategy: 'pod-identity', keep: ['role-per-tenant'] } })])
      .toEqual([[arn, false], [undefined, false], [undefined, true], [arn, true]]);
  });

  it('applies the tenant\'s own repository with an account of its own, in one namespace, and no longer once suspended', () => {
    const kustomization = objectOf(render(rich), 'Kustomization', 'tenantry-gitops');
    expect(kustomization['spec']).toMatchObject({ serviceAccountName: 'tenantry-gitops', targetNamespace: 'tenant-acme', path: './apps', prune: true, wait: false, suspend: false, deletionPolicy: 'Orphan' });
    expect(at(kustomization, 'spec', 'sourceRef')).toEqual({ kind: 'GitRepository', name: 'tenantry-gitops' });
    expect(objectOf(render(rich), 'GitRepository', 'tenantry-gitops')['spec']).toMatchObject({ url: 'https://git.acme.test/deploy.git', ref: { branch: 'release' }, secretRef: { name: 'git-credentials' } });
    expect(namesOf(render(rich), 'RoleBinding')).toContain('tenantry-gitops-as-tenant-admin');
    expect(objectOf(render(suspended), 'Kustomization', 'tenantry-gitops')['spec']).toMatchObject({ suspend: true });
    expect(namesOf(render(suspended), 'RoleBinding')).toContain('tenantry-gitops-as-tenant-viewer');
    expect(namesOf(render(inputs()), 'Kustomization')).toEqual([]);
  });

  it('states the document\'s spec and the limits in this cluster on the Tenant object', () => {
    const { spec } = objectOf(render(rich), 'Tenant', 'acme') as unknown as { spec: Record<string, unknown> };
    expect(spec).toMatchObject({ displayName: richSpec().displayName, plan: 'pro', state: 'Active' });
    expect(spec['limits']).toMatchObject({ pods: '300', 'requests.cpu': '20' });
  });

  it('refuses a cluster that the tenant does not run in', () => {
    expect(() => render(rich, 'us-1')).toThrow('tenant acme does not run in cluster us-1');
  });

  it('keeps the sum of the quotas within the tenant\'s limits', () => {
    const manifests = render(rich);
    const pods = manifests.filter(({ kind, metadata }) => kind === 'ResourceQuota' && metadata.name === 'tenantry').map((quota) => Number(at(quota, 'spec', 'hard', 'pods')));
    expect(pods).toHaveLength(3);
    expect(pods.reduce((sum, count) => sum + count, 0)).toBe(300);
  });
});
