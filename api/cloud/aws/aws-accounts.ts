/** Clients of AWS, one pair an account; credentials come from the SDK's own chain. */
import { IAMClient } from '@aws-sdk/client-iam';
import { S3Client } from '@aws-sdk/client-s3';
import type { AccountPlace, CloudAccount, CloudAccounts } from '../ports.ts';
import { IamRoles } from './iam-roles.ts';
import { S3Prefixes } from './s3-prefixes.ts';

export interface AwsOptions {
  /** URL that takes the place of AWS' own endpoints. */
  readonly endpoint?: string;
  /** Region instead of the cluster's, for the clients' endpoints. */
  readonly region?: string;
  /** Profile of the SDK's configuration for an account; the chain's default for any other. */
  readonly profiles?: ReadonlyMap<string, string>;
  /** Made-up credentials, for a stand-in of AWS. */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** Sees every client that is made. */
  readonly onClient?: (client: IAMClient | S3Client, place: AccountPlace) => void;
}

/** Tries of one call by the SDK, with exponential backoff, jitter, and a rate that follows throttling. */
const ATTEMPTS = 4;
const CONNECT_MS = 3_000;
const REQUEST_MS = 15_000;

export interface AwsAccounts {
  readonly account: CloudAccounts;
  close(): void;
}

/** The accounts of AWS. Clients are made when an account is asked for first. */
export function createAwsAccounts(options: AwsOptions): AwsAccounts {
  const known = new Map<string, CloudAccount>();
  const clients: (IAMClient | S3Client)[] = [];
  const make = (place: AccountPlace): CloudAccount => {
    const profile = options.profiles?.get(place.accountId);
    const shared = {
      region: options.region ?? place.region,
      maxAttempts: ATTEMPTS,
      retryMode: 'adaptive',
      requestHandler: { connectionTimeout: CONNECT_MS, requestTimeout: REQUEST_MS, throwOnRequestTimeout: true },
      ...(options.endpoint === undefined ? {} : { endpoint: options.endpoint }),
      ...(profile === undefined ? {} : { profile }),
      ...(options.credentials === undefined ? {} : { credentials: options.credentials }),
    };
    const iam = new IAMClient(shared);
    // Buckets may lie in other regions than clusters; a stand-in has no names for each bucket.
    const s3 = new S3Client({ ...shared, followRegionRedirects: true, forcePathStyle: options.endpoint !== undefined });
    clients.push(iam, s3);
    for (const client of [iam, s3]) options.onClient?.(client, place);
    return { roles: new IamRoles(iam, place), prefixes: new S3Prefixes(s3), podIdentities: undefined };
  };
  return {
    account: (place) => {
      const key = JSON.stringify([place.partition, place.accountId, place.region, place.rolePath]);
      const account = known.get(key) ?? make(place);
      known.set(key, account);
      return account;
    },
    close: () => clients.forEach((client) => client.destroy()),
  };
}
