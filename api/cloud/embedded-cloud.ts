/**
 * The cloud of the embedded default: a stand-in of AWS, started when the first cluster is in AWS. Where it cannot be had
 * tenants get nothing in AWS, one line says so, and everything else goes on.
 */
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { TenantryError } from '../../model/errors.ts';
import type { Part } from '../../runtime/lifecycle.ts';
import type { Log } from '../../runtime/log.ts';
import type { TenantStore } from '../../store/store.ts';
import { NO_CLOUD, type TenantCloud } from '../accounts/cloud.ts';
import { createAwsAccounts, type AwsAccounts, type AwsClient } from './aws/aws-accounts.ts';
import { awsName } from './aws/aws-errors.ts';
import { EMBEDDED_CREDENTIALS, startEmbeddedAws, type EmbeddedAws } from './embedded-aws.ts';
import type { AccountPlace, CloudAccounts } from './ports.ts';
import { placesOf } from './wanted.ts';

export interface EmbeddedCloudOptions {
  readonly store: Pick<TenantStore, 'catalog' | 'onChange'>;
  readonly python: string;
  readonly searchPath: string;
  readonly log: Log;
  /** What keeps tenants as they are wanted in the stand-in. */
  readonly open: (accounts: CloudAccounts) => TenantCloud & Part;
}

const START_MS = 30_000;

export class EmbeddedCloud implements TenantCloud, Part {
  readonly name = 'cloud';
  readonly #options: EmbeddedCloudOptions;
  readonly #listeners = new Set<(tenant: string) => void>();
  #inner: TenantCloud & Partial<Part> = NO_CLOUD;
  readonly #stop = new AbortController();
  #starting: Promise<void> | undefined;
  #isReady = false;
  #aws: EmbeddedAws | undefined;
  #accounts: AwsAccounts | undefined;
  #unsubscribe: () => void = () => {};

  constructor(options: EmbeddedCloudOptions) {
    this.#options = options;
  }

  /** Waits for nothing. */
  async start(): Promise<void> {
    this.#unsubscribe = this.#options.store.onChange(() => this.#startOnce());
    this.#startOnce();
  }

  async stop(signal: AbortSignal): Promise<void> {
    this.#unsubscribe();
    this.#stop.abort();
    await this.#starting;
    await this.#inner.stop?.(signal);
    this.#accounts?.close();
    await this.#aws?.stop();
  }

  awaited(tenant: string): string | undefined {
    if (this.#starting !== undefined && !this.#isReady) return 'the stand-in of AWS is starting';
    return this.#inner.awaited(tenant);
  }

  onChange(listener: (tenant: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async purge(...call: Parameters<TenantCloud['purge']>): Promise<void> {
    await this.#starting;
    await this.#inner.purge(...call);
  }

  #startOnce(): void {
    if (this.#starting !== undefined || this.#stop.signal.aborted || placesOf(this.#options.store.catalog()).length === 0) return;
    this.#starting = this.#begin().finally(() => {
      this.#isReady = true;
      for (const entry of this.#options.store.catalog().tenants()) this.#tell(entry.id);
    });
  }

  async #begin(): Promise<void> {
    const { python, searchPath, log, open } = this.#options;
    try {
      this.#aws = await startEmbeddedAws({ python, searchPath, startMs: START_MS, signal: this.#stop.signal });
    } catch (error) {
      if (this.#stop.signal.aborted) return;
      log.warn('tenants get no roles: there is no stand-in of AWS on this machine', { reason: error instanceof TenantryError ? error.message : 'internal error' });
      return;
    }
    const { endpoint } = this.#aws;
    const buckets = new S3Client({ endpoint, region: 'us-east-1', credentials: EMBEDDED_CREDENTIALS, forcePathStyle: true });
    const accounts = createAwsAccounts({ endpoint, credentials: EMBEDDED_CREDENTIALS, onClient: inAccount });
    this.#accounts = { account: accounts.account, close: () => (accounts.close(), buckets.destroy()) };
    const inner = open((place) => withBuckets(accounts.account, place, buckets));
    inner.onChange((tenant) => this.#tell(tenant));
    await inner.start();
    this.#inner = inner;
  }

  #tell(tenant: string): void {
    for (const listener of this.#listeners) listener(tenant);
  }
}

/** moto takes the account from this header. */
function inAccount(client: AwsClient, { accountId }: AccountPlace): void {
  const stack: S3Client['middlewareStack'] = client.middlewareStack as S3Client['middlewareStack'];
  stack.add((next) => (args) => {
    const { request } = args;
    if (typeof request === 'object' && request !== null && 'headers' in request) (request.headers as Record<string, string>)['x-moto-account-id'] = accountId;
    return next(args);
  }, { step: 'build', name: 'accountOfTheStandIn' });
}

/** Buckets are the platform's to make; in the stand-in they are there when they are needed. */
function withBuckets(accounts: CloudAccounts, place: AccountPlace, client: S3Client): ReturnType<CloudAccounts> {
  const account = accounts(place);
  return {
    ...account,
    // moto has no associations.
    podIdentities: undefined,
    prefixes: {
      empty: (prefix, signal, gone) => account.prefixes.empty(prefix, signal, gone),
      ensure: async (prefix, signal) => {
        try {
          await client.send(new CreateBucketCommand({ Bucket: prefix.bucket }), { abortSignal: signal });
        } catch (error) {
          // us-east-1 says nothing of a bucket that is there; other stand-ins may.
          if (!/^BucketAlready/.test(awsName(error))) throw error;
        }
        await account.prefixes.ensure(prefix, signal);
      },
    },
  };
}
