/** Which requests concern Flux's kinds, and what of them is free-form. */
import type { AdmissionRequest } from '../subject.ts';

const FLUX = /^([a-z0-9-]+\.)*toolkit\.fluxcd\.io$/;

/** True for CREATE and UPDATE of an object of one of Flux's groups. */
export function writesFlux({ operation, group, subResource }: AdmissionRequest): boolean {
  return (operation === 'CREATE' || operation === 'UPDATE') && subResource === '' && FLUX.test(group);
}

/** Kinds that apply objects, under an account. */
export const APPLYING: readonly string[] = ['kustomizations', 'helmreleases'];
/** Kinds that fetch from an address. */
export const FETCHING: readonly string[] = ['gitrepositories', 'helmrepositories', 'ocirepositories', 'buckets', 'imagerepositories', 'providers'];

/** Values of charts and patches say nothing to Flux itself: what comes of them is judged when it is applied. */
export const FREE_FORM: readonly string[] = ['spec.values', 'spec.patches', 'spec.postRenderers', 'spec.postBuild', 'spec.commonMetadata', 'spec.images'];
