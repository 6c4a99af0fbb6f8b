/**
 * Classes of volume attributes (VolumeAttributesClass) set the speed of a volume while it is in use, at the cost of a
 * storage system that all share; no quota counts them. Those that the platform offers to tenants are called tenant-*. The
 * same for the claims that a StatefulSet makes.
 */
import { OFFERED_CLASS_PREFIX } from '../../../model/names.ts';
import { quoted } from '../../../model/shown.ts';
import { textAt } from '../json.ts';
import { isPlatform } from '../scope.ts';
import type { AdmissionPolicy } from '../subject.ts';
import { claimsIn, writesClaims } from './claims.ts';

const FIELD = 'volumeAttributesClassName';

export const volumeAttributes: AdmissionPolicy = {
  id: 'volume-attributes',
  title: 'Only classes of volume attributes that are offered to tenants',
  level: 'rule',
  judges: writesClaims,
  check({ request }) {
    if (isPlatform(request.user)) return [];
    return claimsIn(request).flatMap(({ path, spec, old }) => {
      const name = textAt(spec, FIELD) ?? '';
      if (name === '' || name.startsWith(OFFERED_CLASS_PREFIX) || name === textAt(old, FIELD)) return [];
      return [{ path: `${path}.${FIELD}`, message: `class ${quoted(name)} is not offered to tenants`, fix: `remove it, or use a class ${OFFERED_CLASS_PREFIX}* that the platform offers` }];
    });
  },
};
