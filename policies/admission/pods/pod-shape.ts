/**
 * A pod can be read: there is a spec with a list of containers, and what other rules look into is of the type that they
 * expect. The API server's own decoding makes sure of that for its kinds; whatever comes by another way is refused
 * here, so that a rule never takes an unreadable field for an absent one.
 */
import { isObject, listAt, objectAt } from '../json.ts';
import type { Violation } from '../../policy.ts';
import { shapeFaults, shapesOf } from '../shape.ts';
import type { AdmissionPolicy } from '../subject.ts';
import { carriesPod, podOf, type Pod } from './pod.ts';

const IN_POD = shapesOf({
  affinity: 'object', activeDeadlineSeconds: 'number', hostAliases: 'objects', nodeName: 'text',
  nodeSelector: 'texts', os: 'object', overhead: 'object', preemptionPolicy: 'text', priority: 'number', priorityClassName: 'text', resourceClaims: 'objects', resources: 'object',
  runtimeClassName: 'text', schedulerName: 'text', securityContext: 'object', serviceAccount: 'text', serviceAccountName: 'text', hostIPC: 'flag',
  hostNetwork: 'flag', hostPID: 'flag', hostUsers: 'flag', terminationGracePeriodSeconds: 'number', tolerations: 'objects',
  topologySpreadConstraints: 'objects', volumes: 'objects',
});
const IN_CONTAINER = shapesOf({
  image: 'text', imagePullPolicy: 'text', lifecycle: 'object', livenessProbe: 'object', name: 'text', ports: 'objects', readinessProbe: 'object', resources: 'object',
  securityContext: 'object', startupProbe: 'object',
});
const IN_SECURITY_CONTEXT = shapesOf({
  allowPrivilegeEscalation: 'flag', appArmorProfile: 'object', capabilities: 'object', privileged: 'flag', procMount: 'text', runAsNonRoot: 'flag',
  runAsUser: 'number', seLinuxOptions: 'object', seccompProfile: 'object', sysctls: 'objects', windowsOptions: 'object',
});
const IN_CAPABILITIES = shapesOf({ add: 'list', drop: 'list' });
const IN_TOPOLOGY_SPREAD = shapesOf({ labelSelector: 'object', matchLabelKeys: 'list', maxSkew: 'number', minDomains: 'number', topologyKey: 'text', whenUnsatisfiable: 'text' });
const IN_AFFINITY = shapesOf({ nodeAffinity: 'object', podAffinity: 'object', podAntiAffinity: 'object' });
const IN_POD_AFFINITY = shapesOf({
  preferredDuringSchedulingIgnoredDuringExecution: 'objects', requiredDuringSchedulingIgnoredDuringExecution: 'objects',
});
const IN_NODE_AFFINITY = shapesOf({
  preferredDuringSchedulingIgnoredDuringExecution: 'objects', requiredDuringSchedulingIgnoredDuringExecution: 'object',
});
const IN_VOLUME = shapesOf({ image: 'object', name: 'text', projected: 'object' });
const IN_PROJECTED = shapesOf({ sources: 'objects' });
const IN_LISTS = shapesOf({ containers: 'objects', ephemeralContainers: 'objects', initContainers: 'objects' });
const IN_METADATA = shapesOf({ annotations: 'texts', finalizers: 'list', labels: 'texts' });

function containerFaults(pod: Pod): Violation[] {
  const lists = shapeFaults(pod.spec, pod.specPath, IN_LISTS);
  if (!pod.containers.some(({ list }) => list === 'containers')) {
    lists.push({ path: `${pod.specPath}.containers`, message: 'a pod has at least one container', fix: 'list its containers' });
  }
  return lists;
}

function affinityFaults(pod: Pod): Violation[] {
  const affinity = objectAt(pod.spec, 'affinity');
  const path = `${pod.specPath}.affinity`;
  return [
    ...shapeFaults(affinity, path, IN_AFFINITY),
    ...shapeFaults(objectAt(affinity, 'nodeAffinity'), `${path}.nodeAffinity`, IN_NODE_AFFINITY),
    ...(['podAffinity', 'podAntiAffinity'] as const).flatMap((kind) => shapeFaults(objectAt(affinity, kind), `${path}.${kind}`, IN_POD_AFFINITY)),
  ];
}

function volumeFaults(pod: Pod): Violation[] {
  return listAt(pod.spec, 'volumes').flatMap((volume, index) => {
    const path = `${pod.specPath}.volumes[${index}]`;
    return [
      ...shapeFaults(isObject(volume) ? volume : undefined, path, IN_VOLUME),
      ...shapeFaults(objectAt(volume, 'projected'), `${path}.projected`, IN_PROJECTED),
    ];
  });
}

function spreadFaults(pod: Pod): Violation[] {
  return listAt(pod.spec, 'topologySpreadConstraints').flatMap((spread, index) =>
    shapeFaults(isObject(spread) ? spread : undefined, `${pod.specPath}.topologySpreadConstraints[${index}]`, IN_TOPOLOGY_SPREAD));
}

function podFaults(pod: Pod): Violation[] {
  const metadataPath = [...pod.place, 'metadata'].join('.');
  return [
    ...containerFaults(pod),
    ...shapeFaults(pod.spec, pod.specPath, IN_POD),
    ...shapeFaults(pod.metadata, metadataPath, IN_METADATA),
    ...shapeFaults(pod.securityContext, `${pod.specPath}.securityContext`, IN_SECURITY_CONTEXT),
    ...affinityFaults(pod),
    ...volumeFaults(pod),
    ...spreadFaults(pod),
    ...pod.containers.flatMap(({ value, path, securityContext }) => [
      ...shapeFaults(value, path, IN_CONTAINER),
      ...shapeFaults(securityContext, `${path}.securityContext`, IN_SECURITY_CONTEXT),
      ...shapeFaults(objectAt(securityContext, 'capabilities'), `${path}.securityContext.capabilities`, IN_CAPABILITIES),
    ]),
  ];
}

export const podShape: AdmissionPolicy = {
  id: 'pod-shape',
  title: 'A pod can be read',
  level: 'breach',
  judges: carriesPod,
  check({ request }) {
    const pod = podOf(request);
    if (pod === undefined) return [{ path: 'spec', message: `there is no pod to be read in this ${request.resource}`, fix: 'give it a pod spec with containers' }];
    return podFaults(pod);
  },
};
