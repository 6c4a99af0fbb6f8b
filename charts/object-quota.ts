/**
 * The ResourceQuota of a namespace that bounds small objects, the same in every namespace. It is one of its own: the API
 * server writes a quota as a whole with every object that it counts, and a pod should not pay for these numbers. No kind
 * is counted by both, so that each is as exact as one alone.
 */
import type { Construct } from 'constructs';
import { OBJECT_BOUNDS } from '../model/object-bounds.ts';
import { ManifestObject } from './manifest-object.ts';
import { OBJECT_QUOTA_NAME } from './names.ts';
import type { TenantFacts } from './tenant-facts.ts';

export class ObjectQuota extends ManifestObject {
  constructor(scope: Construct, { guard }: TenantFacts, namespace: string) {
    super(scope, 'object-quota', {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: OBJECT_QUOTA_NAME, namespace, annotations: { ...guard } },
      spec: { hard: OBJECT_BOUNDS },
    });
  }
}
