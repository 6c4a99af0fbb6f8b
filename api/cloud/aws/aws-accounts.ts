/** Clients of AWS, for each account and region; credentials come from the SDK's own chain. */
import { EKSClient } from '@aws-sdk/client-eks';
import { IAMClient } from '@aws-sdk/client-iam';
import { S3Client } from '@aws-sdk/client-s3';
import type { AccountPlace, CloudAccount, CloudAccounts } from '../ports.ts';
import { EksPodIdentities } from './eks-pod-identities.ts';
import { IamRoles } from './iam-roles.ts';
import { S3Prefixes } from './s3-prefixes.ts';

export type AwsClient = IAMClient | S3Client | EKSClient;

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
  readonly onClient?: (client: AwsClient, place: AccountPlace) => void;
  /** Milliseconds, only growing; the process' own clock by default. */
  readonly now?: () => number;
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
  const clients: AwsClient[] = [];
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
    const noted = <C extends AwsClient>(client: C): C => {
      clients.push(client);
      options.onClient?.(client, place);
      return client;
    };
    // An account's clusters may be in several regions, and EKS knows those of its own only.
    const regions = new Map<string, EKSClient>();
    const eks = (region: string): EKSClient => {
      const client = regions.get(region) ?? noted(new EKSClient({ ...shared, region: options.region ?? region }));
      regions.set(region, client);
      return client;
    };
    noted(iam);
    return { roles: new IamRoles(iam, place), prefixes: new S3Prefixes(noted(s3)), podIdentities: new EksPodIdentities({ iam, eks, now: options.now ?? (() => performance.now()) }) };
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
