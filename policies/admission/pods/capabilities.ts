/** Every container drops all capabilities and adds none but NET_BIND_SERVICE. Names count as written: `all` is no ALL. */
import { quoted } from '../../../model/shown.ts';
import type { Violation } from '../../policy.ts';
import { listAt, shownValue } from '../json.ts';
import { inContainers, podPolicy } from './pod-policy.ts';
import { containerName, type Container } from './pod.ts';

const ADDABLE = 'NET_BIND_SERVICE';

function check(container: Container): Violation[] {
  const name = (): string => quoted(containerName(container));
  const path = `${container.path}.securityContext.capabilities`;
  const violations: Violation[] = [];
  if (!listAt(container.securityContext, 'capabilities', 'drop').includes('ALL')) {
    violations.push({ path: `${path}.drop`, message: `container ${name()} keeps capabilities`, fix: 'write drop: [ALL]' });
  }
  const added = listAt(container.securityContext, 'capabilities', 'add').filter((item) => item !== ADDABLE);
  if (added.length > 0) {
    violations.push({ path: `${path}.add`, message: `container ${name()} adds ${added.slice(0, 8).map(shownValue).join(', ')}`, fix: `add none but ${ADDABLE}` });
  }
  return violations;
}

export const capabilities = podPolicy({
  id: 'capabilities',
  title: 'All capabilities dropped, none added but NET_BIND_SERVICE',
  level: 'breach',
  check: (pod) => inContainers(pod, check),
});
