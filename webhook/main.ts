/** `node webhook/main.ts`: reads settings, starts the webhook, prints where it listens, rotates on SIGHUP, drains on SIGTERM. */
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { WEBHOOK_NAME, WEBHOOK_NAMESPACE, WEBHOOK_USER } from '../model/accounts.ts';
import { TenantryError } from '../model/errors.ts';
import { ConfigError } from '../runtime/config.ts';
import type { KubernetesConnection } from '../runtime/kubernetes.ts';
import { onStopSignals } from '../runtime/lifecycle.ts';
import { mutate } from '../policies/admission/mutate/index.ts';
import { createLog, type Log } from '../runtime/log.ts';
import { openCounters } from '../runtime/throttle/open-store.ts';
import type { RequestCounters } from '../runtime/throttle/store.ts';
import { startWebhook } from './process.ts';
import { createQuotaWebhook, type QuotaWebhook } from './quota/quota-webhook.ts';
import type { WebhookMetrics } from './server/metrics.ts';
import { readWebhookSettings, type WebhookSettings } from './settings.ts';

/** The fence knows this replica by a name that no other has. */
function quotaWebhook(log: Log): (connection: KubernetesConnection) => QuotaWebhook {
  const lease = { namespace: WEBHOOK_NAMESPACE, name: WEBHOOK_NAME, self: `${hostname()}-${randomUUID()}` };
  return (connection) => createQuotaWebhook({ connection, ownUsers: [WEBHOOK_USER], lease, now: () => Date.now(), random: Math.random, log });
}

function throttleStore({ redisUrl, cluster }: WebhookSettings, log: Log): (metrics: WebhookMetrics) => RequestCounters {
  return (metrics) => openCounters({ url: redisUrl, prefix: `tenantry:${cluster}:throttle:`, log, onFallback: () => metrics.throttledLocally() }).store;
}

async function run(settings: WebhookSettings): Promise<void> {
  const log = createLog({ level: settings.logLevel, destination: process.stderr, secrets: settings.redisUrl === undefined ? [] : [settings.redisUrl] });
  let stop = (reason: string): void => {
    log.info('stopping before the start', { reason });
    process.exit(1);
  };
  // Started by a process of ours: without it nobody would stop this one.
  process.once('disconnect', () => stop('the process that started this one has ended'));
  const running = await startWebhook({ settings, log, throttleStore: throttleStore(settings, log), quota: quotaWebhook(log), mutate, messages: process });
  console.log(`Webhook https://${settings.listen}:${running.port}\nMetrics http://${settings.listen}:${running.healthPort}`);
  process.on('SIGHUP', () => void running.rotate().catch((error: unknown) => log.error('the rotation failed', { error })));
  stop = (reason) => {
    log.info('stopping', { reason });
    void running.stop().then((clean) => process.exit(clean ? 0 : 1));
  };
  onStopSignals(process, (signal) => stop(signal), () => process.exit(1));
}

async function main(): Promise<void> {
  try {
    const settings = readWebhookSettings({ argv: process.argv.slice(2), env: process.env });
    if ('help' in settings) return console.log(settings.help);
    await run(settings);
  } catch (error) {
    if (error instanceof ConfigError || error instanceof TenantryError) {
      for (const line of error.message.split('\n')) console.error(`tenantry: ${line}`);
    } else {
      createLog({ level: 'error', destination: process.stderr }).error('the webhook could not start', { error });
    }
    process.exit(1);
  }
}

await main();
