/** What the webhook would know of tenants and namespaces, taken from what a tenants repository renders. */
import type { Catalog } from '../model/catalog.ts';
import { TenantryError } from '../model/errors.ts';
import { tenantOfNamespace } from '../model/ids.ts';
import { shown } from '../model/shown.ts';
import type { JsonObject } from '../policies/admission/json.ts';
import type { NamespaceFacts, TenantFacts } from '../policies/admission/subject.ts';
import { tenantFacts } from '../policies/admission/tenant-facts.ts';
import { tenantManifests } from '../synth/render.ts';
import type { Facts, SubjectSources } from '../webhook/review/subject.ts';
import { namespaceFacts } from '../webhook/watch/namespace-facts.ts';

function factsBy<T>(read: (key: string) => T | undefined): Facts<T> {
  const known = new Map<string, T | undefined>();
  const look = (key: string): T | undefined => {
    if (!known.has(key)) known.set(key, read(key));
    return known.get(key);
  };
  return { known: look, ask: async (key) => look(key) };
}

/** The cluster asked for, or the first one that the tenant runs in. */
function objectsOf(catalog: Catalog, id: string, cluster: string | undefined): readonly JsonObject[] {
  if (catalog.tenant(id) === undefined) return [];
  const inputs = catalog.inputs(id);
  const name = cluster ?? inputs.clusters[0]?.metadata.name;
  if (name === undefined) return [];
  if (!inputs.clusters.some(({ metadata }) => metadata.name === name)) {
    throw new TenantryError('NOT_FOUND', `tenant ${id} does not run in cluster ${shown(name)}; it runs in ${inputs.clusters.map(({ metadata }) => metadata.name).join(', ')}`);
  }
  return tenantManifests(inputs, name) as unknown as readonly JsonObject[];
}

/** @throws (when asked) TenantryError NOT_FOUND for a tenant that does not run in the cluster */
export function renderedFacts(catalog: Catalog, cluster: string | undefined): SubjectSources {
  return factsFrom((id) => objectsOf(catalog, id, cluster));
}

/** The same from objects by tenant; none for a tenant that there is not. */
export function factsFrom(objectsOfTenant: (id: string) => readonly JsonObject[]): SubjectSources {
  const objects = factsBy(objectsOfTenant);
  return {
    tenants: factsBy<TenantFacts>((id) => {
      const object = objects.known(id)?.find(({ kind }) => kind === 'Tenant');
      return object === undefined ? undefined : tenantFacts(object);
    }),
    namespaces: factsBy<NamespaceFacts>((name) => {
      const id = tenantOfNamespace(name);
      const facts = id === undefined ? [] : (objects.known(id) ?? []).filter(({ kind }) => kind === 'Namespace').flatMap((object) => namespaceFacts(object) ?? []);
      return facts.find((namespace) => namespace.name === name);
    }),
  };
}
