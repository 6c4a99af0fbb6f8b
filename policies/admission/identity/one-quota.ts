/**
 * A tenant's limits stand in exactly one ResourceQuota of each namespace, `tenantry`, without scopes, as long as it lives:
 * the ledger counts on that one. Whoever asks, platform admins too: no other is made but the one that Flux makes for small
 * objects, and this one is not deleted, not even to be made anew. Only Flux for the platform may delete it, when it prunes
 * a namespace with all that is in it.
 */
import { OBJECT_QUOTA_NAME, QUOTA_NAME } from '../../../model/names.ts';
import { quoted } from '../../../model/shown.ts';
import type { Violation } from '../../policy.ts';
import { fieldOf, listAt, objectAt } from '../json.ts';
import { objectName } from '../scope.ts';
import type { AdmissionPolicy, AdmissionRequest } from '../subject.ts';
import { isApplier } from '../trusted.ts';

function made(request: AdmissionRequest): Violation[] {
  const name = objectName(request);
  if (name === OBJECT_QUOTA_NAME && isApplier(request.user)) return [];
  if (name !== QUOTA_NAME) {
    return [{ path: 'metadata.name', message: `a second ResourceQuota ${quoted(name)} would refuse what the tenant's limit allows`, fix: `change the quota in the tenant's document; it stands in ResourceQuota ${QUOTA_NAME}` }];
  }
  const spec = objectAt(request.object, 'spec');
  const isScoped = listAt(spec, 'scopes').length > 0 || objectAt(spec, 'scopeSelector') !== undefined || fieldOf(spec, 'scopes') !== undefined;
  return isScoped ? [{ path: 'spec.scopes', message: `ResourceQuota ${QUOTA_NAME} would count a part of the namespace only`, fix: 'leave the scopes out' }] : [];
}

export const oneQuota: AdmissionPolicy = {
  id: 'one-quota',
  title: 'A tenant\'s limits stand in exactly one ResourceQuota of each namespace',
  level: 'breach',
  judges: ({ operation, group, resource, subResource }) => group === '' && resource === 'resourcequotas' && subResource === '' && (operation === 'CREATE' || operation === 'DELETE'),
  check({ request, namespace }) {
    if (request.operation === 'CREATE') return made(request);
    if (objectName(request) !== QUOTA_NAME || namespace?.terminating === true || isApplier(request.user)) return [];
    return [{ path: '', message: `ResourceQuota ${QUOTA_NAME} cannot be deleted while namespace ${quoted(request.namespace)} lives`, fix: 'change the quota in the tenant\'s document, or remove the namespace there' }];
  },
};
