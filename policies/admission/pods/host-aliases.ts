/**
 * Pods do not write their own hosts file: names of the platform and of other tenants mean the same to everybody, and a
 * certificate or cookie check that goes by name cannot be led elsewhere.
 */
import { quoted } from '../../../model/shown.ts';
import { listAt, textAt } from '../json.ts';
import { podPolicy } from './pod-policy.ts';

export const hostAliases = podPolicy({
  id: 'host-aliases',
  title: 'No host aliases',
  level: 'rule',
  check: (pod) =>
    listAt(pod.spec, 'hostAliases').map((alias, index) => ({
      path: `${pod.specPath}.hostAliases[${index}]`,
      message: `a host alias leads names to ${quoted(textAt(alias, 'ip') ?? '')} past DNS`,
      fix: 'use a Service, or DNS',
    })),
});
