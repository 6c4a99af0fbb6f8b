/**
 * No object of a tenant names a rendered object, a Namespace or a Tenant as its owner: with blockOwnerDeletion it would
 * hold up the removal of what the platform owns, and garbage collection would follow a chain across trust levels.
 */
import { RESERVED_OBJECT_PREFIX } from '../../../model/names.ts';
import { quoted } from '../../../model/shown.ts';
import { listAt, textAt, type Json } from '../json.ts';
import { isPlatform } from '../scope.ts';
import { sameJson } from '../same-json.ts';
import type { AdmissionPolicy } from '../subject.ts';
import { isKubernetesWriter } from '../trusted.ts';

/** Kinds whose controllers make further objects, which then rightly name a rendered object as their owner. */
const MAKERS: readonly string[] = ['Job', 'CronJob', 'Kustomization', 'GitRepository', 'HelmRelease'];

function isPlatformOwner(owner: Json): boolean {
  const kind = textAt(owner, 'kind') ?? '';
  if (kind === 'Namespace' || kind === 'Tenant') return true;
  return (textAt(owner, 'name') ?? '').startsWith(RESERVED_OBJECT_PREFIX) && !MAKERS.includes(kind);
}

export const ownerReferences: AdmissionPolicy = {
  id: 'owner-references',
  title: 'No object of a tenant is owned by the platform\'s',
  level: 'rule',
  judges: ({ operation, resource }) => (operation === 'CREATE' || operation === 'UPDATE') && resource !== 'namespaces',
  check({ request }) {
    const { object, oldObject, user } = request;
    const owners = listAt(object, 'metadata', 'ownerReferences');
    if (owners.length === 0 || isPlatform(user) || isKubernetesWriter(user)) return [];
    if (request.operation === 'UPDATE' && sameJson(owners, listAt(oldObject, 'metadata', 'ownerReferences'))) return [];
    return owners.flatMap((owner, index) => {
      if (!isPlatformOwner(owner)) return [];
      const name = quoted(`${textAt(owner, 'kind') ?? ''}/${textAt(owner, 'name') ?? ''}`);
      return [{ path: `metadata.ownerReferences[${index}]`, message: `${name} is the platform's and owns nothing of a tenant`, fix: 'remove the owner reference' }];
    });
  },
};
