/**
 * Images have a reference that runtimes read in one way only, and never come from the node itself, its link or the
 * cloud's metadata service: the runtime of the node fetches them, outside of every network policy.
 */
import { isCidr, overlaps, parseCidr, SPECIAL_CIDRS, type Cidr } from '../../../model/cidr.ts';
import { quoted } from '../../../model/shown.ts';
import { rememberedTexts } from '../remembered-texts.ts';
import { registryOf } from './image-reference.ts';
import { imagesOf } from './images.ts';
import { podPolicy } from './pod-policy.ts';

const SPECIAL: readonly Cidr[] = SPECIAL_CIDRS.map(({ cidr }) => parseCidr(cidr)).filter(isCidr);

/** Names of the node, of the cluster's own services and of a cloud's metadata service. */
const NEARBY: ReadonlySet<string> = new Set(['localhost', 'metadata.google.internal', 'instance-data.ec2.internal']);
const NEARBY_ENDS = ['.localhost', '.cluster.local', '.svc'] as const;

/** Of a registry's host, with or without its port. */
function isNearbyHost(registry: string): boolean {
  const host = registry.replace(/:[0-9]+$/, '').replace(/^\[|\]$/g, '');
  if (NEARBY.has(host) || NEARBY_ENDS.some((end) => host.endsWith(end))) return true;
  // Numbers that are no usual address (127.1, 0x7f000001, 2130706433) are read as one by some resolvers.
  if (/^(?:0x[0-9a-f]+|[0-9]+)(?:\.(?:0x[0-9a-f]+|[0-9]+))*$/.test(host)) return !isUsualAddress(host) || isSpecial(`${host}/32`);
  return host.includes(':') && isSpecial(`${host}/128`);
}

const isNearby = rememberedTexts(isNearbyHost, { most: 4_096, longest: 256 });

function isUsualAddress(host: string): boolean {
  return isCidr(parseCidr(`${host}/32`));
}

function isSpecial(block: string): boolean {
  const cidr = parseCidr(block);
  return !isCidr(cidr) || SPECIAL.some((special) => overlaps(special, cidr));
}

export const imageHost = podPolicy({
  id: 'image-host',
  title: 'Images have a whole reference, and no host that is the node itself',
  level: 'breach',
  check: (pod) =>
    imagesOf(pod).flatMap(({ path, text, reference }) => {
      if (reference === undefined) return [{ path, message: `${quoted(text ?? '')} is no image reference`, fix: 'write host/path:tag or host/path@sha256:…, such as ghcr.io/acme/web:1.2' }];
      if (!isNearby(registryOf(reference))) return [];
      return [{ path, message: `image ${quoted(text ?? '')} would be fetched from an address of the node or the platform`, fix: 'use a registry that has a public name' }];
    }),
});
