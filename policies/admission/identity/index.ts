/** Rules over what makes an object or a namespace the platform's. Every list is complete: a new rule is added here. */
import type { AdmissionPolicy } from '../subject.ts';
import { leaseSize } from './lease-size.ts';
import { managedObjects } from './managed-objects.ts';
import { namespaceIdentity } from './namespace-identity.ts';
import { namespaceWriters } from './namespace-writers.ts';
import { objectShape } from './object-shape.ts';
import { oneQuota } from './one-quota.ts';
import { ownerReferences } from './owner-references.ts';
import { platformKinds } from './platform-kinds.ts';
import { reservedMetadata } from './reserved-metadata.ts';
import { statusWrites } from './status-writes.ts';
import { stopped } from './stopped.ts';
import { tenantKnown } from './tenant-known.ts';
import { tenantObjects } from './tenant-objects.ts';

export const IDENTITY_POLICIES: readonly AdmissionPolicy[] = [
  tenantKnown, stopped, objectShape, namespaceWriters, namespaceIdentity, managedObjects, reservedMetadata, statusWrites, platformKinds, oneQuota, ownerReferences, tenantObjects, leaseSize,
];
