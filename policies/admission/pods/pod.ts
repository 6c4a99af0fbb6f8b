/**
 * The pod in an object: a Pod itself, or the template of whatever makes pods. One extractor and one walk over containers
 * for all rules, so that no kind, list or subresource is forgotten by one of them.
 */
import { fieldOf, isObject, objectAt, textAt, type Json, type JsonObject } from '../json.ts';
import { remembered } from '../remembered.ts';
import type { AdmissionRequest } from '../subject.ts';

/** Where pods stand, by `group/resource`. */
const PLACES: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ['/pods', []],
  ['/podtemplates', ['template']],
  ['/replicationcontrollers', ['spec', 'template']],
  ...['apps', 'extensions'].flatMap((group) => ['daemonsets', 'deployments', 'replicasets', 'statefulsets'].map((resource) => [`${group}/${resource}`, ['spec', 'template']] as const)),
  ['batch/cronjobs', ['spec', 'jobTemplate', 'spec', 'template']],
  ['batch/jobs', ['spec', 'template']],
]);

/** Subresources whose object is of another kind. One that we do not know carries the pod until it is shown otherwise. */
const OTHER_KINDS: ReadonlySet<string> = new Set(['attach', 'binding', 'eviction', 'exec', 'log', 'portforward', 'proxy', 'scale']);

export const CONTAINER_LISTS = ['initContainers', 'containers', 'ephemeralContainers'] as const;
export type ContainerList = (typeof CONTAINER_LISTS)[number];

export interface Container {
  /** `spec.template.spec.containers[0]`. */
  readonly path: string;
  readonly list: ContainerList;
  readonly value: JsonObject;
  readonly securityContext: JsonObject | undefined;
}

export interface Pod {
  /** True for a Pod, false for a template. */
  readonly isPod: boolean;
  /** Field that holds the pod, empty for a Pod. */
  readonly place: readonly string[];
  readonly metadata: JsonObject | undefined;
  readonly spec: JsonObject;
  /** `spec` or `spec.template.spec`. */
  readonly specPath: string;
  readonly securityContext: JsonObject | undefined;
  readonly containers: readonly Container[];
  /** The same place in the object before an update. */
  readonly old: JsonObject | undefined;
}

function placeOf(request: AdmissionRequest): readonly string[] | undefined {
  return OTHER_KINDS.has(request.subResource) ? undefined : PLACES.get(`${request.group}/${request.resource}`);
}

/** Whether such a request brings a pod or a template. */
export function carriesPod(request: AdmissionRequest): boolean {
  return (request.operation === 'CREATE' || request.operation === 'UPDATE') && placeOf(request) !== undefined;
}

/** The field's name after a path. */
export function within(path: string, field: string): string {
  return path === '' ? field : `${path}.${field}`;
}

function containersOf(spec: JsonObject, specPath: string): Container[] {
  return CONTAINER_LISTS.flatMap((list) => {
    const items = fieldOf(spec, list);
    if (!Array.isArray(items)) return [];
    return (items as readonly Json[]).flatMap((value, index) => {
      if (!isObject(value)) return [];
      return [{ path: `${specPath}.${list}[${index}]`, list, value, securityContext: objectAt(value, 'securityContext') }];
    });
  });
}

function readPod(request: AdmissionRequest): Pod | undefined {
  const place = placeOf(request);
  if (place === undefined) return undefined;
  const holder = place.length === 0 ? request.object : objectAt(request.object, ...place);
  const spec = objectAt(holder, 'spec');
  if (spec === undefined) return undefined;
  const specPath = [...place, 'spec'].join('.');
  return {
    isPod: place.length === 0,
    place,
    metadata: objectAt(holder, 'metadata'),
    spec,
    specPath,
    securityContext: objectAt(spec, 'securityContext'),
    containers: containersOf(spec, specPath),
    old: place.length === 0 ? request.oldObject : objectAt(request.oldObject, ...place),
  };
}

/** The pod that the request brings; undefined where there is none, or none that can be read (see pod-shape). */
export const podOf: (request: AdmissionRequest) => Pod | undefined = remembered(readPod);

/** `container "app"`, for messages. */
export function containerName({ value }: Container): string {
  return textAt(value, 'name') ?? '';
}
