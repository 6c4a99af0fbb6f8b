/** The two configurations by which the API server asks. caBundle and path are the webhook's to write, not Git's. */
import { Construct } from 'constructs';
import { WEBHOOK_NAME, WEBHOOK_NAMESPACE } from '../model/accounts.ts';
import { ManifestObject } from './manifest-object.ts';
import { MUTATING_ENTRIES, VALIDATING_ENTRIES, type WebhookEntry } from './webhook-entries.ts';
import { CONFIGURATION_NAME, SHARED } from './webhook-names.ts';

function entryOf(entry: WebhookEntry): Record<string, unknown> {
  return {
    ...entry,
    clientConfig: { service: { namespace: WEBHOOK_NAMESPACE, name: WEBHOOK_NAME, port: 443 } },
    admissionReviewVersions: ['v1'],
    failurePolicy: 'Fail',
    matchPolicy: 'Equivalent',
  };
}

export class WebhookConfigurations extends Construct {
  constructor(scope: Construct) {
    super(scope, 'configurations');
    const add = (kind: string, webhooks: readonly Record<string, unknown>[]): void =>
      void new ManifestObject(this, kind, { apiVersion: 'admissionregistration.k8s.io/v1', kind, metadata: { name: CONFIGURATION_NAME, labels: SHARED }, webhooks });
    add('ValidatingWebhookConfiguration', VALIDATING_ENTRIES.map(entryOf));
    // Another mutating webhook may add a container after ours: then we are asked once more.
    add('MutatingWebhookConfiguration', MUTATING_ENTRIES.map((entry) => ({ ...entryOf(entry), reinvocationPolicy: 'IfNeeded' })));
  }
}
