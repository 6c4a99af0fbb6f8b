/**
 * The admission webhook of a cluster in two parts, each a folder of the platform branch: the webhook itself (account,
 * workload, flow control), and the configurations that make the API server ask it. Both folders are always there with a
 * marker, so that turning the setting off removes what was in them.
 */
import { Construct } from 'constructs';
import type { AdmissionSettings } from '../model/cluster.ts';
import { flowClasses, flowSchemaNames } from '../model/flow.ts';
import { FlowControl } from './flow-control.ts';
import { ManifestObject } from './manifest-object.ts';
import { ADMISSION_STEP, FLUX_NAMESPACE, ORDER_STEP, WEBHOOK_STEP } from './names.ts';
import { WebhookAccount } from './webhook-account.ts';
import { WebhookConfigurations } from './webhook-configurations.ts';
import { WebhookWorkload } from './webhook-workload.ts';

/** Flux refuses a folder that is not there, and Git keeps no empty one. */
class Marker extends Construct {
  constructor(scope: Construct, name: string, data: Readonly<Record<string, string>>) {
    super(scope, 'marker');
    new ManifestObject(this, 'marker', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: FLUX_NAMESPACE }, data });
  }
}

/** Whether the API server asks the webhook of a cluster. */
export function isAsked(settings: AdmissionSettings | undefined): boolean {
  return settings !== undefined && settings.judging !== false;
}

/** Nothing but its marker: the step is there for its label. */
export class Order extends Construct {
  constructor(scope: Construct, settings: AdmissionSettings | undefined) {
    super(scope, 'order');
    new Marker(this, ORDER_STEP, { first: isAsked(settings) ? WEBHOOK_STEP : ADMISSION_STEP });
  }
}

export class Webhook extends Construct {
  constructor(scope: Construct, settings: AdmissionSettings | undefined, cluster: string) {
    super(scope, 'webhook');
    new Marker(this, WEBHOOK_STEP, { runs: String(settings !== undefined) });
    if (settings === undefined) return;
    const classes = flowClasses(settings);
    new WebhookWorkload(this, { settings, cluster });
    new WebhookAccount(this, classes.flatMap(({ name }) => flowSchemaNames(name, classes.length)));
    new FlowControl(this, classes);
  }
}

export class Admission extends Construct {
  constructor(scope: Construct, settings: AdmissionSettings | undefined) {
    super(scope, 'admission');
    new Marker(this, ADMISSION_STEP, { asked: String(isAsked(settings)) });
    if (isAsked(settings)) new WebhookConfigurations(this);
  }
}
