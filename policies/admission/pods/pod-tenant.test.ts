import { expect, it } from 'vitest';
import { paths } from '../testing/findings.ts';
import { podSpec, podWith } from '../testing/pods.ts';
import { podTenant } from './pod-tenant.ts';

it.each([
  ['none', { object: podWith() }, []],
  ['its own', { object: podWith({}, { labels: { 'tenantry.dev/tenant': 'acme' } }) }, []],
  ['another', { object: podWith({}, { labels: { 'tenantry.dev/tenant': 'globex' } }) }, ['metadata.labels["tenantry.dev/tenant"]']],
  ['an empty one', { object: podWith({}, { labels: { 'tenantry.dev/tenant': '' } }) }, ['metadata.labels["tenantry.dev/tenant"]']],
  ['a template', { object: { apiVersion: 'apps/v1', kind: 'Deployment', spec: { template: { metadata: { labels: { 'tenantry.dev/tenant': 'globex' } }, spec: podSpec() } } } }, ['spec.template.metadata.labels["tenantry.dev/tenant"]']],
])('the tenant of a pod: %s', (_, form, expected) => {
  expect(paths(podTenant, form)).toEqual(expected);
});
