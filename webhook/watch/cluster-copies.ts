/** The Tenants and Namespaces of the cluster, followed. */
import { tenantFacts } from '../../policies/admission/tenant-facts.ts';
import type { Json, JsonObject } from '../../policies/admission/json.ts';
import { isObject } from '../../policies/admission/json.ts';
import type { NamespaceFacts, TenantFacts } from '../../policies/admission/subject.ts';
import { KubernetesError, type KubernetesConnection } from '../../runtime/kubernetes.ts';
import type { Part } from '../../runtime/lifecycle.ts';
import type { Log } from '../../runtime/log.ts';
import { Reflector } from '../../runtime/reflector.ts';
import { Copy } from './copy.ts';
import { namespaceFacts } from './namespace-facts.ts';

const TENANTS = '/apis/tenantry.dev/v1alpha1/tenants';
const NAMESPACES = '/api/v1/namespaces';
const NOT_FOUND = 404;

export interface ClusterCopiesOptions {
  readonly connection: KubernetesConnection;
  readonly log: Log;
  readonly random: () => number;
  readonly nowMs: () => number;
  /** Told a tenant whose object came, changed or went. */
  readonly onTenant?: (id: string) => void;
}

export interface ClusterCopies extends Part {
  readonly tenants: Copy<TenantFacts>;
  readonly namespaces: Copy<NamespaceFacts>;
  /** All tenants that are known, in no order. */
  allTenants(): Iterable<TenantFacts>;
  /** Why they cannot be relied on; empty when they can. */
  problems(): readonly string[];
}

/** What the API server sends is JSON. */
function jsonObject(value: unknown): JsonObject | undefined {
  const json = value as Json;
  return isObject(json) ? json : undefined;
}

interface Kind<T> {
  readonly path: string;
  readonly facts: (object: JsonObject) => T | undefined;
  readonly keyOf: (facts: T) => string;
  readonly onChange?: (key: string) => void;
}

function follow<T>(options: ClusterCopiesOptions, kind: Kind<T>): { readonly reflector: Reflector<T>; readonly copy: Copy<T> } {
  const { connection, log, random, nowMs } = options;
  const read = (object: unknown): T | undefined => {
    const json = jsonObject(object);
    return json === undefined ? undefined : kind.facts(json);
  };
  const keyed = (object: unknown): { readonly key: string; readonly value: T } | undefined => {
    const value = read(object);
    return value === undefined ? undefined : { key: kind.keyOf(value), value };
  };
  const reflector = new Reflector<T>({ connection, log, random, path: kind.path, read: keyed, onChange: kind.onChange ?? (() => undefined) });
  const live = async (key: string): Promise<T | undefined> => {
    try {
      return read(await connection.request({ method: 'GET', path: `${kind.path}/${encodeURIComponent(key)}` }));
    } catch (error) {
      if (error instanceof KubernetesError && error.status === NOT_FOUND) return undefined;
      throw error;
    }
  };
  return { reflector, copy: new Copy({ followed: reflector, read: live, nowMs }) };
}

export function followCluster(options: ClusterCopiesOptions): ClusterCopies {
  const tenants = follow<TenantFacts>(options, {
    path: TENANTS, facts: tenantFacts, keyOf: ({ id }) => id,
    ...(options.onTenant === undefined ? {} : { onChange: options.onTenant }),
  });
  const namespaces = follow<NamespaceFacts>(options, { path: NAMESPACES, facts: namespaceFacts, keyOf: ({ name }) => name });
  return {
    name: 'cluster copies',
    tenants: tenants.copy,
    namespaces: namespaces.copy,
    allTenants: () => tenants.reflector.values(),
    problems: () => [
      ...[tenants.copy.problem()].flatMap((problem) => (problem === undefined ? [] : [`tenants: ${problem}`])),
      ...[namespaces.copy.problem()].flatMap((problem) => (problem === undefined ? [] : [`namespaces: ${problem}`])),
    ],
    start: async () => {
      tenants.reflector.start();
      namespaces.reflector.start();
    },
    stop: async () => {
      await Promise.all([tenants.reflector.stop(), namespaces.reflector.stop()]);
    },
  };
}
