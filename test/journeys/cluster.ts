/** One cluster of the lab as a test looks at it: any object by its kind, and waiting for a fact. */
import { createApiClient, type AnyObject } from '../../lab/api-client.ts';
import { waitFor } from '../../lab/wait.ts';

const DEADLINE_MS = 90_000;

/** What names one object. */
export interface Named {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

export interface View {
  /** The object, or undefined when there is none. Throws what else the API server says. */
  find(named: Named): Promise<AnyObject | undefined>;
  /** Waits until the object is there and `accept` says yes. */
  see(named: Named, what: string, accept?: (object: AnyObject) => boolean): Promise<AnyObject>;
  /** Waits until the object is gone. */
  gone(named: Named): Promise<void>;
}

/** Looks at a cluster with the rights of that kubeconfig. */
export function viewOf(kubeconfigPath: string): View {
  const api = createApiClient(kubeconfigPath);
  const find = async (named: Named): Promise<AnyObject | undefined> => {
    const { apiVersion, kind, name, namespace } = named;
    const collection = await api.collectionOf({ apiVersion, kind, metadata: namespace === undefined ? { name } : { name, namespace } });
    try {
      return (await api.send({ method: 'GET', path: `${collection}/${encodeURIComponent(name)}` })).body as AnyObject;
    } catch (error) {
      if (error instanceof Error && 'status' in error && error.status === 404) return undefined;
      throw error;
    }
  };
  const title = (named: Named) => `${named.kind} ${named.namespace === undefined ? '' : `${named.namespace}/`}${named.name}`;
  return {
    find,
    see: (named, what, accept = () => true) =>
      waitFor(`${title(named)} ${what}`, async () => {
        const object = await find(named);
        return object !== undefined && accept(object) ? object : undefined;
      }, { deadlineMs: DEADLINE_MS, intervalMs: 100 }),
    gone: async (named) => {
      await waitFor(`${title(named)} gone`, async () => ((await find(named)) === undefined ? true : undefined), { deadlineMs: DEADLINE_MS, intervalMs: 100 });
    },
  };
}

export const namespaceNamed = (name: string): Named => ({ apiVersion: 'v1', kind: 'Namespace', name });
export const quotaIn = (namespace: string): Named => ({ apiVersion: 'v1', kind: 'ResourceQuota', name: 'tenantry', namespace });
export const tenantNamed = (name: string): Named => ({ apiVersion: 'tenantry.dev/v1alpha1', kind: 'Tenant', name });

/** `spec.hard` of a ResourceQuota. */
export function hardOf(quota: AnyObject): Record<string, string> {
  return (quota['spec'] as { hard: Record<string, string> }).hard;
}
