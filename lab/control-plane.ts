import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ControlPlaneProgram, Program } from './binaries.ts';
import { createAuthority, writeKeyPair } from './certificates.ts';
import type { Authority } from './certificates.ts';
import { createClientFor } from './cluster-identity.ts';
import type { ClientFor } from './cluster-identity.ts';
import { createComponent } from './component.ts';
import type { Component, ReadyCheck } from './component.ts';
import { apiServerFlags, controllerManagerFlags, etcdFlags, schedulerFlags } from './control-plane-flags.ts';
import type { ControlPlaneFiles, ControlPlanePorts } from './control-plane-flags.ts';
import type { Environment } from './environment.ts';
import { freePorts } from './ports.ts';
import { httpReady } from './probe.ts';

/** How to run the processes of one cluster. */
export interface ClusterOptions {
  readonly name: string;
  /** Holds everything of this cluster. Absolute path. */
  readonly folder: string;
  /** Environment of the processes. */
  readonly env: Environment;
  /** Path of setpriv, see startProcess. */
  readonly setpriv: string | undefined;
}

/** What is special about the API server of one cluster. */
export interface ApiServerOptions {
  /** Write an audit log (level Metadata) to `audit.log` in the folder of the cluster. */
  readonly audit: boolean;
  /** Flags that come after ours, and so win over them. */
  readonly extraFlags: readonly string[];
}

/** etcd, API server, controller manager and scheduler of one cluster; not started yet. */
export interface ControlPlane {
  /** URL of the API server. */
  readonly server: string;
  readonly authority: Authority;
  readonly clientFor: ClientFor;
  /** Kubeconfig of a member of system:masters. */
  readonly adminKubeconfig: string;
  readonly components: Record<ControlPlaneProgram, Component>;
}

/** A program of a cluster as a component: not started, logging to `logs/<name>.log` of the cluster. */
export function clusterComponent(
  cluster: ClusterOptions,
  program: Program,
  part: {
    readonly name: string;
    readonly flags: readonly string[];
    readonly isReady: ReadyCheck;
    readonly env?: Environment;
  },
): Component {
  const spec = {
    name: `${cluster.name}/${part.name}`,
    command: program.command,
    args: [...program.args, ...part.flags],
    env: { ...cluster.env, ...part.env },
    cwd: cluster.folder,
    logFile: join(cluster.folder, 'logs', `${part.name}.log`),
  };
  return createComponent(spec, part.isReady, cluster.setpriv);
}

const AUDIT_POLICY = `apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: [RequestReceived]
rules:
  - level: Metadata
`;

function filesOf(
  folder: string,
  authority: Authority,
  clients: { manager: string; scheduler: string },
): ControlPlaneFiles {
  const pki = (name: string): string => join(folder, 'pki', name);
  return {
    caCert: authority.certFile,
    caKey: authority.keyFile,
    serverCert: pki('kube-apiserver.crt'),
    serverKey: pki('kube-apiserver.key'),
    kubeletClientCert: pki('kubelet-client.crt'),
    kubeletClientKey: pki('kubelet-client.key'),
    serviceAccountKey: pki('service-account.key'),
    serviceAccountPublic: pki('service-account.pub'),
    etcdData: join(folder, 'etcd'),
    controllerManagerKubeconfig: clients.manager,
    schedulerKubeconfig: clients.scheduler,
    auditPolicy: join(folder, 'audit-policy.yaml'),
    auditLog: join(folder, 'audit.log'),
  };
}

async function writeCredentials(folder: string, authority: Authority): Promise<void> {
  const serviceAccount = join(folder, 'pki', 'service-account');
  await Promise.all([
    authority.issueServer('kube-apiserver', ['127.0.0.1', 'localhost', 'kubernetes.default.svc', '10.96.0.1']),
    authority.issueClient('kubelet-client', 'kube-apiserver-kubelet-client', ['system:masters']),
    writeKeyPair(`${serviceAccount}.key`, `${serviceAccount}.pub`),
    writeFile(join(folder, 'audit-policy.yaml'), AUDIT_POLICY),
  ]);
}

function createComponents(
  cluster: ClusterOptions,
  programs: Record<ControlPlaneProgram, Program>,
  settings: { files: ControlPlaneFiles; ports: ControlPlanePorts; apiServer: ApiServerOptions },
): Record<ControlPlaneProgram, Component> {
  const { files, ports } = settings;
  const apiFlags = apiServerFlags(files, ports, {
    audit: settings.apiServer.audit,
    extra: settings.apiServer.extraFlags,
  });
  const component = (name: ControlPlaneProgram, flags: readonly string[], isReady: ReadyCheck): Component =>
    clusterComponent(cluster, programs[name], { name, flags, isReady });
  const healthy = (port: number): ReadyCheck => httpReady(`https://127.0.0.1:${port}/healthz`, files.caCert);
  return {
    etcd: component('etcd', etcdFlags(files, ports), httpReady(`http://127.0.0.1:${ports.etcd}/health`)),
    'kube-apiserver': component(
      'kube-apiserver',
      apiFlags,
      httpReady(`https://127.0.0.1:${ports.apiServer}/readyz`, files.caCert),
    ),
    'kube-controller-manager': component(
      'kube-controller-manager',
      controllerManagerFlags(files, ports),
      healthy(ports.controllerManager),
    ),
    'kube-scheduler': component('kube-scheduler', schedulerFlags(files, ports), healthy(ports.scheduler)),
  };
}

/** Prepares the folder, certificates and kubeconfigs of a cluster; starts nothing. */
export async function createControlPlane(
  cluster: ClusterOptions,
  programs: Record<ControlPlaneProgram, Program>,
  apiServer: ApiServerOptions,
): Promise<ControlPlane> {
  const { folder, name, env } = cluster;
  await mkdir(join(folder, 'logs'), { recursive: true });
  const ports = await freePorts(['etcd', 'etcdPeer', 'apiServer', 'controllerManager', 'scheduler']);
  const server = `https://127.0.0.1:${ports.apiServer}`;
  const authority = await createAuthority({ folder: join(folder, 'pki'), env });
  const clientFor = createClientFor({ name, server, authority, folder: join(folder, 'users') });
  const [admin, manager, scheduler] = await Promise.all([
    clientFor('admin', ['system:masters']),
    clientFor('system:kube-controller-manager'),
    clientFor('system:kube-scheduler'),
    writeCredentials(folder, authority),
  ]);
  const adminKubeconfig = join(folder, 'admin.kubeconfig');
  await copyFile(admin, adminKubeconfig);
  const files = filesOf(folder, authority, { manager, scheduler });
  const components = createComponents(cluster, programs, { files, ports, apiServer });
  return { server, authority, clientFor, adminKubeconfig, components };
}
