/** A pod never shares the network, process or IPC namespace of its node. */
import { fieldOf } from '../json.ts';
import { podPolicy } from './pod-policy.ts';

const FIELDS = ['hostIPC', 'hostNetwork', 'hostPID'] as const;

export const hostNamespaces = podPolicy({
  id: 'host-namespaces',
  title: 'No network, process or IPC namespace of the node',
  level: 'breach',
  check: (pod) =>
    FIELDS.filter((field) => (fieldOf(pod.spec, field) ?? false) !== false).map((field) => ({
      path: `${pod.specPath}.${field}`,
      message: `${field} gives the pod a namespace of its node`,
      fix: 'remove the field',
    })),
});
