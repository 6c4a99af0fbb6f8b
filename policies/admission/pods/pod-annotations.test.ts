import { expect, it } from 'vitest';
import { paths } from '../testing/findings.ts';
import { podWith } from '../testing/pods.ts';
import { podAnnotations } from './pod-annotations.ts';

const NETWORK = { 'cni.projectcalico.org/podIP': '10.1.2.3' };
const UPDATE = { operation: 'UPDATE' as const };

it.each([
  ['own and the API server\'s', { object: podWith({}, { annotations: { 'acme.example/x': 'y', 'kubernetes.io/limit-ranger': 'z', 'kubectl.kubernetes.io/default-container': 'web' } }) }, []],
  ['of kubelets', { object: podWith({}, { annotations: { 'kubernetes.io/config.source': 'file' } }) }, ['metadata.annotations["kubernetes.io/config.source"]']],
  ['of runtimes', { object: podWith({}, { annotations: { 'cpu-load-balancing.crio.io': 'disable', 'io.katacontainers.config.hypervisor.path': '/x' } }) }, ['metadata.annotations["cpu-load-balancing.crio.io"]', 'metadata.annotations["io.katacontainers.config.hypervisor.path"]']],
  ['that an agent wrote, kept by a user', { request: UPDATE, object: podWith({ activeDeadlineSeconds: 9 }, { annotations: NETWORK }), oldObject: podWith({}, { annotations: NETWORK }) }, []],
  ['that an agent wrote, changed by a user', { request: UPDATE, object: podWith({}, { annotations: { ...NETWORK, 'cni.projectcalico.org/podIP': '10.9.9.9' } }), oldObject: podWith({}, { annotations: NETWORK }) }, ['metadata.annotations["cni.projectcalico.org/podIP"]']],
  ['that an agent writes', { request: { ...UPDATE, user: { username: 'system:serviceaccount:kube-system:calico-node', groups: [] } }, object: podWith({}, { annotations: NETWORK }), oldObject: podWith() }, []],
  ['that an account of the tenant writes', { request: { ...UPDATE, user: { username: 'system:serviceaccount:tenant-acme:calico-node', groups: [] } }, object: podWith({}, { annotations: NETWORK }), oldObject: podWith() }, ['metadata.annotations["cni.projectcalico.org/podIP"]']],
  ['of a pod that a controller makes', { request: { user: { username: 'system:serviceaccount:kube-system:job-controller', groups: [] } }, object: podWith({}, { annotations: NETWORK }) }, ['metadata.annotations["cni.projectcalico.org/podIP"]']],
])('annotations: %s', (_, form, expected) => {
  expect(paths(podAnnotations, form)).toEqual(expected);
});
