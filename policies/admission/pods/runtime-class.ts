/**
 * Runtime classes are the platform's; those that it offers to tenants are called tenant-*. A class names the program that
 * runs the pod, nodes and tolerations, and an overhead, which nobody else may state.
 */
import { OFFERED_CLASS_PREFIX } from '../../../model/names.ts';
import { quoted } from '../../../model/shown.ts';
import type { Violation } from '../../policy.ts';
import { objectAt, textAt } from '../json.ts';
import { podPolicy } from './pod-policy.ts';

export const runtimeClass = podPolicy({
  id: 'runtime-class',
  title: 'Only runtime classes that are offered to tenants',
  level: 'breach',
  check(pod) {
    const name = textAt(pod.spec, 'runtimeClassName') ?? '';
    const isOffered = name.startsWith(OFFERED_CLASS_PREFIX);
    const violations: Violation[] = [];
    if (name !== '' && !isOffered) {
      const fix = `remove it, or use a class ${OFFERED_CLASS_PREFIX}* that the platform offers`;
      violations.push({ path: `${pod.specPath}.runtimeClassName`, message: `runtime class ${quoted(name)} is not offered to tenants`, fix });
    }
    if (!isOffered && Object.keys(objectAt(pod.spec, 'overhead') ?? {}).length > 0) {
      violations.push({ path: `${pod.specPath}.overhead`, message: 'only a runtime class states an overhead', fix: 'remove it' });
    }
    return violations;
  },
});
