/**
 * A tenant names as peers other tenants that exist. A peer that was removed since, or whose folder was lost, is no fault:
 * its neighbours must not be held up by it, and an id without a tenant opens nothing.
 */
import { nearest } from '../../model/nearest.ts';
import { quoted } from '../../model/shown.ts';
import type { TenantPolicy } from './subject.ts';

/** "Did you mean" looks at every tenant, so only the first misspelt peers get it. */
const MAX_SUGGESTIONS = 3;

export const peersKnown: TenantPolicy = {
  id: 'peers-known',
  check({ entry, catalog }) {
    let suggestions = 0;
    return (entry.document.spec.network?.peers ?? []).flatMap((peer, index) => {
      const path = `spec.network.peers[${index}]`;
      if (peer === entry.id) return [{ path, message: 'a tenant cannot be its own peer', fix: 'remove it; its own namespaces reach each other anyway' }];
      if (catalog.tenant(peer) !== undefined || catalog.retired.has(peer) || catalog.departed.has(peer)) return [];
      suggestions += 1;
      const near = suggestions > MAX_SUGGESTIONS ? undefined : nearest(peer, [...catalog.tenants()].map(({ id }) => id));
      return [{ path, message: `peer ${quoted(peer)} does not exist`, fix: near === undefined ? 'remove it or create that tenant first' : `did you mean ${quoted(near)}?` }];
    });
  },
};
