import { expect, it } from 'vitest';
import { paths } from '../testing/findings.ts';
import { podSpec, podWith } from '../testing/pods.ts';
import { accountUse } from './account-use.ts';

it.each([
  ['none', { object: podWith() }, []],
  ['the one for pods', { object: podWith({ serviceAccountName: 'tenantry-workload', serviceAccount: 'tenantry-workload' }) }, []],
  ['an own one', { object: podWith({ serviceAccountName: 'gitops' }) }, []],
  ['the one that applies', { object: podWith({ serviceAccountName: 'tenantry-gitops', serviceAccount: 'tenantry-gitops' }) }, ['spec.serviceAccount', 'spec.serviceAccountName']],
  ['one spelling only', { object: podWith({ serviceAccount: 'tenantry-gitops' }) }, ['spec.serviceAccount']],
  ['a reserved name of tomorrow', { object: podWith({ serviceAccountName: 'tenantry-next' }) }, ['spec.serviceAccountName']],
  ['a template', { object: { apiVersion: 'batch/v1', kind: 'CronJob', spec: { jobTemplate: { spec: { template: { spec: podSpec({ serviceAccountName: 'tenantry-gitops' }) } } } } } }, ['spec.jobTemplate.spec.template.spec.serviceAccountName']],
])('service accounts: %s', (_, form, expected) => {
  expect(paths(accountUse, form)).toEqual(expected);
});
