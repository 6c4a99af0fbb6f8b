/** The cloud of one process, by its settings. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Part } from '../../runtime/lifecycle.ts';
import type { Log } from '../../runtime/log.ts';
import type { TenantStore } from '../../store/store.ts';
import type { Breakers } from '../breakers/breakers.ts';
import { NO_CLOUD, type TenantCloud } from '../accounts/cloud.ts';
import { createAwsAccounts, type AwsOptions } from './aws/aws-accounts.ts';
import type { CloudSettings } from './cloud-settings.ts';
import { EmbeddedCloud } from './embedded-cloud.ts';
import { guardedAccounts } from './guarded-accounts.ts';
import { CloudReconciler } from './reconciler.ts';

export interface CloudOptions {
  readonly settings: CloudSettings;
  readonly store: TenantStore;
  /** PATH for Python. */
  readonly searchPath: string;
  readonly log: Log;
  /** From 0 to 1, for jitter. */
  readonly random: () => number;
  readonly breakers: Breakers;
}

async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal });
}

function inAws({ store, log, random, breakers }: CloudOptions, aws: AwsOptions): TenantCloud & Part {
  const accounts = createAwsAccounts(aws);
  return new CloudReconciler({ store, log, random, sleep, accounts: guardedAccounts(accounts.account, breakers), close: () => accounts.close() });
}

/** To be started before the API listens. */
export function createCloud(options: CloudOptions): TenantCloud & Part {
  const { settings, store, searchPath, log, random, breakers } = options;
  switch (settings.kind) {
    case 'off':
      return { ...NO_CLOUD, name: 'cloud', start: async () => {}, stop: async () => {} };
    case 'embedded':
      return new EmbeddedCloud({ store, searchPath, log, python: settings.python, open: (accounts) => new CloudReconciler({ store, log, random, sleep, accounts: guardedAccounts(accounts, breakers) }) });
    case 'aws': {
      const { endpoint, region, profiles } = settings;
      return inAws(options, { profiles, ...(endpoint === undefined ? {} : { endpoint }), ...(region === undefined ? {} : { region }) });
    }
  }
}
