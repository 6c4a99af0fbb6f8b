import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Catalog, type SharedDocument, type TenantEntry } from './catalog.ts';
import { tenant } from './testing/arbitrary.ts';
import { catalogOf, clusterDocument, entryOf, planDocument, platformDocument, tenantDocument } from './testing/documents.ts';
import type { TenantDocument } from './tenant.ts';

const IDS = ['acme', 'globex', 'initech', 'umbrella'];
const HOSTS = ['a.test', 'b.a.test', '*.a.test', 'c.b.a.test', '*.b.a.test', '*.test', 'x.test'];

type Step =
  | { readonly kind: 'put'; readonly document: TenantDocument }
  | { readonly kind: 'remove'; readonly id: string }
  | { readonly kind: 'shared'; readonly document: SharedDocument };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: tenant(IDS, fc.constantFrom(...HOSTS)).map((document) => ({ kind: 'put', document }) as const) },
  { weight: 2, arbitrary: fc.constantFrom(...IDS).map((id) => ({ kind: 'remove', id }) as const) },
  { weight: 1, arbitrary: fc.constantFrom('local', 'other').map((name) => ({ kind: 'shared', document: platformDocument({ defaults: { clusters: [name] } }) }) as const) },
  { weight: 1, arbitrary: fc.nat({ max: 9 }).map((namespaces) => ({ kind: 'shared', document: planDocument('pro', { namespaces }) }) as const) },
);

function apply(catalog: Catalog, change: Step): ReadonlySet<string> {
  if (change.kind === 'put') return catalog.put(entryOf(change.document));
  return change.kind === 'remove' ? catalog.remove(change.id) : catalog.putShared(change.document);
}

/** Everything that a catalog answers, as plain data. */
function answers(catalog: Catalog): unknown {
  return {
    ids: [...catalog.tenants()].map(({ id }) => id).sort(),
    inputs: IDS.filter((id) => catalog.tenant(id) !== undefined).map((id) => catalog.inputs(id)),
    peers: IDS.map((id) => [...catalog.namedBy(id)].sort()),
    affected: IDS.map((id) => [...catalog.affectedBy(id)].sort()),
    owners: HOSTS.map((host) => [...catalog.hostOwners(host)].sort()),
    rivals: HOSTS.map((host) => [...catalog.hostRivals(host)].sort()),
    plans: ['pro', 'free', 'none'].map((name) => [...catalog.usersOfPlan(name)].sort()),
    clusters: ['local', 'other', 'none'].map((name) => [...catalog.usersOfCluster(name)].sort()),
  };
}

/** A catalog made anew from what another one holds. */
function rebuilt(catalog: Catalog): Catalog {
  return new Catalog(catalog.platform, [...catalog.plans.values(), ...catalog.clusters.values()], catalog.tenants());
}

/** Whether one host is, or covers, the other: the meaning that the index must have. */
function meet(a: string, b: string): boolean {
  const covers = (wide: string, host: string) => wide.startsWith('*.') && host.endsWith(wide.slice(1));
  return a === b || covers(a, b) || covers(b, a);
}

describe('Catalog: laws', () => {
  it('answers after any changes as if it had been built from the result', () => {
    fc.assert(fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const catalog = catalogOf();
      for (const change of steps) apply(catalog, change);
      expect(answers(catalog)).toEqual(answers(rebuilt(catalog)));
      expect(answers(catalog.clone())).toEqual(answers(catalog));
    }));
  });

  it('finds exactly the hosts that meet', () => {
    fc.assert(fc.property(fc.array(tenant(IDS, fc.constantFrom(...HOSTS)), { maxLength: 6 }), (documents) => {
      const catalog = catalogOf(...documents);
      for (const host of HOSTS) {
        const want = [...catalog.tenants()].filter(({ document }) => document.spec.network?.ingress?.hosts?.some((own) => meet(own, host)) === true).map(({ id }) => id);
        expect([...catalog.hostRivals(host)].sort()).toEqual(want.sort());
      }
    }));
  });

  it('gives the same inputs object exactly as long as nothing of it changed, and tells whose did', () => {
    fc.assert(fc.property(fc.array(step, { maxLength: 12 }), step, (steps, last) => {
      const catalog = catalogOf();
      for (const change of steps) apply(catalog, change);
      const read = () => new Map([...catalog.tenants()].map(({ id }) => [id, catalog.inputs(id)]));
      const before = read();
      const affected = apply(catalog, last);
      for (const [id, inputs] of read()) {
        const old = before.get(id);
        const unchanged = old !== undefined && old.tenant === inputs.tenant && old.plan === inputs.plan && old.platform === inputs.platform && JSON.stringify([old.clusters, old.peers]) === JSON.stringify([inputs.clusters, inputs.peers]);
        expect(inputs === old).toBe(unchanged);
        if (!unchanged) expect([...affected]).toContain(id);
      }
    }));
  });

  it('leaves the original alone when a clone changes', () => {
    fc.assert(fc.property(fc.array(step, { maxLength: 8 }), fc.array(step, { maxLength: 8 }), (steps, later) => {
      const catalog = catalogOf();
      for (const change of steps) apply(catalog, change);
      const before = JSON.stringify(answers(catalog));
      const copy = catalog.clone();
      for (const change of later) apply(copy, change);
      expect(JSON.stringify(answers(catalog))).toBe(before);
    }));
  });
});

describe('Catalog', () => {
  const entry = (id: string, peers: string[]): TenantEntry => entryOf(tenantDocument(id, { network: { peers } }));

  it('opens peers only when both name each other', () => {
    const catalog = catalogOf(tenantDocument('acme', { network: { peers: ['initech', 'globex', 'gone'] } }), tenantDocument('globex', { network: { peers: ['acme'] } }), tenantDocument('initech'));
    expect(catalog.inputs('acme').peers).toEqual(['globex']);
    expect(catalog.put(entry('initech', ['acme']))).toEqual(new Set(['initech', 'acme']));
    expect(catalog.inputs('acme').peers).toEqual(['globex', 'initech']);
    expect(catalog.remove('globex')).toEqual(new Set(['globex', 'acme']));
    expect(catalog.inputs('acme').peers).toEqual(['initech']);
  });

  it('tells who else is judged anew when a claimed host is let go', () => {
    const catalog = catalogOf(tenantDocument('acme', { network: { ingress: { hosts: ['a.test'] } } }), tenantDocument('globex', { network: { ingress: { hosts: ['*.test'] } } }));
    expect(catalog.put(entryOf(tenantDocument('globex')))).toEqual(new Set(['acme', 'globex']));
  });

  it.each([
    ['an unknown tenant', 'nobody', 'NOT_FOUND'], ['an unknown plan', 'planless', 'FAILED_PRECONDITION'], ['an unknown cluster', 'nowhere', 'FAILED_PRECONDITION'],
  ])('refuses inputs of %s', (_name, id, code) => {
    const catalog = catalogOf(tenantDocument('planless', { plan: 'none' }), tenantDocument('nowhere', { clusters: [{ name: 'none' }] }));
    expect(() => catalog.inputs(id)).toThrow(expect.objectContaining({ code }));
  });

  it('follows shared documents that go', () => {
    const catalog = catalogOf(tenantDocument('acme', { clusters: [{ name: 'other' }] }), tenantDocument('globex', { plan: 'free' }));
    expect(catalog.removeShared('Cluster', 'other')).toEqual(new Set(['acme']));
    expect(catalog.removeShared('Plan', 'free')).toEqual(new Set(['globex']));
    expect(catalog.putShared(clusterDocument('local'))).toEqual(new Set(['globex']));
    expect(() => catalog.inputs('acme')).toThrow('cluster "other", which does not exist');
  });

  it('remembers retired ids, and so does a clone', () => {
    const catalog = catalogOf();
    catalog.retire('acme');
    expect([...catalog.clone().retired]).toEqual(['acme']);
  });
});
