import { describe, expect, it } from 'vitest';
import { clusterDocument } from '../../model/testing/documents.ts';
import type { TenantNetwork } from '../../model/tenant.ts';
import { tenantVerdict } from '../testing/verdicts.ts';
import { trafficClassesAllowed } from './traffic-classes-allowed.ts';

const plain = clusterDocument('local').spec.network;
const local = clusterDocument('local', { network: { ...plain, ingressClasses: ['public'] } });

describe('traffic-classes-allowed', () => {
  it.each<[string, TenantNetwork, string[]]>([
    ['none', {}, []],
    ['one of the cluster\'s', { ingressClasses: ['public'] }, []],
    ['none at all', { ingressClasses: [] }, []],
    ['where the cluster says nothing', { gatewayClasses: ['mesh'] }, []],
    ['another one', { ingressClasses: ['public', 'internal'] }, ['spec.network.ingressClasses[1]: [tenantry/traffic-classes-allowed] cluster "local" lets no tenant use class "internal"; remove it, or have the platform add it to spec.network.ingressClasses of the cluster']],
  ])('%s', (_name, network, want) => expect(tenantVerdict(trafficClassesAllowed, { network }, local)).toEqual(want));
});
