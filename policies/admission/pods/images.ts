/** Every image that a pod names: of its containers, of each list, and of its volumes. */
import { fieldOf, listAt, objectAt, textAt, type Json } from '../json.ts';
import { parseImageReference, type ImageReference } from './image-reference.ts';
import { remembered } from '../remembered.ts';
import type { Pod } from './pod.ts';

interface PodImage {
  readonly path: string;
  /** As written; undefined where there is no text. */
  readonly text: string | undefined;
  /** Undefined for what no runtime takes. */
  readonly reference: ImageReference | undefined;
  /** Field of the pull policy, and what stands there. */
  readonly pullPath: string;
  readonly pullPolicy: Json | undefined;
}

function imageOf(text: string | undefined, path: string, pull: { readonly path: string; readonly policy: Json | undefined }): PodImage {
  return { path, text, reference: text === undefined ? undefined : parseImageReference(text), pullPath: pull.path, pullPolicy: pull.policy };
}

function readImages(pod: Pod): PodImage[] {
  const ofContainers = pod.containers.map(({ value, path }) =>
    imageOf(textAt(value, 'image'), `${path}.image`, { path: `${path}.imagePullPolicy`, policy: fieldOf(value, 'imagePullPolicy') }),
  );
  const ofVolumes = listAt(pod.spec, 'volumes').flatMap((volume, index) => {
    const image = objectAt(volume, 'image');
    const path = `${pod.specPath}.volumes[${index}].image`;
    // A template may leave the reference open for others to fill.
    if (image === undefined || (!pod.isPod && (fieldOf(image, 'reference') ?? '') === '')) return [];
    return [imageOf(textAt(image, 'reference'), `${path}.reference`, { path: `${path}.pullPolicy`, policy: fieldOf(image, 'pullPolicy') })];
  });
  return [...ofContainers, ...ofVolumes];
}

/** Read once a pod: three rules ask. */
export const imagesOf: (pod: Pod) => readonly PodImage[] = remembered(readImages);
