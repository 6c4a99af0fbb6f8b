/**
 * What Flux fetches from or tells for a tenant is a public address: it connects with the platform's reach, so an
 * address inside of the cluster, the machine or a private network would be read out to the tenant. No proxy, no
 * plain-text transport, and no cloud provider's identity unless a service account of the tenant's own is named: without
 * one it would be the identity of Flux's own controllers.
 */
import { quoted } from '../../../model/shown.ts';
import { urlReason } from '../../document/gitops-source.ts';
import type { Violation } from '../../policy.ts';
import { fieldOf, objectAt, textAt, type JsonObject } from '../json.ts';
import { isExcused } from '../scope.ts';
import type { AdmissionPolicy } from '../subject.ts';
import { FETCHING, writesFlux } from './flux-kinds.ts';

const SCHEMES: Readonly<Record<string, readonly string[]>> = {
  gitrepositories: ['https:', 'ssh:'],
  helmrepositories: ['https:', 'oci:'],
  ocirepositories: ['oci:'],
  buckets: ['https:'],
  imagerepositories: ['https:'],
  providers: ['https:'],
};

/** Kinds that name a host or image without a scheme. */
const SCHEMELESS: Readonly<Record<string, string>> = { buckets: 'endpoint', imagerepositories: 'image' };

function addressOf(spec: JsonObject | undefined, resource: string): { readonly path: string; readonly text: string; readonly url: string } | undefined {
  const key = SCHEMELESS[resource] ?? (resource === 'providers' ? 'address' : 'url');
  const text = textAt(spec, key);
  if (text === undefined || text === '') return undefined;
  const url = SCHEMELESS[resource] !== undefined && !text.includes('://') ? `https://${text}` : text;
  return { path: `spec.${key}`, text, url };
}

/** The reason of documents, which know https and ssh; the host of any other scheme is judged as that of https. */
function addressReason(url: string, resource: string): string | undefined {
  if (!URL.canParse(url)) return 'is not a URL';
  const { protocol } = new URL(url);
  if (SCHEMES[resource]?.includes(protocol) !== true) return `is not an address of ${(SCHEMES[resource] ?? []).join(' or ')}`;
  const plain = protocol === 'ssh:' ? url : url.replace(/^[a-z]+:/, 'https:');
  return urlReason(plain);
}

/** Receivers of notifications in a cloud, which Flux signs in to by itself where it is given no secret. */
const CLOUD_RECEIVERS: readonly string[] = ['azuredevops', 'azureeventhub', 'googlepubsub'];

function receiverViolations(spec: JsonObject | undefined): Violation[] {
  const given = fieldOf(spec, 'type');
  if (given !== undefined && typeof given !== 'string') return [{ path: 'spec.type', message: 'a type of receiver is text', fix: 'name one of Flux\'s types' }];
  const type = given ?? '';
  const hasOwn = objectAt(spec, 'secretRef') !== undefined || (textAt(spec, 'serviceAccountName') ?? '') !== '';
  if (!CLOUD_RECEIVERS.includes(type) || hasOwn) return [];
  return [{ path: 'spec.type', message: `type ${quoted(type)} would use the identity of Flux itself`, fix: 'name a Secret in spec.secretRef, or a service account of the tenant\'s own in spec.serviceAccountName' }];
}

function providerViolations(spec: JsonObject | undefined, resource: string): Violation[] {
  if (resource === 'providers') return receiverViolations(spec);
  const provider = textAt(spec, 'provider') ?? 'generic';
  if (provider === 'generic' || (textAt(spec, 'serviceAccountName') ?? '') !== '') return [];
  // An app of GitHub authenticates with the tenant's own secret.
  if (provider === 'github' && objectAt(spec, 'secretRef') !== undefined) return [];
  return [{ path: 'spec.provider', message: `provider ${quoted(provider)} would use the identity of Flux itself`, fix: 'name a service account of the tenant\'s own in spec.serviceAccountName, or use a secretRef with provider generic' }];
}

const CLOSED: readonly (readonly [key: string, why: string])[] = [
  ['proxy', 'a proxy would connect for Flux to whatever it likes'],
  ['proxySecretRef', 'a proxy would connect for Flux to whatever it likes'],
  ['sts', 'Flux would fetch credentials from an address of the tenant\'s choice'],
];

function closedViolations(spec: JsonObject | undefined): Violation[] {
  const found: Violation[] = CLOSED.flatMap(([key, message]) => (fieldOf(spec, key) === undefined || fieldOf(spec, key) === '' ? [] : [{ path: `spec.${key}`, message, fix: 'remove it' }]));
  if (fieldOf(spec, 'insecure') === true) found.push({ path: 'spec.insecure', message: 'anybody on the way could change what is fetched', fix: 'remove it' });
  if (fieldOf(spec, 'recurseSubmodules') === true) found.push({ path: 'spec.recurseSubmodules', message: 'submodules are fetched from addresses that nobody judged', fix: 'remove it' });
  if (fieldOf(spec, 'passCredentials') === true) found.push({ path: 'spec.passCredentials', message: 'credentials would go to every host that the index names', fix: 'remove it' });
  return found;
}

export const fluxSource: AdmissionPolicy = {
  id: 'flux-source',
  title: 'Flux fetches for a tenant from public addresses only',
  level: 'breach',
  judges: (request) => writesFlux(request) && FETCHING.includes(request.resource),
  check(subject) {
    if (isExcused(subject)) return [];
    const { object, resource } = subject.request;
    const spec = objectAt(object, 'spec');
    const address = addressOf(spec, resource);
    const reason = address === undefined ? undefined : addressReason(address.url, resource);
    const found: Violation[] = address === undefined || reason === undefined ? [] : [{ path: address.path, message: `${quoted(address.text)} ${reason}`, fix: 'name a public host over an encrypted transport' }];
    return [...found, ...providerViolations(spec, resource), ...closedViolations(spec)];
  },
};
