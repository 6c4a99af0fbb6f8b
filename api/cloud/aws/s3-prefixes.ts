/** Prefixes by the SDK's S3 client. Every call names the account that the bucket must belong to. */
import { AbortMultipartUploadCommand, DeleteObjectsCommand, HeadBucketCommand, ListObjectsV2Command, ListObjectVersionsCommand, ListMultipartUploadsCommand, PutObjectCommand, type ListMultipartUploadsCommandOutput, type ObjectIdentifier, type S3Client } from '@aws-sdk/client-s3';
import { TenantryError } from '../../../model/errors.ts';
import { quoted, shown } from '../../../model/shown.ts';
import type { CloudPrefixes, EmptiedPrefix, PrefixPlace } from '../ports.ts';
import { awsName, isMissing, translated } from './aws-errors.ts';

/** Aborts that run at once. */
const PARALLEL = 8;

interface Upload {
  readonly Key: string | undefined;
  readonly UploadId: string | undefined;
}

interface Request {
  readonly Bucket: string;
  readonly ExpectedBucketOwner: string;
}

export class S3Prefixes implements CloudPrefixes {
  readonly #client: S3Client;

  constructor(client: S3Client) {
    this.#client = client;
  }

  async ensure(place: PrefixPlace, signal: AbortSignal): Promise<void> {
    const { bucket, prefix } = place;
    const options = { abortSignal: signal };
    const request = requestOf(place);
    await this.#assertBucket(place, signal);
    try {
      // The marker sorts before everything else of its prefix. Looking for it needs no right to read objects.
      const { Contents } = await this.#client.send(new ListObjectsV2Command({ ...request, Prefix: prefix, MaxKeys: 1 }), options);
      // Only if it is not there: whoever is asked twice, or with another replica beside, makes one version.
      if (Contents?.[0]?.Key !== prefix) await this.#client.send(new PutObjectCommand({ ...request, Key: prefix, Body: new Uint8Array(), ContentLength: 0, IfNoneMatch: '*' }), options);
    } catch (error) {
      if (awsName(error) === 'PreconditionFailed') return;
      throw translated(error, `s3:PutObject of ${prefix} in bucket ${quoted(bucket)}`);
    }
  }

  async #assertBucket(place: PrefixPlace, signal: AbortSignal): Promise<void> {
    const { bucket, accountId } = place;
    try {
      await this.#client.send(new HeadBucketCommand(requestOf(place)), { abortSignal: signal });
    } catch (error) {
      if (isMissing(error)) throw new TenantryError('FAILED_PRECONDITION', `bucket ${quoted(bucket)} is not there; tenantry makes no buckets`, { cause: error });
      const other = translated(error, `s3:ListBucket of bucket ${quoted(bucket)}`);
      if (other.code !== 'FAILED_PRECONDITION') throw other;
      throw new TenantryError('FAILED_PRECONDITION', `bucket ${quoted(bucket)} is not one of account ${accountId}, or AWS refuses s3:ListBucket of it (docs/cloud.md)`, { cause: error });
    }
  }

  async empty(place: PrefixPlace, signal: AbortSignal, gone: (part: EmptiedPrefix) => void): Promise<void> {
    try {
      // Uploads first: one that ends meanwhile leaves an object that the second half takes.
      await this.#abortUploads(place, signal, gone);
      await this.#deleteVersions(place, signal, gone);
    } catch (error) {
      if (awsName(error) === 'NoSuchBucket') return;
      throw translated(error, `s3:DeleteObjectVersion under ${place.prefix} in bucket ${quoted(place.bucket)}`);
    }
  }

  async #abortUploads(place: PrefixPlace, signal: AbortSignal, gone: (part: EmptiedPrefix) => void): Promise<void> {
    const request = requestOf(place);
    let after: { readonly KeyMarker?: string | undefined; readonly UploadIdMarker?: string | undefined } | undefined = {};
    while (after !== undefined) {
      const page: ListMultipartUploadsCommandOutput = await this.#client.send(new ListMultipartUploadsCommand({ ...request, Prefix: place.prefix, ...after }), { abortSignal: signal });
      const { Uploads = [] } = page;
      for (let at = 0; at < Uploads.length; at += PARALLEL) {
        const some = Uploads.slice(at, at + PARALLEL);
        await Promise.all(some.map(({ Key, UploadId }) => this.#abort(place, { Key, UploadId }, signal)));
        gone({ multipartUploads: some.length });
      }
      after = page.IsTruncated === true ? { KeyMarker: page.NextKeyMarker, UploadIdMarker: page.NextUploadIdMarker } : undefined;
    }
  }

  async #abort(place: PrefixPlace, { Key, UploadId }: Upload, signal: AbortSignal): Promise<void> {
    try {
      await this.#client.send(new AbortMultipartUploadCommand({ ...requestOf(place), Key: assertInside(Key, place), UploadId }), { abortSignal: signal });
    } catch (error) {
      if (awsName(error) !== 'NoSuchUpload') throw error;
    }
  }

  /** Always the first page: what it held is gone then. It ends because a page of which nothing went is an error. */
  async #deleteVersions(place: PrefixPlace, signal: AbortSignal, gone: (part: EmptiedPrefix) => void): Promise<void> {
    const request = requestOf(place);
    for (;;) {
      const { Versions = [], DeleteMarkers = [] } = await this.#client.send(new ListObjectVersionsCommand({ ...request, Prefix: place.prefix }), { abortSignal: signal });
      const found = [...Versions, ...DeleteMarkers].map(({ Key, VersionId }): ObjectIdentifier => ({ Key: assertInside(Key, place), VersionId }));
      if (found.length === 0) return;
      const { Errors = [] } = await this.#client.send(new DeleteObjectsCommand({ ...request, Delete: { Objects: found, Quiet: true } }), { abortSignal: signal });
      const [first] = Errors;
      gone({ objectVersions: found.length - Errors.length });
      // An object under legal hold or retention stays, and so does its tenant.
      if (first !== undefined) throw new TenantryError('FAILED_PRECONDITION', `${Errors.length} of ${found.length} versions under ${place.prefix} cannot be deleted (${shown(first.Code ?? '', 60)}), for instance ${quoted(first.Key ?? '')}; S3 holds what is under legal hold or retention`);
    }
  }
}

function requestOf({ bucket, accountId }: PrefixPlace): Request {
  return { Bucket: bucket, ExpectedBucketOwner: accountId };
}

/** Whatever a server lists, nothing outside of the prefix is ever deleted. */
function assertInside(key: string | undefined, { prefix }: PrefixPlace): string {
  if (key?.startsWith(prefix) === true) return key;
  throw new TenantryError('INTERNAL', `S3 listed ${quoted(key ?? '')}, which is not under ${prefix}`);
}
