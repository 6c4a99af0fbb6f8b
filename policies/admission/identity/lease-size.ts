/**
 * A Lease of a tenant is small. Leases are renewed every few seconds, so the throttle leaves renewals alone and no quota
 * counts them: with a megabyte in each, a single program could fill the store that all tenants share, since every version
 * is kept there for minutes.
 */
import type { AdmissionPolicy } from '../subject.ts';
import { isPlatform } from '../scope.ts';
import { objectAt, type JsonObject } from '../json.ts';

/** What client-go writes has a few hundred bytes. */
const MOST_BYTES = 4_096;

/** Bytes of an object as text, without what the API server itself notes about its fields. */
function sizeOf(object: JsonObject): number {
  const { managedFields: _, ...metadata } = objectAt(object, 'metadata') ?? {};
  return new TextEncoder().encode(JSON.stringify({ ...object, metadata })).length;
}

export const leaseSize: AdmissionPolicy = {
  id: 'lease-size',
  title: 'Leases are small',
  level: 'breach',
  judges: ({ operation, group }) => (operation === 'CREATE' || operation === 'UPDATE') && group === 'coordination.k8s.io',
  check({ request }) {
    if (request.object === undefined || isPlatform(request.user)) return [];
    const bytes = sizeOf(request.object);
    if (bytes <= MOST_BYTES) return [];
    return [{ path: '', message: `a lease of ${bytes} bytes, ${MOST_BYTES} are allowed`, fix: 'keep data in a ConfigMap; a lease holds who has it, and until when' }];
  },
};
