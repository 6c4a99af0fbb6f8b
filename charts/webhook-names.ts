/** Names of the webhook's objects. The webhook is told them by flags and finds its entries by the first word of a name. */
import { WEBHOOK_NAME, WEBHOOK_NAMESPACE } from '../model/accounts.ts';
import { MANAGED_LABEL } from './names.ts';

/** Both webhook configurations. */
export const CONFIGURATION_NAME = 'tenantry';
/** Holds authority, certificate and secret paths; Git makes it empty. */
export const CERTIFICATE_SECRET = 'tenantry-webhook-certificate';
/** Held by the replica that brings quotas after the ledger; Git makes it empty. */
export const LEASE_NAME = WEBHOOK_NAME;
/** What the API server calls. */
export const SERVICE_HOST = `${WEBHOOK_NAME}.${WEBHOOK_NAMESPACE}.svc`;
export const WEBHOOK_PORT = 8443;
export const HEALTH_PORT = 9464;
/**
 * Flags of Node.js wherever the webhook runs. Reviews live for milliseconds: a young generation of 4 MiB a half, instead
 * of one that grows with the load, holds the memory of a replica to about 190 MiB, and fits the processor's caches.
 */
export const NODE_FLAGS: readonly string[] = ['--max-semi-space-size=4'];

/** On what Kubernetes' controllers or the webhook itself must write: rendered from Git, but not by Git alone. */
export const SHARED = { [MANAGED_LABEL]: 'false' } as const;
export const POD_LABELS = { 'app.kubernetes.io/name': WEBHOOK_NAME, 'app.kubernetes.io/part-of': 'tenantry' } as const;
