/**
 * Writes caBundle and secret path into the webhook configurations. Git renders everything else of them and leaves these
 * two fields alone, so that neither fights the other.
 */
import { KubernetesError, type KubernetesConnection } from '../../runtime/kubernetes.ts';
import { asList, asRecord, textAt, type UnknownRecord } from '../../runtime/untyped.ts';
import type { Announcer } from './ports.ts';

const COLLECTION = '/apis/admissionregistration.k8s.io/v1';
/** Endpoint that an entry calls: the first word of the entry's name, as charts name them. */
const ENDPOINT = /^(validate|mutate|quota)[.-]/;
const NOT_FOUND = 404;
const CONFLICT = 409;
const ATTEMPTS = 5;

export interface ConfigurationName {
  readonly resource: 'validatingwebhookconfigurations' | 'mutatingwebhookconfigurations';
  readonly name: string;
}

function entryWith(entry: UnknownRecord, caBundle: string, path: string): UnknownRecord {
  const endpoint = ENDPOINT.exec(textAt(entry, 'name') ?? '')?.[1];
  if (endpoint === undefined) throw new Error(`entry ${textAt(entry, 'name') ?? '(unnamed)'} of the webhook configuration names no endpoint`);
  const client = asRecord(entry['clientConfig']);
  const target = `${path === '' ? '' : `/${path}`}/${endpoint}`;
  const url = textAt(client, 'url');
  if (url !== undefined) return { ...entry, clientConfig: { ...client, caBundle, url: new URL(target, url).toString() } };
  return { ...entry, clientConfig: { ...client, caBundle, service: { ...asRecord(client['service']), path: target } } };
}

export class ConfigurationAnnouncer implements Announcer {
  readonly #connection: KubernetesConnection;
  readonly #names: readonly ConfigurationName[];

  constructor(connection: KubernetesConnection, names: readonly ConfigurationName[]) {
    this.#connection = connection;
    this.#names = names;
  }

  async announce(caBundle: string, path: string): Promise<void> {
    const encoded = Buffer.from(caBundle).toString('base64');
    for (const { resource, name } of this.#names) await this.#write(`${COLLECTION}/${resource}/${name}`, encoded, path);
  }

  async #write(at: string, caBundle: string, path: string): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      const found = await this.#read(at);
      // Not there yet: Git brings it when the webhook is ready.
      if (found === undefined) return;
      const entries = asList(found['webhooks']).map(asRecord);
      const wanted = entries.map((entry) => entryWith(entry, caBundle, path));
      if (JSON.stringify(wanted) === JSON.stringify(entries)) return;
      const body = { metadata: { resourceVersion: textAt(found, 'metadata', 'resourceVersion') }, webhooks: wanted };
      try {
        await this.#connection.request({ method: 'PATCH', path: at, query: { fieldManager: 'tenantry-webhook' }, body });
        return;
      } catch (error) {
        if (!(error instanceof KubernetesError && error.status === CONFLICT && attempt < ATTEMPTS)) throw error;
      }
    }
  }

  async #read(at: string): Promise<UnknownRecord | undefined> {
    try {
      return asRecord(await this.#connection.request({ method: 'GET', path: at }));
    } catch (error) {
      if (error instanceof KubernetesError && error.status === NOT_FOUND) return undefined;
      throw error;
    }
  }
}
