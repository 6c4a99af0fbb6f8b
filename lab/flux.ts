import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { AnyObject } from './api-client.ts';
import type { FluxPrograms } from './binaries.ts';
import { readObjects } from './cluster-objects.ts';
import type { ClusterObjects } from './cluster-objects.ts';
import type { ClientFor } from './cluster-identity.ts';
import type { Component } from './component.ts';
import { clusterComponent } from './control-plane.ts';
import type { ClusterOptions } from './control-plane.ts';
import { freePorts } from './ports.ts';
import { allReady, httpReady, portReady } from './probe.ts';

/** Namespace that Flux's own controllers belong to. */
const FLUX_NAMESPACE = 'flux-system';

const CONTROLLERS = ['source-controller', 'kustomize-controller'] as const;

/** The two controllers of Flux for one cluster; not started yet. */
export type Flux = Readonly<Record<(typeof CONTROLLERS)[number], Component>>;

interface FluxPorts {
  readonly storage: number;
  readonly sourceHealth: number;
  readonly sourceMetrics: number;
  readonly kustomizeHealth: number;
  readonly kustomizeMetrics: number;
}

// Failing objects are looked at again soon, so that tests of failures stay short.
const RETRY_FLAGS = ['--min-retry-delay=250ms', '--max-retry-delay=5s', '--requeue-dependency=2s'];

/** Flags of the source controller. */
export function sourceControllerFlags(ports: FluxPorts, storageFolder: string): string[] {
  const storage = `127.0.0.1:${ports.storage}`;
  return [
    `--storage-path=${storageFolder}`,
    `--storage-addr=${storage}`,
    `--storage-adv-addr=${storage}`,
    `--metrics-addr=127.0.0.1:${ports.sourceMetrics}`,
    `--health-addr=127.0.0.1:${ports.sourceHealth}`,
    '--events-addr=',
    '--concurrent=4',
    ...RETRY_FLAGS,
  ];
}

/** Flags of the kustomize controller, locked down as for clusters of many tenants. */
export function kustomizeControllerFlags(ports: FluxPorts): string[] {
  return [
    `--metrics-addr=127.0.0.1:${ports.kustomizeMetrics}`,
    `--health-addr=127.0.0.1:${ports.kustomizeHealth}`,
    '--events-addr=',
    '--no-cross-namespace-refs=true',
    '--no-remote-bases=true',
    '--default-service-account=default',
    '--concurrent=8',
    '--feature-gates=CancelHealthCheckOnNewRevision=true',
    ...RETRY_FLAGS,
  ];
}

// As a real installation has it: both run as service accounts that are cluster-admin, which
// includes impersonating the service account that a Kustomization names.
const INSTALLATION: readonly AnyObject[] = [
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: FLUX_NAMESPACE } },
  ...CONTROLLERS.map((name) => ({
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name, namespace: FLUX_NAMESPACE },
  })),
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata: { name: 'cluster-reconciler-flux-system' },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'cluster-admin' },
    subjects: CONTROLLERS.map((name) => ({ kind: 'ServiceAccount', name, namespace: FLUX_NAMESPACE })),
  },
];

function serviceAccountClient(clientFor: ClientFor, name: string): Promise<string> {
  const groups = ['system:serviceaccounts', `system:serviceaccounts:${FLUX_NAMESPACE}`];
  return clientFor(`system:serviceaccount:${FLUX_NAMESPACE}:${name}`, groups);
}

/** Prepares both controllers: ports, folders, kubeconfigs. Starts nothing. */
export async function createFlux(cluster: ClusterOptions, programs: FluxPrograms, clientFor: ClientFor): Promise<Flux> {
  const ports = await freePorts(['storage', 'sourceHealth', 'sourceMetrics', 'kustomizeHealth', 'kustomizeMetrics']);
  const storageFolder = join(cluster.folder, 'flux-storage');
  await mkdir(storageFolder, { recursive: true });
  const [sourceConfig, kustomizeConfig] = await Promise.all(
    CONTROLLERS.map((name) => serviceAccountClient(clientFor, name)),
  );
  const ready = (port: number): ReturnType<typeof httpReady> => httpReady(`http://127.0.0.1:${port}/readyz`);
  return {
    'source-controller': clusterComponent(cluster, programs.sourceController, {
      name: 'source-controller',
      flags: sourceControllerFlags(ports, storageFolder),
      env: { KUBECONFIG: sourceConfig, RUNTIME_NAMESPACE: FLUX_NAMESPACE },
      isReady: allReady(ready(ports.sourceHealth), portReady(ports.storage)),
    }),
    'kustomize-controller': clusterComponent(cluster, programs.kustomizeController, {
      name: 'kustomize-controller',
      flags: kustomizeControllerFlags(ports),
      env: {
        KUBECONFIG: kustomizeConfig,
        RUNTIME_NAMESPACE: FLUX_NAMESPACE,
        SOURCE_CONTROLLER_LOCALHOST: `127.0.0.1:${ports.storage}`,
      },
      isReady: ready(ports.kustomizeHealth),
    }),
  };
}

/** Applies namespace, accounts and CRDs, then starts both controllers. Returns when both are ready. */
export async function startFlux(flux: Flux, objects: ClusterObjects, crdFolder: string): Promise<void> {
  await objects.apply(...INSTALLATION);
  await objects.applyDefinitions(await readObjects(crdFolder));
  await Promise.all(CONTROLLERS.map((name) => flux[name].start()));
}
