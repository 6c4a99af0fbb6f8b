import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ApiClient } from './api-client.ts';

/** What of a pod a host node looks at. */
export interface HostPodObject {
  readonly metadata: { readonly name: string; readonly namespace: string; readonly uid: string; readonly deletionTimestamp?: string; readonly deletionGracePeriodSeconds?: number };
  readonly spec: {
    readonly serviceAccountName?: string;
    readonly automountServiceAccountToken?: boolean;
    readonly containers: readonly HostContainer[];
    readonly volumes?: readonly { readonly name: string; readonly configMap?: { readonly name: string } }[];
  };
}

interface HostContainer {
  readonly name: string;
  readonly image: string;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly env?: readonly { readonly name: string; readonly value?: string }[];
  readonly ports?: readonly { readonly name?: string; readonly containerPort: number }[];
  readonly readinessProbe?: { readonly httpGet?: { readonly path: string; readonly port: string | number } };
  readonly volumeMounts?: readonly { readonly name: string; readonly mountPath: string }[];
}

const TOKEN_FOLDER = '/var/run/secrets/kubernetes.io/serviceaccount';
const TOKEN_SECONDS = 86_400;

/** Paths as a pod sees them → paths and words of this machine. */
export type Substitutions = readonly (readonly [string, string])[];

/** A pod has no file system of its own here: every path of it in a text becomes one of this machine. */
export function substitute(text: string, substitutions: Substitutions): string {
  return substitutions.reduce((changed, [from, to]) => changed.replaceAll(from, to), text);
}

async function tokenOf(api: ApiClient, { metadata, spec }: HostPodObject): Promise<string> {
  const { name, namespace, uid } = metadata;
  const { body } = await api.send({
    method: 'POST',
    path: `/api/v1/namespaces/${namespace}/serviceaccounts/${spec.serviceAccountName ?? 'default'}/token`,
    body: {
      apiVersion: 'authentication.k8s.io/v1',
      kind: 'TokenRequest',
      spec: { expirationSeconds: TOKEN_SECONDS, boundObjectRef: { apiVersion: 'v1', kind: 'Pod', name, uid } },
    },
  });
  return (body as { readonly status: { readonly token: string } }).status.token;
}

async function configMapData(api: ApiClient, namespace: string, name: string): Promise<Readonly<Record<string, string>>> {
  const { body } = await api.send({ method: 'GET', path: `/api/v1/namespaces/${namespace}/configmaps/${name}` });
  return (body as { readonly data?: Readonly<Record<string, string>> }).data ?? {};
}

/** Writes a pod's ConfigMaps and its service account's token below `folder`, and gives where its paths are now. */
export async function writePodFiles(api: ApiClient, pod: HostPodObject, options: { readonly folder: string; readonly caPem: string; readonly words: Substitutions }): Promise<Substitutions> {
  const { folder, caPem } = options;
  const token = join(folder, 'token');
  await mkdir(token, { recursive: true, mode: 0o700 });
  await writeFile(join(token, 'token'), await tokenOf(api, pod), { mode: 0o600 });
  await writeFile(join(token, 'ca.crt'), caPem);
  const [container] = pod.spec.containers;
  const words: (readonly [string, string])[] = [...options.words, [TOKEN_FOLDER, token]];
  for (const { name, configMap } of pod.spec.volumes ?? []) {
    const mount = container?.volumeMounts?.find((candidate) => candidate.name === name);
    if (configMap === undefined || mount === undefined) continue;
    const at = join(folder, 'volumes', name);
    await mkdir(at, { recursive: true });
    for (const [key, text] of Object.entries(await configMapData(api, pod.metadata.namespace, configMap.name))) await writeFile(join(at, key), substitute(text, words));
    words.push([mount.mountPath, at]);
  }
  return words;
}
