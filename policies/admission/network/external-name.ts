/**
 * No Service of a tenant is an alias of another name (type ExternalName): what resolves it, an ingress controller say,
 * would reach other tenants' Services, the machine or the metadata service with its own rights, around NetworkPolicies.
 */
import { quoted } from '../../../model/shown.ts';
import { fieldOf, textAt } from '../json.ts';
import type { AdmissionPolicy } from '../subject.ts';
import { isExcused, writesSpec } from '../scope.ts';

export const externalName: AdmissionPolicy = {
  id: 'external-name',
  title: 'No Service is an alias of another name',
  level: 'breach',
  judges: (request) => writesSpec(request, '', 'services'),
  check(subject) {
    const { object } = subject.request;
    const alias = fieldOf(fieldOf(object, 'spec'), 'externalName');
    const isAlias = textAt(object, 'spec', 'type') === 'ExternalName' || (alias !== undefined && alias !== '');
    if (!isAlias || isExcused(subject)) return [];
    const name = typeof alias === 'string' ? ` to ${quoted(alias)}` : '';
    return [{ path: 'spec.externalName', message: `the Service is an alias${name}, which others would follow with their own rights`, fix: 'let the pods use that name themselves' }];
  },
};
