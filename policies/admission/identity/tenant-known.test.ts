import { expect, it } from 'vitest';
import { paths } from '../testing/findings.ts';
import { podWith } from '../testing/pods.ts';
import { tenantKnown } from './tenant-known.ts';

const configMap = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } };
const user = (username: string, ...groups: string[]) => ({ user: { username, groups } });

it.each([
  ['a user', { tenant: null, object: configMap }, ['']],
  ['a user whose tenant is known', { object: configMap }, []],
  ['a user who deletes', { tenant: null, oldObject: configMap }, []],
  ['Flux', { tenant: null, object: configMap, request: user('system:serviceaccount:flux-system:tenantry-shard') }, []],
  ['a platform admin', { tenant: null, object: configMap, request: user('root@corp.example', 'tenantry:platform-admins') }, []],
  ['a controller with a pod', { tenant: null, object: podWith(), request: user('system:serviceaccount:kube-system:job-controller') }, ['']],
  ['a tenant\'s service account that is called like a controller', { tenant: null, object: configMap, request: user('system:serviceaccount:tenant-acme:job-controller') }, ['']],
])('without a Tenant object: %s', (_, form, expected) => {
  expect(paths(tenantKnown, form)).toEqual(expected);
});
