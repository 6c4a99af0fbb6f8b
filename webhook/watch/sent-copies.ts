/** Tenants and Namespaces that the process above sends, instead of a cluster's. */
import { isObject, type Json, type JsonObject } from '../../policies/admission/json.ts';
import type { NamespaceFacts, TenantFacts } from '../../policies/admission/subject.ts';
import { tenantFacts } from '../../policies/admission/tenant-facts.ts';
import type { Part } from '../../runtime/lifecycle.ts';
import type { Facts, SubjectSources } from '../review/subject.ts';
import { namespaceFacts } from './namespace-facts.ts';

/** Where messages come from: a child process's `process`. */
export interface MessageSource {
  on(event: 'message', listener: (message: unknown) => void): unknown;
  off(event: 'message', listener: (message: unknown) => void): unknown;
}

function factsIn<T>(found: ReadonlyMap<string, T>): Facts<T> {
  return { known: (key) => found.get(key), ask: async (key) => found.get(key) };
}

export interface SentCopies extends Part, SubjectSources {
  problems(): readonly string[];
}

function objectsIn(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** A message is `{ tenants: { <id>: [Tenant and Namespace objects] } }` of the tenants that changed; no objects for one that is gone. */
export function sentCopies(source: MessageSource): SentCopies {
  const tenants = new Map<string, TenantFacts>();
  const namespaces = new Map<string, NamespaceFacts>();
  let synced = false;
  const accept = (message: unknown): void => {
    const json = message as Json;
    const sent = isObject(json) ? json['tenants'] : undefined;
    if (!isObject(sent)) return;
    for (const [id, objects] of Object.entries(sent)) {
      tenants.delete(id);
      for (const [name, facts] of namespaces) if (facts.tenant === id) namespaces.delete(name);
      for (const object of objectsIn(objects)) {
        const tenant = object['kind'] === 'Tenant' ? tenantFacts(object) : undefined;
        const namespace = object['kind'] === 'Namespace' ? namespaceFacts(object) : undefined;
        if (tenant !== undefined) tenants.set(tenant.id, tenant);
        if (namespace !== undefined) namespaces.set(namespace.name, namespace);
      }
    }
    synced = true;
  };
  return {
    name: 'sent objects',
    tenants: factsIn(tenants),
    namespaces: factsIn(namespaces),
    problems: () => (synced ? [] : ['tenants: none sent yet']),
    start: async () => void source.on('message', accept),
    stop: async () => void source.off('message', accept),
  };
}
