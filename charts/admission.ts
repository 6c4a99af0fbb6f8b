/** The admission webhook of a cluster, when its document asks for one: account, workload, flow control, configurations. */
import { Construct } from 'constructs';
import type { AdmissionSettings } from '../model/cluster.ts';
import { flowClasses, flowSchemaNames } from '../model/flow.ts';
import { FlowControl } from './flow-control.ts';
import { WebhookAccount } from './webhook-account.ts';
import { WebhookConfigurations } from './webhook-configurations.ts';
import { WebhookWorkload } from './webhook-workload.ts';

export class Admission extends Construct {
  constructor(scope: Construct, settings: AdmissionSettings, cluster: string) {
    super(scope, 'admission');
    const classes = flowClasses(settings);
    new WebhookWorkload(this, { settings, cluster });
    new WebhookAccount(this, classes.flatMap(({ name }) => flowSchemaNames(name, classes.length)));
    new FlowControl(this, classes);
    if (settings.judging !== false) new WebhookConfigurations(this);
  }
}
