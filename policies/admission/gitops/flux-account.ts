/**
 * A tenant's Kustomization or HelmRelease applies under a service account of the tenant's own, always named: without
 * one Flux would use whatever its flags say. The account that applies the tenant's registered repository is bound as
 * tenant admin and belongs to the platform, like all that are called tenantry*.
 */
import { RESERVED_OBJECT_PREFIX } from '../../../model/names.ts';
import { quoted } from '../../../model/shown.ts';
import type { Violation } from '../../policy.ts';
import { fieldOf, objectAt, type Json } from '../json.ts';
import { fieldsNamed } from '../named-fields.ts';
import { isExcused } from '../scope.ts';
import type { AdmissionPolicy } from '../subject.ts';
import { APPLYING, FREE_FORM, writesFlux } from './flux-kinds.ts';

const FIELD = 'serviceAccountName';
const DNS_NAME = /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/;

function accountFault(value: Json): string | undefined {
  if (typeof value !== 'string' || !DNS_NAME.test(value)) return 'the service account is no name';
  return value.startsWith(RESERVED_OBJECT_PREFIX) ? `service account ${quoted(value)} belongs to the platform` : undefined;
}

export const fluxAccount: AdmissionPolicy = {
  id: 'flux-account',
  title: 'Flux applies for a tenant under the tenant\'s own service account',
  level: 'breach',
  judges: writesFlux,
  check(subject) {
    if (isExcused(subject)) return [];
    const { object, resource, namespace } = subject.request;
    const fix = `name a service account of namespace ${namespace} that the tenant made`;
    const spec = objectAt(object, 'spec');
    const found: Violation[] = fieldsNamed(spec, 'spec', { name: FIELD, except: FREE_FORM }).flatMap(({ path, value }) => {
      const message = accountFault(value);
      return message === undefined ? [] : [{ path: `${path}.${FIELD}`, message, fix }];
    });
    const own = fieldOf(spec, FIELD);
    if (APPLYING.includes(resource) && (own === undefined || own === '')) found.push({ path: `spec.${FIELD}`, message: `this ${resource.slice(0, -1)} names no service account`, fix });
    return found;
  },
};
