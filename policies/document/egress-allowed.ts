/**
 * A tenant opens destinations of its own only if its plan allows that, as canonical IPv4 or IPv6 blocks, and never one
 * that reaches into a cluster it runs in (pods, services, nodes, the API server), the machine (loopback, link-local,
 * the metadata service) or addresses that carry others inside. What of these a plan allows is asked for by name in
 * network.access. Port ranges run upwards.
 */
import { clusterNamesOf } from '../../model/catalog.ts';
import { isCidr, overlaps, parseCidr, SPECIAL_CIDRS, type Cidr } from '../../model/cidr.ts';
import type { ClusterDocument } from '../../model/cluster.ts';
import { quoted } from '../../model/shown.ts';
import type { EgressRule } from '../../model/tenant.ts';
import type { Violation } from '../policy.ts';
import { planOf, type TenantPolicy, type TenantSubject } from './subject.ts';

interface ClosedRange {
  readonly cidr: Cidr;
  readonly what: string;
}

function ranges(list: readonly string[], what: string): ClosedRange[] {
  return list.map(parseCidr).filter(isCidr).map((cidr) => ({ cidr, what }));
}

const SPECIAL: readonly ClosedRange[] = SPECIAL_CIDRS.flatMap(({ cidr, what }) => ranges([cidr], `${what} (${cidr})`));

function closedIn({ metadata, spec }: ClusterDocument): ClosedRange[] {
  const of = (list: readonly string[], what: string) => list.flatMap((cidr) => ranges([cidr], `the ${what} of cluster ${quoted(metadata.name)} (${cidr})`));
  const { pods, services, nodes, apiServer } = spec.network;
  return [...of(pods, 'pods'), ...of(services, 'services'), ...of(nodes, 'nodes'), ...of(apiServer.cidrs, 'API server')];
}

function closedFor({ entry, catalog }: TenantSubject): ClosedRange[] {
  const names = clusterNamesOf(entry.document, catalog.platform);
  return [...SPECIAL, ...names.flatMap((name) => catalog.clusters.get(name) ?? []).flatMap(closedIn)];
}

function cidrFault(text: string, closed: readonly ClosedRange[]): Omit<Violation, 'path'> | undefined {
  const cidr = parseCidr(text);
  if (!isCidr(cidr)) {
    return { message: `${quoted(text)} ${cidr.reason}`, fix: cidr.canonical === undefined ? 'write a block such as 203.0.113.0/24' : `did you mean ${cidr.canonical}?` };
  }
  const met = closed.find((range) => overlaps(range.cidr, cidr));
  if (met === undefined) return undefined;
  const fix = cidr.prefix === 0 ? 'every address is open only in plans with egress.internet' : 'name a smaller block; what the plan allows of these is asked for in spec.network.access';
  return { message: `${quoted(text)} reaches ${met.what}`, fix };
}

function portFaults(path: string, { ports = [] }: EgressRule): Violation[] {
  return ports.flatMap(({ port, endPort }, index) => {
    if (endPort === undefined || endPort >= port) return [];
    return [{ path: `${path}.ports[${index}].endPort`, message: `the range ${port} to ${endPort} runs downwards`, fix: `write port ${endPort} and endPort ${port}` }];
  });
}

export const egressAllowed: TenantPolicy = {
  id: 'egress-allowed',
  check(subject) {
    const rules = subject.entry.document.spec.network?.egress ?? [];
    if (rules.length === 0) return [];
    const plan = planOf(subject);
    if (plan !== undefined && !plan.spec.egress.custom) {
      const message = `plan ${quoted(plan.metadata.name)} allows no destinations of a tenant's own`;
      return [{ path: 'spec.network.egress', message, fix: 'remove the list or choose a plan with egress.custom' }];
    }
    const closed = closedFor(subject);
    return rules.flatMap((rule, index) => {
      const path = `spec.network.egress[${index}]`;
      const fault = cidrFault(rule.cidr, closed);
      return [...(fault === undefined ? [] : [{ path: `${path}.cidr`, ...fault }]), ...portFaults(path, rule)];
    });
  },
};
