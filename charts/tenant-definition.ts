/** The CRD of Tenants. Flux never prunes it: with a CRD go all its objects. */
import { Construct } from 'constructs';
import { ManifestObject } from './manifest-object.ts';
import { PRUNE_ANNOTATION } from './names.ts';

export class TenantDefinition extends Construct {
  /** @param definition the CustomResourceDefinition as a plain object */
  constructor(scope: Construct, definition: Readonly<Record<string, unknown>>) {
    super(scope, 'crds');
    new ManifestObject(this, 'tenants', {
      ...definition,
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: 'tenants.tenantry.dev', annotations: { [PRUNE_ANNOTATION]: 'disabled' } },
    });
  }
}
