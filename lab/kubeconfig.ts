import { readFile, writeFile } from 'node:fs/promises';
import { stringify } from 'yaml';
import type { KeyPairFiles } from './certificates.ts';

/** Who a kubeconfig lets in, and where. */
export interface KubeconfigInput {
  /** Name of cluster and context. */
  readonly cluster: string;
  /** URL of the API server. */
  readonly server: string;
  readonly caFile: string;
  readonly user: string;
  readonly certificate: KeyPairFiles;
}

async function base64Of(file: string): Promise<string> {
  return (await readFile(file)).toString('base64');
}

/** Writes a kubeconfig that holds its certificates itself (mode 0600), so it can be copied anywhere. */
export async function writeKubeconfig(file: string, input: KubeconfigInput): Promise<string> {
  const [authority, certificate, key] = await Promise.all(
    [input.caFile, input.certificate.certFile, input.certificate.keyFile].map(base64Of),
  );
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: input.cluster, cluster: { server: input.server, 'certificate-authority-data': authority } }],
    users: [{ name: input.user, user: { 'client-certificate-data': certificate, 'client-key-data': key } }],
    contexts: [{ name: input.cluster, context: { cluster: input.cluster, user: input.user } }],
    'current-context': input.cluster,
  };
  await writeFile(file, stringify(config), { mode: 0o600 });
  return file;
}
