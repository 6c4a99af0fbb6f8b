import { expect, it } from 'vitest';
import type { JsonObject } from '../json.ts';
import { paths } from '../testing/findings.ts';
import { podWith } from '../testing/pods.ts';
import { podAffinity } from './pod-affinity.ts';

const REQUIRED = 'spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0]';

function anti(term: JsonObject): JsonObject {
  return podWith({ affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'kubernetes.io/hostname', ...term }] } } });
}

it.each([
  ['own namespace', { object: anti({ namespaceSelector: null }) }, []],
  ['own namespaces', { tenant: { jobs: { enabled: true } }, object: anti({ namespaces: ['tenant-acme', 'tenant-acme--jobs'] }) }, []],
  ['a namespace that looks like one', { object: anti({ namespaces: ['tenant-acme', 'tenant-acme--dev'] }) }, [`${REQUIRED}.namespaces[1]`]],
  ['everybody', { object: anti({ namespaceSelector: {} }) }, [`${REQUIRED}.namespaceSelector`]],
  ['by the own label, and more', { object: anti({ namespaceSelector: { matchLabels: { 'tenantry.dev/tenant': 'acme', stage: 'dev' } } }) }, []],
  ['by the own label as expression', { object: anti({ namespaceSelector: { matchExpressions: [{ key: 'tenantry.dev/tenant', operator: 'In', values: ['acme'] }] } }) }, []],
  ['by the own label or another', { object: anti({ namespaceSelector: { matchExpressions: [{ key: 'tenantry.dev/tenant', operator: 'In', values: ['acme', 'globex'] }] } }) }, [`${REQUIRED}.namespaceSelector`]],
  ['by there being a tenant', { object: anti({ namespaceSelector: { matchExpressions: [{ key: 'tenantry.dev/tenant', operator: 'Exists' }] } }) }, [`${REQUIRED}.namespaceSelector`]],
  ['by own name', { object: anti({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'tenant-acme' } } }) }, []],
  ['by another name', { object: anti({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } } }) }, [`${REQUIRED}.namespaceSelector`]],
  ['a wish', { object: podWith({ affinity: { podAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, podAffinityTerm: { namespaces: ['default'] } }] } } }) }, ['spec.affinity.podAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].podAffinityTerm.namespaces[0]']],
  ['a tenant that nobody knows', { tenant: null, object: anti({ namespaceSelector: { matchLabels: { 'tenantry.dev/tenant': '' } } }) }, [`${REQUIRED}.namespaceSelector`]],
])('affinity: %s', (_, form, expected) => {
  expect(paths(podAffinity, form)).toEqual(expected);
});
