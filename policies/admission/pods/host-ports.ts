/** A container takes no port of its node: the port and its address belong to everybody on that node. */
import { fieldOf, listAt, type Json } from '../json.ts';
import { inContainers, podPolicy } from './pod-policy.ts';
import { containerName } from './pod.ts';
import { quoted } from '../../../model/shown.ts';

function isTaken(value: Json | undefined): boolean {
  return value !== undefined && value !== 0 && value !== '';
}

export const hostPorts = podPolicy({
  id: 'host-ports',
  title: 'No ports of the node',
  level: 'breach',
  check: (pod) =>
    inContainers(pod, (container) =>
      listAt(container.value, 'ports').flatMap((port, index) => {
        const fields = (['hostPort', 'hostIP'] as const).filter((field) => isTaken(fieldOf(port, field)));
        return fields.map((field) => ({
          path: `${container.path}.ports[${index}].${field}`,
          message: `container ${quoted(containerName(container))} takes a port of its node`,
          fix: `remove ${field} and offer the port by a Service`,
        }));
      }),
    ),
});
