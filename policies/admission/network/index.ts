/** Rules over what reaches whom. Every list is complete: a new rule is added here. */
import type { AdmissionPolicy } from '../subject.ts';
import { apiProxy } from './api-proxy.ts';
import { endpointAddresses } from './endpoint-addresses.ts';
import { exposureAnnotations } from './exposure-annotations.ts';
import { externalIps } from './external-ips.ts';
import { externalName } from './external-name.ts';
import { gatewayReferences } from './gateway-references.ts';
import { ingressHosts } from './ingress-hosts.ts';
import { ingressPaths } from './ingress-paths.ts';
import { loadBalancerClass } from './load-balancer-class.ts';
import { ownNetwork } from './own-network.ts';
import { routingKinds } from './routing-kinds.ts';
import { serviceType } from './service-type.ts';
import { trafficClasses } from './traffic-classes.ts';

export const NETWORK_POLICIES: readonly AdmissionPolicy[] = [
  ownNetwork, serviceType, externalIps, externalName, loadBalancerClass, endpointAddresses, ingressHosts, ingressPaths, trafficClasses, exposureAnnotations, gatewayReferences, routingKinds, apiProxy,
];
