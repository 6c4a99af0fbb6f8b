import { describe, expect, it } from 'vitest';
import { annotatedRole, boundaryArn, bucketOf, identityRole, s3Prefix } from './aws.ts';
import type { PlatformSpec } from './platform.ts';
import { platformDocument, tenantDocument } from './testing/documents.ts';

const cluster = { accountId: '123456789012', region: 'eu-central-1' };
const tenantRole = 'arn:aws:iam::123456789012:role/tenantry/tenant-acme';
const sharedRole = 'arn:aws:iam::123456789012:role/tenantry/tenantry-shared';
const platform = (aws?: PlatformSpec['aws']): PlatformSpec => platformDocument(aws === undefined ? {} : { aws }).spec;

describe('the role of a tenant', () => {
  it.each<[string, PlatformSpec['aws'], string | undefined, string | undefined]>([
    ['its own by default', undefined, tenantRole, tenantRole],
    ['its own', { strategy: 'role-per-tenant' }, tenantRole, tenantRole],
    ['the shared one needs no annotation', { strategy: 'pod-identity' }, sharedRole, undefined],
    ['the old one stays beside it while it is kept', { strategy: 'pod-identity', keep: ['role-per-tenant'] }, sharedRole, tenantRole],
    ['none', { strategy: 'none' }, undefined, undefined],
  ])('%s', (_, aws, want, annotated) => {
    expect([identityRole(platform(aws), cluster, 'acme'), annotatedRole(platform(aws), cluster, 'acme')]).toEqual([want, annotated]);
  });

  it('is none outside of AWS', () => {
    expect([identityRole(platform(), undefined, 'acme'), annotatedRole(platform(), undefined, 'acme')]).toEqual([undefined, undefined]);
  });

  it('lies in the partition and under the path of the cluster', () => {
    const aws = { ...cluster, partition: 'aws-cn' as const, rolePath: '/a/b/' };
    expect(identityRole(platform(), aws, 'acme')).toBe('arn:aws-cn:iam::123456789012:role/a/b/tenant-acme');
    expect(boundaryArn(aws, platform({ boundary: 'walls' }))).toBe('arn:aws-cn:iam::123456789012:policy/a/b/walls');
  });
});

describe('bucketOf()', () => {
  it('is the tenant\'s own, else the platform\'s', () => {
    expect(bucketOf(tenantDocument('acme', { cloud: { aws: { bucket: 'own' } } }), platform({ bucket: 'all' }))).toBe('own');
    expect(bucketOf(tenantDocument('acme'), platform({ bucket: 'all' }))).toBe('all');
    expect(bucketOf(tenantDocument('acme'), platform())).toBeUndefined();
    expect(s3Prefix('acme')).toBe('orgs/acme/');
  });
});
