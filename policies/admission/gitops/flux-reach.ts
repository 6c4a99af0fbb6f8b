/**
 * A Flux object of a tenant reaches no further than the tenant: no kubeConfig (another cluster, or a program that Flux
 * would run), no source, dependency, event, health check or chart of a namespace that is not the tenant's, no target
 * namespace that is not its own, no readers from other namespaces. Free-form values and patches are judged when what
 * comes of them is applied.
 */
import { quoted } from '../../../model/shown.ts';
import type { Violation } from '../../policy.ts';
import { fieldOf, objectAt, type Json } from '../json.ts';
import { fieldsNamed } from '../named-fields.ts';
import { isExcused, ownNamespaces } from '../scope.ts';
import type { AdmissionPolicy } from '../subject.ts';
import { FREE_FORM, writesFlux } from './flux-kinds.ts';

function namespaceViolation(path: string, namespace: Json, own: readonly string[]): Violation[] {
  if (typeof namespace === 'string' && own.includes(namespace)) return [];
  const name = typeof namespace === 'string' ? quoted(namespace) : 'that is no text';
  return [{ path, message: `namespace ${name} is not this tenant's`, fix: `name one of ${own.join(', ')}` }];
}

const CLOSED: readonly (readonly [key: string, why: string])[] = [
  ['kubeConfig', 'a kubeConfig reaches other clusters or runs programs'],
  ['accessFrom', 'other namespaces could read this object'],
];

function closedViolations(spec: Json | undefined): Violation[] {
  return CLOSED.flatMap(([key, message]) => (fieldOf(spec, key) === undefined ? [] : [{ path: `spec.${key}`, message, fix: 'remove it' }]));
}

export const fluxReach: AdmissionPolicy = {
  id: 'flux-reach',
  title: 'Flux objects of a tenant stay with the tenant\'s namespaces',
  level: 'breach',
  judges: writesFlux,
  check(subject) {
    if (isExcused(subject)) return [];
    const { object } = subject.request;
    const own = ownNamespaces(subject);
    const spec = objectAt(object, 'spec');
    const targets = (['targetNamespace', 'storageNamespace'] as const).flatMap((key) => {
      const value = fieldOf(spec, key);
      return value === undefined || value === '' ? [] : namespaceViolation(`spec.${key}`, value, own);
    });
    const references = fieldsNamed(spec, 'spec', { name: 'namespace', except: FREE_FORM }).flatMap(({ path, value }) => namespaceViolation(`${path}.namespace`, value, own));
    return [...closedViolations(spec), ...targets, ...references];
  },
};
