/**
 * The address ranges of a cluster are canonical blocks, and those of pods and services have nothing in common: network
 * policies are built from them, and a misread range would leave a hole in a wall.
 */
import { isCidr, overlaps, parseCidr } from '../../model/cidr.ts';
import type { ClusterDocument } from '../../model/cluster.ts';
import { quoted } from '../../model/shown.ts';
import type { Policy, Violation } from '../policy.ts';

function rangeFaults(path: string, list: readonly string[]): Violation[] {
  return list.flatMap((text, index) => {
    const cidr = parseCidr(text);
    if (isCidr(cidr)) return [];
    const fix = cidr.canonical === undefined ? 'write a block such as 10.244.0.0/16' : `did you mean ${cidr.canonical}?`;
    return [{ path: `${path}[${index}]`, message: `${quoted(text)} ${cidr.reason}`, fix }];
  });
}

export const clusterNetwork: Policy<ClusterDocument> = {
  id: 'cluster-network',
  check({ spec }) {
    const { pods, services, nodes, apiServer } = spec.network;
    const lists = { pods, services, nodes, 'apiServer.cidrs': apiServer.cidrs };
    const faults = Object.entries(lists).flatMap(([field, list]) => rangeFaults(`spec.network.${field}`, list));
    const podRanges = pods.map(parseCidr).filter(isCidr);
    const meeting = services.flatMap((text, index) => {
      const cidr = parseCidr(text);
      if (!isCidr(cidr) || !podRanges.some((range) => overlaps(range, cidr))) return [];
      return [{ path: `spec.network.services[${index}]`, message: `${quoted(text)} overlaps the range of pods`, fix: 'correct one of the two' }];
    });
    return [...faults, ...meeting];
  },
};
