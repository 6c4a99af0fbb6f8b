import { describe, expect, it } from 'vitest';
import { clusterDocument, planDocument, platformDocument, tenantDocument } from '../../model/testing/documents.ts';
import { verdict } from '../testing/verdicts.ts';
import { filePlace } from './file-place.ts';

describe('file-place', () => {
  it.each([
    ['tenants/82/acme/tenant.yaml', tenantDocument('acme')],
    ['plans/pro.yaml', planDocument('pro')],
    ['clusters/eu-1.yaml', clusterDocument('eu-1')],
    ['platform.yaml', platformDocument()],
  ])('accepts %s', (file, document) => expect(verdict(filePlace, { file, document })).toEqual([]));

  it.each([
    ['another tenant\'s folder: two files, one id', 'tenants/5b/globex/tenant.yaml', tenantDocument('acme'), 'metadata.name: [tenantry/file-place] Tenant "acme" lies in "tenants/5b/globex/tenant.yaml"; move it to tenants/82/acme/tenant.yaml or correct its name'],
    ['a wrong hash', 'tenants/00/acme/tenant.yaml', tenantDocument('acme'), 'metadata.name: [tenantry/file-place] Tenant "acme" lies in "tenants/00/acme/tenant.yaml"; move it to tenants/82/acme/tenant.yaml or correct its name'],
    ['another plan\'s file', 'plans/free.yaml', planDocument('pro'), 'metadata.name: [tenantry/file-place] Plan "pro" lies in "plans/free.yaml"; move it to plans/pro.yaml or correct its name'],
    ['another cluster\'s file', 'clusters/a.yaml', clusterDocument('b'), 'metadata.name: [tenantry/file-place] Cluster "b" lies in "clusters/a.yaml"; move it to clusters/b.yaml or correct its name'],
    ['a platform of another name', 'platform.yaml', { ...platformDocument(), metadata: { name: 'mine' } }, 'metadata.name: [tenantry/file-place] the platform is named "mine"; name it platform'],
  ])('refuses %s', (_name, file, document, want) => expect(verdict(filePlace, { file, document })).toEqual([want]));
});
