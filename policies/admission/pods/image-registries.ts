/**
 * Images come from the registries that the tenant's document lists, all of them, whatever part of the pod names them. An
 * entry is a host, with or without a port, and an optional path; it covers whole parts of a path only, so ghcr.io/acme
 * does not cover ghcr.io/acme-labs. A name without a host is Docker Hub's. No list allows every registry.
 */
import { quoted } from '../../../model/shown.ts';
import { parseImageReference, registryOf, type ImageReference } from './image-reference.ts';
import { imagesOf } from './images.ts';
import { podPolicy } from './pod-policy.ts';

const SHOWN = 8;

/** The entry as host and path; undefined if it can be no place of images. */
export function entryOf(entry: string): { readonly registry: string; readonly path: string } | undefined {
  const slash = entry.indexOf('/');
  const host = slash < 0 ? entry : entry.slice(0, slash);
  const reference = parseImageReference(`${host === 'index.docker.io' ? 'docker.io' : host}/x/x`);
  if (reference === undefined) return undefined;
  return { registry: registryOf({ ...reference, domain: host === 'index.docker.io' ? 'docker.io' : host }), path: slash < 0 ? '' : entry.slice(slash + 1) };
}

function covers(entry: string, reference: ImageReference): boolean {
  const place = entryOf(entry);
  if (place === undefined || place.registry !== registryOf(reference)) return false;
  return place.path === '' || reference.path === place.path || reference.path.startsWith(`${place.path}/`);
}

export const imageRegistries = podPolicy({
  id: 'image-registries',
  title: 'Images come from the tenant\'s registries',
  level: 'rule',
  check(pod, { tenant }) {
    const registries = tenant?.registries;
    if (registries === undefined) return [];
    const listed = registries.slice(0, SHOWN).join(', ') + (registries.length > SHOWN ? ` and ${registries.length - SHOWN} more` : '');
    return imagesOf(pod).flatMap(({ path, text, reference }) => {
      if (reference === undefined || registries.some((entry) => covers(entry, reference))) return [];
      const message = `image ${quoted(text ?? '')} comes from ${quoted(`${registryOf(reference)}/${reference.path}`, 120)}`;
      return [{ path, message, fix: registries.length === 0 ? 'the tenant may run no images' : `use one of the tenant's registries: ${listed}` }];
    });
  },
});
