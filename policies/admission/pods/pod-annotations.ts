/**
 * Annotations through which kubelets, runtimes, network plugins and agents of clouds and DNS are told what to do are not
 * a tenant's to write: mirror pods are believed without being started, runtimes take paths and devices of the node from
 * them, network plugins attach other networks or addresses, cloud agents hand out roles, DNS agents publish names. Such
 * agents write annotations of their own into pods that run, so an update is judged by what it adds or changes, and not
 * when one of them makes it.
 */
import { quoted } from '../../../model/shown.ts';
import { fieldOf, objectAt, textsAt } from '../json.ts';
import { isComponent } from '../scope.ts';
import { podPolicy } from './pod-policy.ts';
import { within } from './pod.ts';

/** What keys begin with, with who reads them. */
const CLOSED: readonly (readonly [key: string, reader: string])[] = [
  ['kubernetes.io/config.', 'kubelets take the pod for one of their own files'],
  ['io.kubernetes.cri-o.', 'the container runtime takes settings of the node from it'],
  ['io.kubernetes.cri.', 'the container runtime takes settings of the node from it'],
  ['io.containerd.', 'the container runtime takes settings of the node from it'],
  ['io.katacontainers.', 'the container runtime takes paths of the node from it'],
  ['run.oci.', 'the container runtime takes settings of the node from it'],
  ['module.wasm.image/', 'the container runtime takes another way to run the image from it'],
  ['cdi.k8s.io/', 'the container runtime mounts devices of the node by it'],
  ['crio.io/', 'the container runtime takes settings of the node from it'],
  ['dev.gvisor.', 'the container runtime takes settings of the sandbox from it'],
  ['k8s.v1.cni.cncf.io/', 'a network plugin attaches other networks by it'],
  ['v1.multus-cni.io/', 'a network plugin attaches other networks by it'],
  ['k8s.ovn.org/', 'a network plugin takes addresses and routes from it'],
  ['ovn.kubernetes.io/', 'a network plugin takes addresses and routes from it'],
  ['cni.projectcalico.org/', 'a network plugin takes addresses from it'],
  ['io.cilium.', 'a network plugin takes settings from it'],
  ['ipam.antrea.io/', 'a network plugin takes addresses from it'],
  ['networking.gke.io/', 'a network plugin attaches other networks by it'],
  ['vpc.amazonaws.com/', 'a network plugin attaches interfaces by it'],
  ['iam.amazonaws.com/', 'a cloud agent hands out roles by it'],
  ['external-dns.alpha.kubernetes.io/', 'a DNS agent publishes names by it, whoever\'s they are'],
];

/** Domains whose keys begin with something else: a setting, a part of the plugin, the name of a network. */
const CLOSED_DOMAINS: readonly (readonly [domain: RegExp, reader: string])[] = [
  [/\.crio\.io(?:\/|$)/, 'the container runtime takes settings of the node from it'],
  [/\.cilium\.io\//, 'a network plugin takes addresses from it, or switches its own checks off'],
  [/\.ovn\.kubernetes\.io\//, 'a network plugin takes addresses and routes from it'],
];

function readerOf(key: string): string | undefined {
  const found = CLOSED.find(([closed]) => key.startsWith(closed)) ?? CLOSED_DOMAINS.find(([domain]) => domain.test(key));
  return found?.[1];
}

export const podAnnotations = podPolicy({
  id: 'pod-annotations',
  title: 'No annotations that direct kubelets, runtimes, network plugins or agents of clouds and DNS',
  level: 'breach',
  check(pod, { request }) {
    const isUpdate = request.operation === 'UPDATE' && pod.isPod;
    if (isUpdate && isComponent(request.user)) return [];
    const before = isUpdate ? objectAt(pod.old, 'metadata', 'annotations') : undefined;
    return textsAt(pod.metadata, 'annotations').flatMap(([key, value]) => {
      const reader = readerOf(key);
      if (reader === undefined || fieldOf(before, key) === value) return [];
      return [{ path: within(pod.place.join('.'), `metadata.annotations[${quoted(key)}]`), message: `annotation ${quoted(key)} is the platform's: ${reader}`, fix: 'remove it' }];
    });
  },
});
