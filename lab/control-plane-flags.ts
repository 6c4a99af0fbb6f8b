/** Files that the parts of a control plane share. Absolute paths. */
export interface ControlPlaneFiles {
  readonly caCert: string;
  readonly caKey: string;
  /** Certificate of every server of this cluster, for 127.0.0.1. */
  readonly serverCert: string;
  readonly serverKey: string;
  /** What the API server shows to kubelets. */
  readonly kubeletClientCert: string;
  readonly kubeletClientKey: string;
  readonly serviceAccountKey: string;
  readonly serviceAccountPublic: string;
  readonly etcdData: string;
  readonly controllerManagerKubeconfig: string;
  readonly schedulerKubeconfig: string;
  readonly auditPolicy: string;
  readonly auditLog: string;
}

/** Ports on 127.0.0.1. */
export interface ControlPlanePorts {
  readonly etcd: number;
  readonly etcdPeer: number;
  readonly apiServer: number;
  readonly controllerManager: number;
  readonly scheduler: number;
}

/** Addresses of Services; they exist in the API only, since nothing routes them here. */
const SERVICE_CIDR = '10.96.0.0/16';

/** Flags of etcd. Durability is given up for speed: a lab does not outlive a power failure. */
export function etcdFlags(files: ControlPlaneFiles, ports: ControlPlanePorts): string[] {
  const client = `http://127.0.0.1:${ports.etcd}`;
  const peer = `http://127.0.0.1:${ports.etcdPeer}`;
  return [
    '--name=lab',
    `--data-dir=${files.etcdData}`,
    `--listen-client-urls=${client}`,
    `--advertise-client-urls=${client}`,
    `--listen-peer-urls=${peer}`,
    `--initial-advertise-peer-urls=${peer}`,
    `--initial-cluster=lab=${peer}`,
    '--unsafe-no-fsync',
    '--quota-backend-bytes=8589934592',
    '--auto-compaction-mode=periodic',
    '--auto-compaction-retention=5m',
    '--log-level=warn',
  ];
}

function auditFlags(files: ControlPlaneFiles): string[] {
  return [`--audit-policy-file=${files.auditPolicy}`, `--audit-log-path=${files.auditLog}`];
}

/**
 * Flags of the API server. Everything of admission is as Kubernetes has it by default: PodSecurity,
 * ValidatingAdmissionPolicy, webhooks, ResourceQuota; so are priority and fairness and field validation.
 */
export function apiServerFlags(
  files: ControlPlaneFiles,
  ports: ControlPlanePorts,
  options: { readonly audit: boolean; readonly extra: readonly string[] },
): string[] {
  return [
    `--etcd-servers=http://127.0.0.1:${ports.etcd}`,
    '--bind-address=127.0.0.1',
    '--advertise-address=127.0.0.1',
    // The endpoint of the `kubernetes` Service may not be a loopback address; nothing routes to it anyhow.
    '--endpoint-reconciler-type=none',
    `--secure-port=${ports.apiServer}`,
    `--service-cluster-ip-range=${SERVICE_CIDR}`,
    `--client-ca-file=${files.caCert}`,
    `--tls-cert-file=${files.serverCert}`,
    `--tls-private-key-file=${files.serverKey}`,
    `--kubelet-client-certificate=${files.kubeletClientCert}`,
    `--kubelet-client-key=${files.kubeletClientKey}`,
    `--kubelet-certificate-authority=${files.caCert}`,
    '--kubelet-preferred-address-types=InternalIP',
    '--service-account-issuer=https://kubernetes.default.svc',
    `--service-account-key-file=${files.serviceAccountPublic}`,
    `--service-account-signing-key-file=${files.serviceAccountKey}`,
    '--authorization-mode=RBAC',
    '--anonymous-auth=true',
    '--allow-privileged=true',
    '--enable-priority-and-fairness=true',
    '--profiling=false',
    ...(options.audit ? auditFlags(files) : []),
    ...options.extra,
  ];
}

// The defaults (20 and 30) are for sparing a shared server; here they would only slow tests down.
const CLIENT_RATE = ['--kube-api-qps=500', '--kube-api-burst=1000'];

function servingFlags(files: ControlPlaneFiles, port: number): string[] {
  return [
    '--bind-address=127.0.0.1',
    `--secure-port=${port}`,
    `--tls-cert-file=${files.serverCert}`,
    `--tls-private-key-file=${files.serverKey}`,
    '--leader-elect=false',
    '--profiling=false',
  ];
}

function kubeconfigFlags(kubeconfig: string): string[] {
  return ['kubeconfig', 'authentication-kubeconfig', 'authorization-kubeconfig'].map(
    (flag) => `--${flag}=${kubeconfig}`,
  );
}

/** Flags of the controller manager. */
export function controllerManagerFlags(files: ControlPlaneFiles, ports: ControlPlanePorts): string[] {
  return [
    ...kubeconfigFlags(files.controllerManagerKubeconfig),
    ...servingFlags(files, ports.controllerManager),
    ...CLIENT_RATE,
    `--root-ca-file=${files.caCert}`,
    `--service-account-private-key-file=${files.serviceAccountKey}`,
    `--cluster-signing-cert-file=${files.caCert}`,
    `--cluster-signing-key-file=${files.caKey}`,
    '--use-service-account-credentials=true',
    '--allocate-node-cidrs=false',
  ];
}

/** Flags of the scheduler. */
export function schedulerFlags(files: ControlPlaneFiles, ports: ControlPlanePorts): string[] {
  return [...kubeconfigFlags(files.schedulerKubeconfig), ...servingFlags(files, ports.scheduler), ...CLIENT_RATE];
}
