/**
 * What fills a new volume is the tenant's own: a claim or a snapshot in one of its own namespaces. Other sources are
 * read by populators with rights of their own.
 */
import { quoted } from '../../../model/shown.ts';
import type { Violation } from '../../policy.ts';
import { fieldOf, isObject, textAt } from '../json.ts';
import { isPlatform, ownNamespaces } from '../scope.ts';
import { sameJson } from '../same-json.ts';
import type { AdmissionPolicy, AdmissionSubject } from '../subject.ts';
import { claimsIn, writesClaims, type Claim } from './claims.ts';

/** `group/kind`. */
const SOURCES: readonly string[] = ['/PersistentVolumeClaim', 'snapshot.storage.k8s.io/VolumeSnapshot'];

function sourceViolations(claim: Claim, key: 'dataSource' | 'dataSourceRef', subject: AdmissionSubject): Violation[] {
  const source = fieldOf(claim.spec, key);
  if (source === undefined || sameJson(source, fieldOf(claim.old, key))) return [];
  const path = `${claim.path}.${key}`;
  if (!isObject(source)) return [{ path, message: 'the source is no object', fix: 'name a claim or a snapshot' }];
  const found: Violation[] = [];
  const kind = `${textAt(source, 'apiGroup') ?? ''}/${textAt(source, 'kind') ?? ''}`;
  if (!SOURCES.includes(kind)) found.push({ path, message: `a volume is not filled from ${quoted(kind.replace(/^\//, ''))}`, fix: 'name a PersistentVolumeClaim or a VolumeSnapshot' });
  const namespace = fieldOf(source, 'namespace');
  const own = ownNamespaces(subject);
  if (namespace !== undefined && namespace !== '' && !(typeof namespace === 'string' && own.includes(namespace))) {
    found.push({ path: `${path}.namespace`, message: `namespace ${typeof namespace === 'string' ? quoted(namespace) : 'that is no text'} is not this tenant's`, fix: `name one of ${own.join(', ')}` });
  }
  return found;
}

export const volumeSources: AdmissionPolicy = {
  id: 'volume-sources',
  title: 'New volumes are filled from the tenant\'s own',
  level: 'breach',
  judges: writesClaims,
  check(subject) {
    if (isPlatform(subject.request.user)) return [];
    return claimsIn(subject.request).flatMap((claim) => (['dataSource', 'dataSourceRef'] as const).flatMap((key) => sourceViolations(claim, key, subject)));
  },
};
