import { describe, expect, it } from 'vitest';
import { tenantVerdict } from '../testing/verdicts.ts';
import { clusterKnown } from './cluster-known.ts';

describe('cluster-known', () => {
  it.each([
    ['no list', undefined, []],
    ['clusters that exist', ['local', 'other'], []],
    ['a cluster that does not exist', ['local', 'mars'], ['spec.clusters[1].name: [tenantry/cluster-known] cluster "mars" does not exist; choose among local, other']],
    ['a misspelt cluster', ['lcoal'], ['spec.clusters[0].name: [tenantry/cluster-known] cluster "lcoal" does not exist; did you mean "local"?']],
    ['a cluster twice', ['local', 'local'], ['spec.clusters[1].name: [tenantry/cluster-known] cluster "local" is listed twice; list it once']],
  ])('%s', (_name, names, want) => {
    expect(tenantVerdict(clusterKnown, names === undefined ? {} : { clusters: names.map((name) => ({ name })) })).toEqual(want);
  });
});
