import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from '../index.ts';
import type { Json, JsonObject } from '../json.ts';
import { applyPatch } from '../testing/apply-patch.ts';
import { anyForm, plainSpec } from '../testing/arbitrary.ts';
import { podWith } from '../testing/pods.ts';
import { subjectOf, type ShortForm } from '../testing/subjects.ts';
import { mutate } from './index.ts';

const CONTAINER = { name: 'web', image: 'ghcr.io/acme/web:1.2' };
const CLOSED = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };
const CONFINED = { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } };

function pod(spec: JsonObject, metadata: JsonObject = { name: 'web' }): JsonObject {
  return { apiVersion: 'v1', kind: 'Pod', metadata, spec };
}

function deployment(spec: JsonObject, metadata: JsonObject = {}): JsonObject {
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web', ...metadata }, spec: { selector: { matchLabels: { app: 'web' } }, template: { metadata: { labels: { app: 'web' } }, spec } } };
}

function filled(form: ShortForm & { object: JsonObject }): JsonObject {
  return applyPatch(form.object, mutate(subjectOf(form)));
}

function specOf(object: JsonObject): Json | undefined {
  return object['spec'];
}

describe('mutation', () => {
  it('makes a plain pod one that every rule takes', () => {
    const object = filled({ object: pod({ containers: [CONTAINER] }) });
    expect(specOf(object)).toEqual({ securityContext: CONFINED, containers: [{ ...CONTAINER, imagePullPolicy: 'Always', securityContext: CLOSED }] });
    expect(object['metadata']).toEqual({ name: 'web', labels: { 'tenantry.dev/tenant': 'acme' } });
    expect(judge(subjectOf({ object }), 0).violations).toEqual([]);
  });

  it('leaves what is stated, right or wrong', () => {
    const stated = {
      securityContext: { runAsNonRoot: false, seccompProfile: { type: 'Unconfined' } },
      containers: [{ ...CONTAINER, imagePullPolicy: 'Never', securityContext: { allowPrivilegeEscalation: true, capabilities: { drop: ['NET_RAW'], add: ['CHOWN'] } } }],
    };
    expect(specOf(filled({ object: pod(stated) }))).toEqual(stated);
  });

  it('leaves the pod alone where every container states it', () => {
    const spec = { containers: [{ ...CONTAINER, imagePullPolicy: 'Always', securityContext: { ...CLOSED, ...CONFINED } }] };
    expect(specOf(filled({ object: pod(spec) }))).toEqual(spec);
  });

  it('takes IfNotPresent for the default that the API server wrote', () => {
    expect(mutate(subjectOf({ object: podWith({ containers: [{ ...CONTAINER, imagePullPolicy: 'IfNotPresent', securityContext: CLOSED }] }, { labels: { 'tenantry.dev/tenant': 'acme' } }) }))).toEqual([
      { op: 'add', path: '/spec/containers/0/imagePullPolicy', value: 'Always' },
    ]);
  });

  it('does not close a container that the API server would then refuse in other words', () => {
    const object = filled({ object: pod({ containers: [{ ...CONTAINER, securityContext: { privileged: true } }] }) });
    expect(JSON.stringify(object)).not.toContain('allowPrivilegeEscalation');
  });

  it('leads to the tenant\'s own nodes', () => {
    const tenant = { isolation: 'NodePool' };
    const object = filled({ tenant, object: pod({ nodeSelector: { 'kubernetes.io/arch': 'arm64' }, tolerations: [{ key: 'node.kubernetes.io/not-ready', operator: 'Exists' }], containers: [CONTAINER] }) });
    expect(object['spec']).toMatchObject({
      nodeSelector: { 'kubernetes.io/arch': 'arm64', 'tenantry.dev.node-restriction.kubernetes.io/pool': 'acme' },
      tolerations: [{ key: 'node.kubernetes.io/not-ready' }, { key: 'tenantry.dev.node-restriction.kubernetes.io/pool', operator: 'Equal', value: 'acme', effect: 'NoSchedule' }],
    });
    expect(judge(subjectOf({ tenant, object }), 0).violations).toEqual([]);
  });

  describe('for a tenant that has no nodes of its own any more', () => {
    const POOL = 'tenantry.dev.node-restriction.kubernetes.io/pool';
    const onPool = filled({ tenant: { isolation: 'NodePool' }, object: deployment({ nodeSelector: { 'kubernetes.io/arch': 'arm64' }, tolerations: [{ key: 'node.kubernetes.io/not-ready', operator: 'Exists' }], containers: [CONTAINER] }) });
    const template = (onPool as { spec: { template: { spec: JsonObject } } }).spec.template.spec;
    const shared = { nodeSelector: { 'kubernetes.io/arch': 'arm64' }, tolerations: [{ key: 'node.kubernetes.io/not-ready', operator: 'Exists' }] };

    it('lets the pods of templates that were filled then start', () => {
      expect(Object.keys(template['nodeSelector'] as JsonObject)).toContain(POOL);
      const started = filled({ object: pod(template) });
      expect(started['spec']).toMatchObject(shared);
      expect(JSON.stringify(started)).not.toContain(POOL);
      expect(judge(subjectOf({ object: started }), 0).violations).toEqual([]);
    });

    it('lets such a template be changed, and leaves it alone otherwise', () => {
      const request = { operation: 'UPDATE' as const };
      const changed = deployment({ ...template, containers: [{ ...CONTAINER, image: 'ghcr.io/acme/web:1.3' }] });
      const object = filled({ request, object: changed, oldObject: onPool });
      expect(JSON.stringify(object)).not.toContain(POOL);
      expect(judge(subjectOf({ request, object, oldObject: onPool }), 0).violations).toEqual([]);
      expect(mutate(subjectOf({ request, object: onPool, oldObject: onPool }))).toEqual([]);
    });

    it('takes nothing away that leads to nodes of others', () => {
      const spec = { nodeSelector: { [POOL]: 'globex' }, tolerations: [{ key: POOL, operator: 'Equal', value: 'globex' }, { key: POOL, operator: 'Exists' }], containers: [CONTAINER] };
      expect(filled({ object: pod(spec) })['spec']).toMatchObject({ nodeSelector: spec.nodeSelector, tolerations: spec.tolerations });
    });
  });

  it('fills templates of every kind', () => {
    const template = { metadata: {}, spec: { containers: [CONTAINER] } };
    const objects: JsonObject[] = [
      ...['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'].map((kind) => ({ apiVersion: 'apps/v1', kind, spec: { template } })),
      { apiVersion: 'v1', kind: 'ReplicationController', spec: { template } }, { apiVersion: 'v1', kind: 'PodTemplate', template },
      { apiVersion: 'batch/v1', kind: 'Job', spec: { template } }, { apiVersion: 'batch/v1', kind: 'CronJob', spec: { jobTemplate: { spec: { template } } } },
    ];
    const lacking = objects.filter((object) => !JSON.stringify(filled({ object })).includes('"seccompProfile":{"type":"RuntimeDefault"}'));
    expect(lacking).toEqual([]);
  });
});

describe('mutation does not fight', () => {
  const bare = { containers: [CONTAINER] };

  it('a Deployment for the ReplicaSet that must equal its template', () => {
    const owned = { metadata: { name: 'web-1', ownerReferences: [{ apiVersion: 'apps/v1', kind: 'Deployment', name: 'web', uid: '1', controller: true }] } };
    expect(mutate(subjectOf({ object: { ...deployment(bare), ...owned, kind: 'ReplicaSet' } }))).toEqual([]);
  });

  it('nobody over the Job of a CronJob, which nobody compares', () => {
    const object = { apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'x', ownerReferences: [{ kind: 'CronJob', controller: true }] }, spec: { template: { spec: bare } } };
    expect(judge(subjectOf({ object: filled({ object }), request: { user: { username: 'system:serviceaccount:kube-system:cronjob-controller', groups: [] } } }), 0).violations.filter(({ policy }) => policy === 'seccomp')).toEqual([]);
  });

  it('whoever changes something else than the template', () => {
    const request = { operation: 'UPDATE' as const };
    expect(mutate(subjectOf({ request, object: deployment(bare, { labels: { a: 'b' } }), oldObject: deployment(bare) }))).toEqual([]);
  });

  it('a server-side apply of the manifest that was filled before', () => {
    const manifest = deployment(bare);
    const live = filled({ object: manifest });
    // What the API server makes of an apply without the filled fields: they go, since their owner no longer states them.
    expect(filled({ request: { operation: 'UPDATE' }, object: manifest, oldObject: live })).toEqual(live);
  });

  it('a Pod that exists, but for ephemeral containers that are added', () => {
    const before = { ...CONTAINER, name: 'old' };
    const running = pod({ ...bare, ephemeralContainers: [before] });
    const object = pod({ ...bare, ephemeralContainers: [before, { ...CONTAINER, name: 'debug' }] });
    expect(mutate(subjectOf({ request: { operation: 'UPDATE' }, object, oldObject: running }))).toEqual([]);
    expect(mutate(subjectOf({ request: { operation: 'UPDATE', subResource: 'ephemeralcontainers' }, object, oldObject: running })).map(({ path }) => path)).toEqual([
      '/spec/ephemeralContainers/1/securityContext', '/spec/ephemeralContainers/1/imagePullPolicy',
    ]);
  });
});

describe('mutation, on arbitrary pods', () => {
  const tenant = fc.constantFrom<JsonObject>({}, { isolation: 'NodePool' });

  it('is a fixpoint', () => {
    fc.assert(
      fc.property(plainSpec, tenant, (spec, facts) => {
        for (const object of [pod(spec), deployment(spec)]) expect(mutate(subjectOf({ tenant: facts, object: filled({ tenant: facts, object }) }))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('never makes a rule object that did not object before', () => {
    fc.assert(
      fc.property(plainSpec, tenant, (spec, facts) => {
        const object = pod(spec);
        const refusing = (form: ShortForm) => new Set(judge(subjectOf(form), 0).violations.map(({ policy }) => policy));
        const before = refusing({ tenant: facts, object });
        expect([...refusing({ tenant: facts, object: filled({ tenant: facts, object }) })].filter((policy) => !before.has(policy))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('never throws, and its patch can always be applied', () => {
    fc.assert(
      fc.property(anyForm, (form) => {
        applyPatch(form.object ?? {}, mutate(subjectOf(form)));
      }),
      { numRuns: 2_000 },
    );
  });
});
