/**
 * The order in which Flux applies the webhook and what makes the API server ask it. Configurations that point to
 * nothing would stop every tenant, so
 *
 * - brought in: platform → webhook, until its replicas are ready → configurations, until the webhook has told the API
 *   server what to trust → shards;
 * - taken out: platform → configurations are pruned → webhook is pruned.
 *
 * Both steps read one revision of one branch, so each waits until the other is at that revision. The direction is the
 * only thing that changes, and it arrives with the platform step: each step also waits until a third one, `order`, has
 * the direction that it has itself, so that neither acts by yesterday's order on today's files.
 */
import { Construct } from 'constructs';
import { WEBHOOK_NAME, WEBHOOK_NAMESPACE } from '../model/accounts.ts';
import type { AdmissionSettings } from '../model/cluster.ts';
import { isAsked } from './admission.ts';
import { FluxStep, type FluxDependency, type FluxHealth } from './flux-step.ts';
import { ADMISSION_STEP, ASKED_LABEL, ORDER_STEP, PLATFORM_NAME, WEBHOOK_STEP } from './names.ts';
import { CONFIGURATION_NAME } from './webhook-names.ts';

/** Folders of the platform branch. */
export const PLATFORM_FOLDER = './platform';
const WEBHOOK_FOLDER = './webhook';
const ORDER_FOLDER = './order';
const ADMISSION_FOLDER = './admission';

/** Once is enough: asking for readiness would delay every shard by half a minute whenever the platform is looked at. */
export const APPLIED_ONCE = `has(dep.status.lastAppliedRevision) && dep.status.lastAppliedRevision != ''`;
const SAME_DIRECTION = `dep.metadata.labels['${ASKED_LABEL}'] == self.metadata.labels['${ASKED_LABEL}']`;

const REPLICAS: FluxHealth = { apiVersion: 'apps/v1', kind: 'Deployment', name: WEBHOOK_NAME, namespace: WEBHOOK_NAMESPACE };
const TRUSTED: readonly FluxHealth[] = ['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration'].map((kind) => ({
  apiVersion: 'admissionregistration.k8s.io/v1', kind, name: CONFIGURATION_NAME, current: 'webhooks.all(entry, has(entry.clientConfig.caBundle))',
}));

/** What the shards of a cluster wait for. */
export function beforeShards(settings: AdmissionSettings | undefined): FluxDependency {
  return { name: isAsked(settings) ? ADMISSION_STEP : PLATFORM_NAME, readyExpr: APPLIED_ONCE };
}

export class AdmissionSteps extends Construct {
  constructor(scope: Construct, settings: AdmissionSettings | undefined) {
    super(scope, 'admission-steps');
    const asked = isAsked(settings);
    const common = { source: PLATFORM_NAME, account: PLATFORM_NAME, labels: { [ASKED_LABEL]: String(asked) } };
    const platform: FluxDependency = { name: PLATFORM_NAME };
    const first: FluxDependency[] = [platform, { name: ORDER_STEP, readyExpr: SAME_DIRECTION }];
    const after = (name: string): FluxDependency[] => [...first, { name }];
    new FluxStep(this, { ...common, name: ORDER_STEP, path: ORDER_FOLDER, after: [platform] });
    new FluxStep(this, { ...common, name: WEBHOOK_STEP, path: WEBHOOK_FOLDER, after: asked ? first : after(ADMISSION_STEP), health: settings === undefined ? [] : [REPLICAS] });
    new FluxStep(this, { ...common, name: ADMISSION_STEP, path: ADMISSION_FOLDER, after: asked ? after(WEBHOOK_STEP) : first, health: asked ? TRUSTED : [] });
  }
}
