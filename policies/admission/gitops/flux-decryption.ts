/**
 * A tenant's Kustomization decrypts with keys of the tenant's own: a Secret of its namespace, or a service account of
 * the tenant's own that its cloud trusts. Without either, Flux would decrypt with the platform's identity.
 */
import { fieldOf, objectAt, textAt } from '../json.ts';
import { isExcused } from '../scope.ts';
import type { AdmissionPolicy } from '../subject.ts';
import { writesFlux } from './flux-kinds.ts';

export const fluxDecryption: AdmissionPolicy = {
  id: 'flux-decryption',
  title: 'Flux decrypts for a tenant with the tenant\'s keys only',
  level: 'breach',
  judges: (request) => writesFlux(request) && request.resource === 'kustomizations',
  check(subject) {
    const decryption = fieldOf(objectAt(subject.request.object, 'spec'), 'decryption');
    if (decryption === undefined || isExcused(subject)) return [];
    const hasOwnKey = (textAt(decryption, 'secretRef', 'name') ?? '') !== '' || (textAt(decryption, 'serviceAccountName') ?? '') !== '';
    return hasOwnKey ? [] : [{ path: 'spec.decryption', message: 'without a key of the tenant\'s own Flux would decrypt with the platform\'s identity', fix: 'name a Secret of this namespace in spec.decryption.secretRef' }];
  },
};
