/** The bucket has a name that S3 allows: no two dots in a row, no address, none of the prefixes and suffixes that AWS keeps. */
import { parseAddress } from '../../model/cidr.ts';
import { quoted } from '../../model/shown.ts';
import type { TenantPolicy } from './subject.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const RESERVED = /^(xn--|sthree-|amzn-s3-demo-)|(-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$/;

export const bucketName: TenantPolicy = {
  id: 'bucket-name',
  check({ entry }) {
    const bucket = entry.document.spec.cloud?.aws?.bucket;
    if (bucket === undefined || (!bucket.includes('..') && !RESERVED.test(bucket) && parseAddress(bucket) === undefined)) return [];
    return [{ path: 'spec.cloud.aws.bucket', message: `${quoted(bucket)} is no bucket name that S3 allows`, fix: 'choose a name of lower-case words joined by hyphens' }];
  },
};
