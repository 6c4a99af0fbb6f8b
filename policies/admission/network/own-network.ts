/**
 * A NetworkPolicy of a tenant opens only what the tenant's document allows. NetworkPolicies add up, so a policy of the
 * tenant's own could otherwise open the internet, nodes or other tenants. Every peer must be bounded by what it names:
 * pods of the same namespace; namespaces of this tenant, or of a peer that its document names, by labels that only the
 * platform writes; for egress also an address block inside spec.network.egress, on ports inside it. A rule without
 * peers, an empty namespaceSelector and selectors by any other label are open to everybody and are refused.
 */
import { isCidr, parseCidr } from '../../../model/cidr.ts';
import { TENANT_LABEL } from '../../../model/names.ts';
import { quoted } from '../../../model/shown.ts';
import type { Violation } from '../../policy.ts';
import { fieldOf, listAt, objectAt, textAt, textsAt, type Json } from '../json.ts';
import type { AdmissionPolicy, AdmissionSubject } from '../subject.ts';
import { ownNamespaces, tenantIdOf, writesSpec } from '../scope.ts';
import { isTrusted } from '../trusted.ts';
import { isOpen, portRange } from './openings.ts';

const NAMESPACE_NAME_LABEL = 'kubernetes.io/metadata.name';

/** Values of labels by which a namespace is one of the tenant's own or of its peers. */
function boundValues(subject: AdmissionSubject): ReadonlyMap<string, readonly string[]> {
  return new Map([
    [TENANT_LABEL, [tenantIdOf(subject), ...(subject.tenant?.peers ?? [])]],
    [NAMESPACE_NAME_LABEL, ownNamespaces(subject)],
  ]);
}

/** True if nothing but namespaces of the tenant and its peers can match. Requirements are ANDed, so one bound is enough. */
function isBounded(selector: Json | undefined, subject: AdmissionSubject): boolean {
  const bounds = boundValues(subject);
  const isOwn = (key: string, values: readonly Json[]) => {
    const own = bounds.get(key);
    return own !== undefined && values.length > 0 && values.every((value) => typeof value === 'string' && own.includes(value));
  };
  const byLabel = textsAt(selector, 'matchLabels').some(([key, value]) => isOwn(key, [value]));
  return byLabel || listAt(selector, 'matchExpressions').some((item) => textAt(item, 'operator') === 'In' && isOwn(textAt(item, 'key') ?? '', listAt(item, 'values')));
}

function blockFault(peer: Json, rule: Json, direction: 'ingress' | 'egress', subject: AdmissionSubject): string | undefined {
  if (direction === 'ingress') return 'opens ingress from addresses, which no document allows';
  const text = textAt(peer, 'ipBlock', 'cidr') ?? '';
  const block = parseCidr(text);
  if (!isCidr(block)) return `block ${quoted(text)} ${block.reason}`;
  const ports = listAt(rule, 'ports').map(portRange);
  const known = ports.flatMap((range) => range ?? []);
  const bounded = ports.length > 0 && known.length === ports.length ? known : undefined;
  return isOpen(subject.tenant?.egress ?? [], block, bounded) ? undefined : `block ${quoted(text)} with these ports lies in no destination of the tenant's document`;
}

function peerFault(peer: Json, rule: Json, direction: 'ingress' | 'egress', subject: AdmissionSubject): string | undefined {
  if (fieldOf(peer, 'ipBlock') !== undefined) return blockFault(peer, rule, direction, subject);
  const namespaces = fieldOf(peer, 'namespaceSelector');
  if (namespaces === undefined) return fieldOf(peer, 'podSelector') === undefined ? 'a peer that names nothing stands for everybody' : undefined;
  return isBounded(namespaces, subject) ? undefined : 'the namespaceSelector also matches namespaces of others';
}

function ruleViolations(rule: Json, path: string, direction: 'ingress' | 'egress', subject: AdmissionSubject): Violation[] {
  const side = direction === 'ingress' ? 'from' : 'to';
  const peers = listAt(rule, side);
  const fix = `name pods by podSelector, namespaces by a namespaceSelector with ${TENANT_LABEL}: ${tenantIdOf(subject)}${direction === 'egress' ? ', addresses within spec.network.egress of the tenant\'s document' : ''}`;
  if (peers.length === 0) return [{ path, message: `a rule without ${side} opens ${direction} for everybody`, fix }];
  return peers.flatMap((peer, index) => {
    const message = peerFault(peer, rule, direction, subject);
    return message === undefined ? [] : [{ path: `${path}.${side}[${index}]`, message, fix }];
  });
}

export const ownNetwork: AdmissionPolicy = {
  id: 'own-network',
  title: 'NetworkPolicies of a tenant open only what its document allows',
  level: 'breach',
  judges: (request) => writesSpec(request, 'networking.k8s.io', 'networkpolicies'),
  check(subject) {
    const { object, user } = subject.request;
    if (isTrusted(user)) return [];
    return (['ingress', 'egress'] as const).flatMap((direction) =>
      listAt(objectAt(object, 'spec'), direction).flatMap((rule, index) => ruleViolations(rule, `spec.${direction}[${index}]`, direction, subject)));
  },
};
