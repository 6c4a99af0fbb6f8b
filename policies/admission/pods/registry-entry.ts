/** An entry of a list of registries: a host, with or without a port, and an optional path. */
import { rememberedTexts } from '../remembered-texts.ts';
import { parseImageReference, registryOf } from './image-reference.ts';

interface RegistryEntry {
  readonly registry: string;
  readonly path: string;
}

function read(entry: string): RegistryEntry | undefined {
  const slash = entry.indexOf('/');
  const host = slash < 0 ? entry : entry.slice(0, slash);
  const reference = parseImageReference(`${host === 'index.docker.io' ? 'docker.io' : host}/x/x`);
  if (reference === undefined) return undefined;
  return { registry: registryOf({ ...reference, domain: host === 'index.docker.io' ? 'docker.io' : host }), path: slash < 0 ? '' : entry.slice(slash + 1) };
}

/** The entry as host and path; undefined if it can be no place of images. */
export const entryOf: (entry: string) => RegistryEntry | undefined = rememberedTexts(read, { most: 4_096, longest: 256 });
