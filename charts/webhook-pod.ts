/** The pod of a webhook replica: what it is told, and how it is held. */
import { WEBHOOK_NAME, WEBHOOK_NAMESPACE } from '../model/accounts.ts';
import type { AdmissionSettings } from '../model/cluster.ts';
import { flowClasses } from '../model/flow.ts';
import { CERTIFICATE_SECRET, CONFIGURATION_NAME, HEALTH_PORT, NODE_FLAGS, POD_LABELS, SERVICE_HOST, WEBHOOK_PORT } from './webhook-names.ts';

const CONFIG_FOLDER = '/etc/tenantry';
const TOKEN_FOLDER = '/var/run/secrets/kubernetes.io/serviceaccount';
/** Answers on for this long after the stop, so that API servers have gone elsewhere. */
const DRAIN_SECONDS = 10;
/** API servers refuse tenants' writes from the moment the configurations come until a replica has told them what to trust. */
const CERTIFICATE_CHECK_SECONDS = 2;

/** How the webhook reaches the API server: the files that every pod has, as a kubeconfig. */
export const KUBECONFIG = JSON.stringify({
  apiVersion: 'v1',
  kind: 'Config',
  'current-context': 'cluster',
  clusters: [{ name: 'cluster', cluster: { server: 'https://kubernetes.default.svc', 'certificate-authority': `${TOKEN_FOLDER}/ca.crt` } }],
  users: [{ name: WEBHOOK_NAME, user: { 'auth-provider': { name: 'tokenFile', config: { tokenFile: `${TOKEN_FOLDER}/token` } } } }],
  contexts: [{ name: 'cluster', context: { cluster: 'cluster', user: WEBHOOK_NAME } }],
});

function flags(settings: AdmissionSettings, cluster: string): string[] {
  const classes = flowClasses(settings).map(({ name, plans }) => (plans === undefined ? name : `${name}=${plans.join('+')}`));
  return [
    `--cluster=${cluster}`, `--kubeconfig=${CONFIG_FOLDER}/kubeconfig`, '--listen=0.0.0.0', `--port=${WEBHOOK_PORT}`, `--health-port=${HEALTH_PORT}`, `--host=${SERVICE_HOST}`,
    `--certificate-secret=${WEBHOOK_NAMESPACE}/${CERTIFICATE_SECRET}`, `--validating-configuration=${CONFIGURATION_NAME}`, `--mutating-configuration=${CONFIGURATION_NAME}`, `--drain=${DRAIN_SECONDS}`, `--certificate-check=${CERTIFICATE_CHECK_SECONDS}`,
    ...classes.map((name) => `--flow-class=${name}`),
  ];
}

function redisVariable({ redisSecretName }: AdmissionSettings): Record<string, unknown> {
  if (redisSecretName === undefined) return {};
  return { env: [{ name: 'TENANTRY_WEBHOOK_REDIS_URL', valueFrom: { secretKeyRef: { name: redisSecretName, key: 'url' } } }] };
}

function container(settings: AdmissionSettings, cluster: string): Record<string, unknown> {
  return {
    name: 'webhook',
    image: settings.image,
    command: ['node', ...NODE_FLAGS, '/app/dist/webhook/main.js'],
    args: flags(settings, cluster),
    ...redisVariable(settings),
    ports: [{ name: 'webhook', containerPort: WEBHOOK_PORT }, { name: 'health', containerPort: HEALTH_PORT }],
    readinessProbe: { httpGet: { path: '/readyz', port: 'health' }, periodSeconds: 2, failureThreshold: 2 },
    livenessProbe: { httpGet: { path: '/healthz', port: 'health' }, initialDelaySeconds: 10, periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 6 },
    resources: { requests: { cpu: '200m', memory: '192Mi' }, limits: { memory: '512Mi' } },
    securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
    volumeMounts: [{ name: 'config', mountPath: CONFIG_FOLDER, readOnly: true }],
  };
}

/** One replica must not fall with the other; a cluster of one node may still have both. */
const AFFINITY = {
  podAntiAffinity: {
    preferredDuringSchedulingIgnoredDuringExecution: ['kubernetes.io/hostname', 'topology.kubernetes.io/zone'].map((topologyKey) => ({
      weight: 100,
      podAffinityTerm: { topologyKey, labelSelector: { matchLabels: POD_LABELS } },
    })),
  },
};

/** The pod template of the Deployment. */
export function webhookPod(settings: AdmissionSettings, cluster: string): Record<string, unknown> {
  return {
    metadata: { labels: POD_LABELS },
    spec: {
      serviceAccountName: WEBHOOK_NAME,
      automountServiceAccountToken: true,
      priorityClassName: WEBHOOK_NAME,
      enableServiceLinks: false,
      terminationGracePeriodSeconds: DRAIN_SECONDS + 35,
      affinity: AFFINITY,
      securityContext: { runAsNonRoot: true, runAsUser: 65_532, runAsGroup: 65_532, seccompProfile: { type: 'RuntimeDefault' } },
      containers: [container(settings, cluster)],
      volumes: [{ name: 'config', configMap: { name: WEBHOOK_NAME } }],
    },
  };
}
