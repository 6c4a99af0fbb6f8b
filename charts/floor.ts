/** Every floor policy. */
import { ACCOUNT_TOKENS, ACCOUNT_USE } from './floor-accounts.ts';
import { BOUND_ROLE, BOUND_SUBJECTS } from './floor-bindings.ts';
import { EXTERNAL_IPS } from './floor-external-ips.ts';
import { FLUX_ACCOUNT, FLUX_REACH } from './floor-flux.ts';
import { MANAGED_NAMES, MANAGED_OBJECTS } from './floor-managed-objects.ts';
import { NAMESPACE_IDENTITY, NAMESPACE_WRITERS } from './floor-namespaces.ts';
import { OWN_NETWORK_ONLY } from './floor-own-network.ts';
import { BINDING, NODE_NAME } from './floor-placement.ts';
import type { FloorRule } from './floor-policy.ts';
import { SHARD_SCOPE } from './floor-shard-scope.ts';
import { STOPPED } from './floor-stopped.ts';

export const FLOOR: readonly FloorRule[] = [
  ACCOUNT_TOKENS, ACCOUNT_USE, BINDING, BOUND_ROLE, BOUND_SUBJECTS, EXTERNAL_IPS, FLUX_ACCOUNT, FLUX_REACH, MANAGED_NAMES, MANAGED_OBJECTS, NAMESPACE_IDENTITY, NAMESPACE_WRITERS, NODE_NAME,
  OWN_NETWORK_ONLY, SHARD_SCOPE, STOPPED,
];
