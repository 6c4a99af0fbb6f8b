import { describe, expect, it } from 'vitest';
import { catalogOf, clusterDocument, platformDocument } from '../../model/testing/documents.ts';
import { verdict } from '../testing/verdicts.ts';
import { platformClusters } from './platform-clusters.ts';

describe('platform-clusters', () => {
  it.each([
    ['clusters that exist', ['local', 'other'], []],
    ['a misspelt cluster', ['locl'], ['spec.defaults.clusters[0]: [tenantry/platform-clusters] cluster "locl" does not exist; did you mean "local"?']],
    ['an unknown cluster', ['mars'], ['spec.defaults.clusters[0]: [tenantry/platform-clusters] cluster "mars" does not exist; add its document under clusters/ or remove it here']],
    ['a cluster of one tenant', ['local', 'own'], ['spec.defaults.clusters[1]: [tenantry/platform-clusters] cluster "own" is tenant "acme"\'s own; remove it here: tenants that name no cluster share those of this list']],
    ['a cluster twice', ['local', 'local'], ['spec.defaults.clusters[1]: [tenantry/platform-clusters] cluster "local" is listed twice; list it once']],
  ])('%s', (_name, clusters, want) => expect(verdict(platformClusters, catalogOf(platformDocument({ defaults: { clusters } }), clusterDocument('own', { tenant: 'acme' })))).toEqual(want));
});
