import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge, ADMISSION_POLICIES } from './index.ts';
import type { Json, JsonObject } from './json.ts';
import { anyForm } from './testing/arbitrary.ts';
import { container, podSpec, podWith, podWithContainer } from './testing/pods.ts';
import { subjectOf } from './testing/subjects.ts';
import { refusalText } from './verdict.ts';

function policiesAgainst(object: JsonObject): string[] {
  return [...new Set(judge(subjectOf({ object }), 0).violations.map(({ policy }) => policy))];
}

/** `[[[[…]]]]`. */
function nested(depth: number): Json {
  return JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`) as Json;
}

describe('judge', () => {
  it('tells all that is wrong at once, sorted', () => {
    const { violations } = judge(subjectOf({ object: podWith({ hostPID: true, hostNetwork: true, containers: [container({ image: 'localhost/x' })], volumes: [{ name: 'a', hostPath: { path: '/' } }] }) }), 0);
    expect(violations.map(({ policy, path }) => `${policy} ${path}`)).toEqual([
      'host-namespaces spec.hostNetwork', 'host-namespaces spec.hostPID', 'image-host spec.containers[0].image', 'volumes spec.volumes[0].hostPath',
    ]);
    expect(refusalText(violations).split('\n')[0]).toBe('[tenantry/host-namespaces] spec.hostNetwork: hostNetwork gives the pod a namespace of its node; remove the field');
  });

  it('never throws on any JSON, and gives a verdict that can be shown', () => {
    fc.assert(
      fc.property(anyForm, (form) => {
        const verdict = judge(subjectOf(form), 0);
        expect(verdict.allowed).toBe(verdict.violations.length === 0);
        expect(refusalText(verdict.violations)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
      }),
      { numRuns: 3_000 },
    );
  });

  it('never lets modes and exemptions turn off what keeps tenants apart', () => {
    const ids = ADMISSION_POLICIES.map(({ id }) => id);
    const loosened: JsonObject = {
      modes: Object.fromEntries(ids.map((id, index) => [id, index % 2 === 0 ? 'audit' : 'warn'])),
      exemptions: ids.map((policy) => ({ policy, until: '2099-01-01' })),
    };
    const breaches = new Set(ADMISSION_POLICIES.filter(({ level }) => level === 'breach').map(({ id }) => id));
    fc.assert(
      fc.property(anyForm, fc.constantFrom('modes', 'exemptions'), (form, how) => {
        const refused = (admission: JsonObject) => judge(subjectOf({ ...form, tenant: form.tenant === null ? null : { ...form.tenant, admission } }), 0).violations;
        const before = refused({});
        expect(refused({ [how]: loosened[how] })).toEqual(before.filter(({ policy }) => breaches.has(policy) || form.tenant === null));
      }),
      { numRuns: 1_000 },
    );
  });

  it('judges by the request alone whether a policy has a say', () => {
    const seen = ADMISSION_POLICIES.filter((policy) => policy.judges(subjectOf({ request: { group: 'coordination.k8s.io', resource: 'leases', kind: 'Lease' }, object: {} }).request));
    expect(seen.filter(({ id }) => id.startsWith('pod-'))).toEqual([]);
  });
});

describe('judge, of hostile pods', () => {
  it.each([
    ['nothing', {}],
    ['nulls', { apiVersion: 'v1', kind: 'Pod', metadata: null, spec: null }],
    ['no containers', { apiVersion: 'v1', kind: 'Pod', spec: {} }],
    ['containers of null', { apiVersion: 'v1', kind: 'Pod', spec: { containers: [null] } }],
    ['a spec that is a list', { apiVersion: 'v1', kind: 'Pod', spec: [] }],
    ['a list in which one is no container', podWith({ containers: [container(), 'web'] })],
    ['flags as text', podWithContainer({ securityContext: { privileged: 'true' } })],
    ['a prototype with all that is missing', JSON.parse(`{"apiVersion":"v1","kind":"Pod","__proto__":${JSON.stringify(podWith())},"spec":{"__proto__":${JSON.stringify(podSpec())}}}`) as JsonObject],
    ['a deep list where text should be', podWithContainer({ image: nested(50_000) })],
    ['a deep list as type', podWith({ securityContext: { seLinuxOptions: { type: nested(50_000) } } })],
    ['a deep annotation', podWith({}, { annotations: { 'kubernetes.io/config.mirror': nested(50_000) } })],
  ])('refuses %s', (_, object) => {
    expect(policiesAgainst({ ...object, apiVersion: 'v1', kind: 'Pod' })).not.toEqual([]);
  });

  it('compares deep objects without falling over', () => {
    const deep = podWith({ affinity: { nodeAffinity: nested(50_000) } });
    expect(judge(subjectOf({ request: { operation: 'UPDATE' }, object: deep, oldObject: structuredCloneByText(deep) }), 0).allowed).toBe(false);
  });

  it('takes names of Object.prototype for plain keys', () => {
    expect(policiesAgainst(podWith({ nodeSelector: { constructor: 'x' } }))).toEqual(['node-selection']);
    expect(policiesAgainst(podWith({ volumes: [{ name: 'a', toString: {} }] }))).toEqual(['volumes']);
    expect(policiesAgainst(podWith({}, { labels: { constructor: 'x', hasOwnProperty: 'y' } }))).toEqual([]);
  });

  it('reads a large pod to its end', () => {
    const env = Array.from({ length: 60_000 }, (_, index) => ({ name: `V${index}`, value: 'x' }));
    expect(policiesAgainst(podWithContainer({ env }))).toEqual(['pod-size']);
    expect(policiesAgainst(podWith({ containers: [container({ env }), container({ name: 'last', securityContext: { privileged: true } })] }))).toContain('privileged');
    const containers = Array.from({ length: 5_000 }, (_, index) => container({ name: `c${index}`, securityContext: { procMount: 'Unmasked' } }));
    const verdict = judge(subjectOf({ object: podWith({ containers }) }), 0);
    expect(verdict.violations.filter(({ policy }) => policy === 'proc-mount')).toHaveLength(5_000);
    expect(refusalText(verdict.violations)).toContain('and 4969 more');
    expect(refusalText(verdict.violations).length).toBeLessThan(10_000);
  });
});

function structuredCloneByText(object: JsonObject): JsonObject {
  const depth = 50_000;
  return { ...object, spec: podSpec({ affinity: { nodeAffinity: nested(depth) } }) };
}
