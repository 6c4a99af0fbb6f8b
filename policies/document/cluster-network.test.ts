import { describe, expect, it } from 'vitest';
import { clusterDocument } from '../../model/testing/documents.ts';
import { verdict } from '../testing/verdicts.ts';
import { clusterNetwork } from './cluster-network.ts';

const network = { pods: ['10.244.0.0/16'], services: ['10.96.0.0/12'], nodes: ['10.0.0.0/16'], apiServer: { cidrs: ['10.0.0.1/32'], port: 443 } };

describe('cluster-network', () => {
  it.each([
    ['ranges apart, the API server among the nodes', {}, []],
    ['two families', { pods: ['10.244.0.0/16', 'fd10::/64'], services: ['10.96.0.0/12', 'fd20::/112'] }, []],
    ['a range that is not canonical', { nodes: ['10.0.0.7/16'] }, ['spec.network.nodes[0]: [tenantry/cluster-network] "10.0.0.7/16" has bits set beyond its prefix length 16; did you mean 10.0.0.0/16?']],
    ['no range', { pods: ['pods'] }, ['spec.network.pods[0]: [tenantry/cluster-network] "pods" is not an IPv4 or IPv6 block; write a block such as 10.244.0.0/16']],
    ['the API server without a prefix', { apiServer: { cidrs: ['10.0.0.1'], port: 443 } }, ['spec.network.apiServer.cidrs[0]: [tenantry/cluster-network] "10.0.0.1" has no prefix length; did you mean 10.0.0.1/32?']],
    ['services among the pods', { services: ['10.96.0.0/12', '10.244.8.0/24'] }, ['spec.network.services[1]: [tenantry/cluster-network] "10.244.8.0/24" overlaps the range of pods; correct one of the two']],
  ])('%s', (_name, part, want) => expect(verdict(clusterNetwork, clusterDocument('local', { network: { ...network, ...part } }))).toEqual(want));
});
