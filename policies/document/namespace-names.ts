/**
 * Suffixes of further namespaces are lower-case letters and digits in words joined by single hyphens, at most 14
 * characters, each one once; `jobs` belongs to jobs.enabled. So no two namespaces of all tenants can have one name.
 */
import { checkSuffix, JOBS_SUFFIX } from '../../model/ids.ts';
import { quoted } from '../../model/shown.ts';
import type { TenantPolicy } from './subject.ts';

export const namespaceNames: TenantPolicy = {
  id: 'namespace-names',
  check({ entry }) {
    const suffixes = (entry.document.spec.namespaces ?? []).map(({ suffix }) => suffix);
    return suffixes.flatMap((suffix, index) => {
      const path = `spec.namespaces[${index}].suffix`;
      const reason = checkSuffix(suffix);
      if (reason !== null) return [{ path, message: reason, fix: 'choose a suffix such as dev or team-a' }];
      if (suffix === JOBS_SUFFIX) return [{ path, message: `namespace suffix ${quoted(suffix)} is reserved`, fix: 'set spec.jobs.enabled: true instead' }];
      return suffixes.indexOf(suffix) < index ? [{ path, message: `namespace suffix ${quoted(suffix)} is listed twice`, fix: 'list it once' }] : [];
    });
  },
};
