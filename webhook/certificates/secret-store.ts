/**
 * The certificate state in a Secret. Git makes the Secret, empty; its data is ours. So the webhook needs to get and
 * patch that one Secret by name, and nothing else.
 */
import { KubernetesError, type KubernetesConnection } from '../../runtime/kubernetes.ts';
import { textAt } from '../../runtime/untyped.ts';
import type { CertificateStore } from './ports.ts';

const KEY = 'state.json';
const CONFLICT = 409;

export class SecretStore implements CertificateStore {
  readonly #connection: KubernetesConnection;
  readonly #path: string;

  constructor(connection: KubernetesConnection, namespace: string, name: string) {
    this.#connection = connection;
    this.#path = `/api/v1/namespaces/${namespace}/secrets/${name}`;
  }

  async read(): Promise<{ readonly text: string; readonly version: string }> {
    const secret = await this.#connection.request({ method: 'GET', path: this.#path });
    return {
      text: Buffer.from(textAt(secret, 'data', KEY) ?? '', 'base64').toString('utf8'),
      version: textAt(secret, 'metadata', 'resourceVersion') ?? '',
    };
  }

  async write(text: string, version: string): Promise<boolean> {
    const body = { metadata: { resourceVersion: version }, data: { [KEY]: Buffer.from(text).toString('base64') } };
    try {
      await this.#connection.request({ method: 'PATCH', path: this.#path, body });
      return true;
    } catch (error) {
      if (error instanceof KubernetesError && error.status === CONFLICT) return false;
      throw error;
    }
  }
}
