/** A pod does not pass for another tenant's: its label tenantry.dev/tenant names its own tenant, or is not there. */
import { TENANT_LABEL } from '../../../model/names.ts';
import { quoted } from '../../../model/shown.ts';
import { fieldOf, objectAt, shownValue } from '../json.ts';
import { podPolicy } from './pod-policy.ts';
import { within } from './pod.ts';

export const podTenant = podPolicy({
  id: 'pod-tenant',
  title: 'A pod does not pass for another tenant\'s',
  level: 'breach',
  check(pod, { namespace }) {
    const stated = fieldOf(objectAt(pod.metadata, 'labels'), TENANT_LABEL);
    if (stated === undefined || stated === namespace?.tenant) return [];
    const path = within(pod.place.join('.'), `metadata.labels[${quoted(TENANT_LABEL)}]`);
    return [{ path, message: `the label names ${shownValue(stated)}, the namespace belongs to ${quoted(namespace?.tenant ?? '')}`, fix: 'remove the label' }];
  },
});
