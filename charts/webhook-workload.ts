/** Where the webhook runs: a namespace of its own that admission never judges, so that it can always come back. */
import { Construct } from 'constructs';
import { WEBHOOK_NAME, WEBHOOK_NAMESPACE } from '../model/accounts.ts';
import type { AdmissionSettings } from '../model/cluster.ts';
import { ManifestObject } from './manifest-object.ts';
import { CERTIFICATE_SECRET, HEALTH_PORT, LEASE_NAME, POD_LABELS, SHARED, WEBHOOK_PORT } from './webhook-names.ts';
import { KUBECONFIG, webhookPod } from './webhook-pod.ts';

const DEFAULT_REPLICAS = 2;
/** The highest that is not Kubernetes' own: before every tenant's pods, after what nodes and the control plane need. */
const PRIORITY = 1_000_000_000;

export interface WebhookWorkloadProps {
  readonly settings: AdmissionSettings;
  /** Cluster name, for the webhook's messages. */
  readonly cluster: string;
}

function deploymentSpec({ settings, cluster }: WebhookWorkloadProps): Record<string, unknown> {
  return {
    replicas: settings.replicas ?? DEFAULT_REPLICAS,
    selector: { matchLabels: POD_LABELS },
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } },
    minReadySeconds: 5,
    template: webhookPod(settings, cluster),
  };
}

export class WebhookWorkload extends Construct {
  constructor(scope: Construct, props: WebhookWorkloadProps) {
    super(scope, 'workload');
    const metadata = { name: WEBHOOK_NAME, namespace: WEBHOOK_NAMESPACE };
    // Controllers write to these: status, endpoints, revisions.
    const shared = { ...metadata, labels: SHARED };
    const add = (apiVersion: string, kind: string, body: Readonly<Record<string, unknown>>): void => void new ManifestObject(this, kind, { apiVersion, kind, ...body });
    add('v1', 'Namespace', { metadata: { name: WEBHOOK_NAMESPACE, labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } } });
    add('scheduling.k8s.io/v1', 'PriorityClass', { metadata: { name: WEBHOOK_NAME }, value: PRIORITY, description: 'The webhook that tenants\' writes wait for.' });
    add('v1', 'ConfigMap', { metadata, data: { kubeconfig: KUBECONFIG } });
    add('v1', 'Secret', { metadata: { name: CERTIFICATE_SECRET, namespace: WEBHOOK_NAMESPACE, labels: SHARED }, type: 'Opaque' });
    add('coordination.k8s.io/v1', 'Lease', { metadata: { name: LEASE_NAME, namespace: WEBHOOK_NAMESPACE, labels: SHARED }, spec: {} });
    add('v1', 'Service', { metadata: shared, spec: { selector: POD_LABELS, ports: [{ name: 'webhook', port: 443, targetPort: 'webhook' }] } });
    add('apps/v1', 'Deployment', { metadata: shared, spec: deploymentSpec(props) });
    add('policy/v1', 'PodDisruptionBudget', { metadata: shared, spec: { minAvailable: 1, selector: { matchLabels: POD_LABELS }, unhealthyPodEvictionPolicy: 'AlwaysAllow' } });
    // API servers call from addresses outside the pod network, which no selector names; the port knows them by path.
    const ingress = [{ ports: [WEBHOOK_PORT, HEALTH_PORT].map((port) => ({ port, protocol: 'TCP' })) }];
    add('networking.k8s.io/v1', 'NetworkPolicy', { metadata, spec: { podSelector: { matchLabels: POD_LABELS }, policyTypes: ['Ingress'], ingress } });
  }
}
