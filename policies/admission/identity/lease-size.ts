/**
 * A Lease of a tenant is small. Leases are renewed every few seconds, so the throttle leaves renewals alone and no quota
 * counts them: with a megabyte in each, a single program could fill the store that all tenants share, since every version
 * is kept there for minutes. What the API server notes about writers counts by itself: many writers, each under another
 * name, would make it just as large.
 */
import type { AdmissionPolicy } from '../subject.ts';
import { isPlatform } from '../scope.ts';
import { fieldOf, listAt, objectAt } from '../json.ts';
import { jsonSize } from '../json-size.ts';
import type { Violation } from '../../policy.ts';

/** What client-go writes has a few hundred bytes. */
const MOST_BYTES = 4_096;
/** Some writers of a lease as large as it may be. */
const MOST_NOTED_BYTES = 16_384;
const NOTES = 'metadata.managedFields';

export const leaseSize: AdmissionPolicy = {
  id: 'lease-size',
  title: 'Leases are small',
  level: 'breach',
  judges: ({ operation, group }) => (operation === 'CREATE' || operation === 'UPDATE') && group === 'coordination.k8s.io',
  check({ request }) {
    const { object, user } = request;
    if (object === undefined || isPlatform(user)) return [];
    const { managedFields: _, ...metadata } = objectAt(object, 'metadata') ?? {};
    const bytes = jsonSize({ ...object, metadata }, MOST_BYTES);
    const noted = jsonSize(fieldOf(objectAt(object, 'metadata'), 'managedFields'), MOST_NOTED_BYTES);
    const found: Violation[] = [];
    if (bytes > MOST_BYTES) found.push({ path: '', message: `a lease of ${bytes} bytes, ${MOST_BYTES} are allowed`, fix: 'keep data in a ConfigMap; a lease holds who has it, and until when' });
    if (noted > MOST_NOTED_BYTES) {
      const writers = listAt(object, 'metadata', 'managedFields').length;
      found.push({ path: NOTES, message: `${noted} bytes about ${writers} writers of a lease, ${MOST_NOTED_BYTES} are allowed`, fix: `write it under one name of field manager; ${NOTES}: [{}] forgets the others` });
    }
    return found;
  },
};
