/**
 * What a tenant's document opens, on its Namespaces, where the floor can read it: peers, and destinations with their ports
 * (`203.0.113.0/24=TCP:443-443,UDP:8000-8100 2a00:1450::/32`). Only the platform writes annotations of Namespaces.
 */
import type { TenantNetwork } from '../model/tenant.ts';
import { EGRESS_ANNOTATION, PEERS_ANNOTATION } from './names.ts';

type Rule = NonNullable<TenantNetwork['egress']>[number];

function ruleText({ cidr, ports }: Rule): string {
  if (ports === undefined || ports.length === 0) return cidr;
  return `${cidr}=${ports.map(({ port, endPort = port, protocol = 'TCP' }) => `${protocol}:${port}-${endPort}`).join(',')}`;
}

/** Annotations of a Namespace; none for a document that opens nothing. */
export function openAnnotations({ egress = [], peers = [] }: Pick<TenantNetwork, 'egress' | 'peers'> = {}): Record<string, string> {
  return {
    ...(egress.length === 0 ? {} : { [EGRESS_ANNOTATION]: egress.map(ruleText).join(' ') }),
    ...(peers.length === 0 ? {} : { [PEERS_ANNOTATION]: peers.join(' ') }),
  };
}
