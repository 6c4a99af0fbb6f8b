import { describe, expect, it } from 'vitest';
import { tenantVerdict } from '../testing/verdicts.ts';
import { bucketName } from './bucket-name.ts';

describe('bucket-name', () => {
  it.each(['acme-data', 'acme.data', 'a1b'])('accepts %s', (bucket) => expect(tenantVerdict(bucketName, { cloud: { aws: { bucket } } })).toEqual([]));

  it.each(['acme..data', '192.168.5.4', 'xn--acme', 'acme-s3alias', 'acme--ol-s3', 'sthree-acme'])('refuses %s', (bucket) => {
    expect(tenantVerdict(bucketName, { cloud: { aws: { bucket } } })).toEqual([
      `spec.cloud.aws.bucket: [tenantry/bucket-name] "${bucket}" is no bucket name that S3 allows; choose a name of lower-case words joined by hyphens`,
    ]);
  });

  it('none stated', () => expect(tenantVerdict(bucketName, {})).toEqual([]));
});
