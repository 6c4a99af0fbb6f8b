import { describe, expect, it } from 'vitest';
import { clusterDocument } from '../../model/testing/documents.ts';
import { tenantVerdict } from '../testing/verdicts.ts';
import { cloudConfigured } from './cloud-configured.ts';

describe('cloud-configured', () => {
  const aws = clusterDocument('other', { aws: { accountId: '123456789012', region: 'eu-central-1' } });
  it.each([
    ['no cloud settings', {}, []],
    ['a cluster with an account', { clusters: [{ name: 'other' }], cloud: { aws: { bucket: 'acme-data' } } }, []],
    ['settings that are switched off', { cloud: { aws: { enabled: false } } }, []],
    ['a cluster without one', { clusters: [{ name: 'other' }, { name: 'local' }], cloud: { aws: {} } }, ['spec.cloud.aws: [tenantry/cloud-configured] cluster "local" has no AWS account; set spec.aws in the cluster, or enabled: false here']],
    ['the default cluster without one', { cloud: { aws: { enabled: true } } }, [expect.stringContaining('cluster "local" has no AWS account')]],
    ['an unknown cluster, which another rule tells', { clusters: [{ name: 'mars' }], cloud: { aws: {} } }, []],
  ])('%s', (_name, spec, want) => expect(tenantVerdict(cloudConfigured, spec, aws)).toEqual(want));
});
