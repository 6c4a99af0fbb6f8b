/**
 * A tenant names only those classes of Ingress and Gateway that its cluster's document lists for tenants, or fewer if
 * its own document says so: another class may be a controller that listens where the tenant has no part, such as the
 * platform's own network. No list allows every class; an Ingress without a class has the cluster's default one.
 */
import { fieldPath } from '../../../model/yaml-tree.ts';
import { quoted } from '../../../model/shown.ts';
import type { Violation } from '../../policy.ts';
import { fieldOf, objectAt, type Json, type JsonObject } from '../json.ts';
import { isExcused, writesSpec } from '../scope.ts';
import type { AdmissionPolicy } from '../subject.ts';

/** Read by controllers before there was the field, and by most of them still. */
const ANNOTATION = 'kubernetes.io/ingress.class';

interface Named {
  readonly path: string;
  readonly name: Json | undefined;
}

function namedBy(object: JsonObject | undefined, resource: string): Named[] {
  const spec = objectAt(object, 'spec');
  if (resource === 'gateways') return [{ path: 'spec.gatewayClassName', name: fieldOf(spec, 'gatewayClassName') }];
  return [
    { path: 'spec.ingressClassName', name: fieldOf(spec, 'ingressClassName') },
    { path: fieldPath(['metadata', 'annotations', ANNOTATION]), name: fieldOf(objectAt(object, 'metadata', 'annotations'), ANNOTATION) },
  ];
}

function violation({ path, name }: Named, allowed: readonly string[]): Violation {
  const fix = allowed.length === 0 ? 'leave it out; the platform lets tenants name none here' : `use ${allowed.join(' or ')}`;
  return { path, message: `class ${typeof name === 'string' ? quoted(name) : 'that is no text'} is not among those that the tenant may use here`, fix };
}

export const trafficClasses: AdmissionPolicy = {
  id: 'traffic-classes',
  title: 'Ingresses and Gateways are of classes that tenants may use',
  level: 'rule',
  judges: (request) =>
    writesSpec(request, 'networking.k8s.io', 'ingresses') || writesSpec(request, 'extensions', 'ingresses') || writesSpec(request, 'gateway.networking.k8s.io', 'gateways'),
  check(subject) {
    const { request, tenant } = subject;
    const allowed = request.resource === 'gateways' ? tenant?.gatewayClasses : tenant?.ingressClasses;
    if (allowed === undefined || isExcused(subject)) return [];
    return namedBy(request.object, request.resource)
      .filter(({ name }) => name !== undefined && name !== null && (typeof name !== 'string' || !allowed.includes(name)))
      .map((named) => violation(named, allowed));
  },
};
