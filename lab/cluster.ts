import { join } from 'node:path';
import type { ControlPlaneProgram, FluxPrograms, KwokPrograms, Program } from './binaries.ts';
import type { ClientFor } from './cluster-identity.ts';
import { openCluster } from './cluster-objects.ts';
import type { ClusterObjects } from './cluster-objects.ts';
import type { Component } from './component.ts';
import { createControlPlane } from './control-plane.ts';
import type { ApiServerOptions, ClusterOptions } from './control-plane.ts';
import { createFlux, startFlux } from './flux.ts';
import { createHostNode, HOST_NODE_USER } from './host-node.ts';
import type { HostNode, HostNodeSettings } from './host-node.ts';
import { createKwok, startKwok } from './kwok.ts';

/** A running cluster, as tests see it. */
export interface LabCluster {
  readonly name: string;
  /** URL of the API server. */
  readonly server: string;
  /** Kubeconfig of a member of system:masters. */
  readonly kubeconfigPath: string;
  /** Certificate of the cluster's authority, PEM. */
  readonly caFile: string;
  /** Folder of this cluster: `logs/`, `pki/`, `users/`, `audit.log` when asked for. */
  readonly folder: string;
  /** Kubeconfig path for a user known by certificate; see createClientFor. */
  readonly clientFor: ClientFor;
  /** The node whose pods are processes of this machine, when it was asked for. */
  readonly hostNode: HostNode | undefined;
  /** Name → component, in the order of starting. */
  readonly components: ReadonlyMap<string, Component>;
}

/** Which programs run in a cluster; what is undefined does not run. */
export interface ClusterPrograms {
  readonly controlPlane: Record<ControlPlaneProgram, Program>;
  readonly flux: FluxPrograms | undefined;
  readonly kwok: KwokPrograms | undefined;
}

/** Settings of one cluster beside its programs. */
export interface ClusterSettings {
  readonly apiServer: ApiServerOptions;
  /** Number of fake nodes. */
  readonly nodes: number;
  readonly hostNode: HostNodeSettings | undefined;
}

/** A prepared cluster: its view for tests, and how to start it. */
export interface PreparedCluster extends LabCluster {
  /** Starts everything; returns when all is ready. Throws LabError; what runs by then keeps running. */
  start(): Promise<void>;
}

async function waitForServiceAccounts(objects: ClusterObjects): Promise<void> {
  const account = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default', namespace: 'default' } };
  await objects.until(account, 'made by the controller manager', () => true);
}

/** Waits for all, then throws the first failure: nothing is still starting when the caller cleans up. */
async function settleAll(work: readonly Promise<void>[]): Promise<void> {
  const outcomes = await Promise.allSettled(work);
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

/** Prepares folder, certificates, ports and flags of a cluster. Starts nothing. */
export async function prepareCluster(
  options: ClusterOptions,
  programs: ClusterPrograms,
  settings: ClusterSettings,
): Promise<PreparedCluster> {
  const plane = await createControlPlane(options, programs.controlPlane, settings.apiServer);
  const flux = programs.flux && (await createFlux(options, programs.flux, plane.clientFor));
  const kwok = programs.kwok && (await createKwok(options, programs.kwok, plane.clientFor));
  const components = new Map<string, Component>([
    ...Object.entries(plane.components),
    ...Object.entries(flux ?? {}),
    ...(kwok === undefined ? [] : [['kwok', kwok] as const]),
  ]);
  const startControllers = (objects: ClusterObjects): Promise<void> =>
    settleAll([
      plane.components['kube-controller-manager'].start(),
      plane.components['kube-scheduler'].start(),
      ...(flux && programs.flux ? [startFlux(flux, objects, programs.flux.crdFolder)] : []),
      ...(kwok && programs.kwok ? [startKwok(kwok, objects, programs.kwok, settings.nodes)] : []),
      waitForServiceAccounts(objects),
    ]);
  const caFile = join(options.folder, 'pki', 'ca.crt');
  const hostNode =
    settings.hostNode &&
    createHostNode(options, { server: plane.server, kubeconfig: await plane.clientFor(HOST_NODE_USER.user, HOST_NODE_USER.groups), caFile }, settings.hostNode);
  return {
    name: options.name,
    server: plane.server,
    kubeconfigPath: plane.adminKubeconfig,
    caFile,
    folder: options.folder,
    clientFor: plane.clientFor,
    hostNode,
    components,
    start: async () => {
      await plane.components.etcd.start();
      await plane.components['kube-apiserver'].start();
      await startControllers(openCluster(plane.adminKubeconfig));
      await hostNode?.start();
    },
  };
}
