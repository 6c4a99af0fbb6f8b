import { join } from 'node:path';
import type { AnyObject } from './api-client.ts';
import type { KwokPrograms } from './binaries.ts';
import { isTrue, readObjects } from './cluster-objects.ts';
import type { ClusterObjects } from './cluster-objects.ts';
import type { ClientFor } from './cluster-identity.ts';
import type { Component } from './component.ts';
import { clusterComponent } from './control-plane.ts';
import type { ClusterOptions } from './control-plane.ts';
import { freePort } from './ports.ts';
import { httpReady } from './probe.ts';

// Objects of these kinds in the cluster steer kwok: how nodes and pods behave, and what pods log.
const KINDS = ['Stage', 'Logs', 'ClusterLogs'];

/** Flags of kwok: it plays the kubelet of every node with the annotation `kwok.x-k8s.io/node: fake`. */
function kwokFlags(cluster: ClusterOptions, port: number, kubeconfig: string): string[] {
  const pki = join(cluster.folder, 'pki', 'kube-apiserver');
  return [
    `--kubeconfig=${kubeconfig}`,
    '--manage-nodes-with-annotation-selector=kwok.x-k8s.io/node=fake',
    `--enable-crds=${KINDS.join(',')}`,
    '--node-ip=127.0.0.1',
    `--node-port=${port}`,
    `--server-address=127.0.0.1:${port}`,
    `--tls-cert-file=${pki}.crt`,
    `--tls-private-key-file=${pki}.key`,
    '--cidr=10.97.0.0/16',
    '--node-lease-duration-seconds=40',
  ];
}

/** A fake node: 32 CPUs, 256 GiB, room for 1,000 pods. */
function fakeNode(name: string): AnyObject {
  const resources = { cpu: '32', memory: '256Gi', pods: '1000', 'ephemeral-storage': '1Ti' };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      annotations: { 'kwok.x-k8s.io/node': 'fake' },
      labels: {
        'kubernetes.io/hostname': name,
        'kubernetes.io/os': 'linux',
        'kubernetes.io/arch': 'amd64',
        type: 'kwok',
      },
    },
    status: { allocatable: resources, capacity: resources },
  };
}

/** Prepares kwok for one cluster. Starts nothing. */
export async function createKwok(
  cluster: ClusterOptions,
  programs: KwokPrograms,
  clientFor: ClientFor,
): Promise<Component> {
  const port = await freePort();
  const kubeconfig = await clientFor('kwok', ['system:masters']);
  return clusterComponent(cluster, programs.kwok, {
    name: 'kwok',
    flags: kwokFlags(cluster, port, kubeconfig),
    isReady: httpReady(`http://127.0.0.1:${port}/healthz`),
  });
}

function nameOf(definition: AnyObject): string {
  return definition.metadata?.name ?? '';
}

/** Applies kwok's CRDs and stages, starts it, and returns when `count` fake nodes `node-1`… are Ready. */
export async function startKwok(
  kwok: Component,
  objects: ClusterObjects,
  programs: KwokPrograms,
  count: number,
): Promise<void> {
  const wanted = new Set(['stages', 'logs', 'clusterlogs'].map((plural) => `${plural}.kwok.x-k8s.io`));
  const definitions = await readObjects(programs.crdFolder);
  await objects.applyDefinitions(definitions.filter((definition) => wanted.has(nameOf(definition))));
  await objects.apply(...(await readObjects(programs.stageFolder)));
  await kwok.start();
  const nodes = Array.from({ length: count }, (_, index) => fakeNode(`node-${index + 1}`));
  await objects.apply(...nodes);
  await Promise.all(nodes.map((node) => objects.until(node, 'Ready', isTrue('Ready'))));
}
