/**
 * Images come from the registries that the tenant's document lists, all of them, whatever part of the pod names them. An
 * entry is a host, with or without a port, and an optional path; it covers whole parts of a path only, so ghcr.io/acme
 * does not cover ghcr.io/acme-labs. A name without a host is Docker Hub's. No list allows every registry.
 */
import { quoted } from '../../../model/shown.ts';
import { registryOf, type ImageReference } from './image-reference.ts';
import { imagesOf } from './images.ts';
import { podPolicy } from './pod-policy.ts';
import { entryOf } from './registry-entry.ts';

const SHOWN = 8;

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
