/**
 * What a HorizontalPodAutoscaler scales, as it is in the cluster now: only that tells how much its pods take. Kinds of
 * which nobody knows how they make pods are left out.
 */
import { tenantOfNamespace } from '../../model/ids.ts';
import { isObject, textAt, type Json, type JsonObject } from '../../policies/admission/json.ts';
import type { AdmissionRequest } from '../../policies/admission/subject.ts';
import { KubernetesError, type KubernetesConnection } from '../../runtime/kubernetes.ts';

const TARGETS: ReadonlyMap<string, string> = new Map([
  ['apps/Deployment', '/apis/apps/v1/namespaces/*/deployments'],
  ['apps/ReplicaSet', '/apis/apps/v1/namespaces/*/replicasets'],
  ['apps/StatefulSet', '/apis/apps/v1/namespaces/*/statefulsets'],
  ['/ReplicationController', '/api/v1/namespaces/*/replicationcontrollers'],
]);

/** Path of the object that the request wants scaled; undefined for all other requests. */
export function scaleTargetPath({ operation, group, resource, subResource, namespace, object }: AdmissionRequest): string | undefined {
  if (group !== 'autoscaling' || resource !== 'horizontalpodautoscalers' || subResource !== '') return undefined;
  if ((operation !== 'CREATE' && operation !== 'UPDATE') || tenantOfNamespace(namespace) === undefined) return undefined;
  const [apiVersion, kind, name] = ['apiVersion', 'kind', 'name'].map((field) => textAt(object, 'spec', 'scaleTargetRef', field));
  const targetGroup = apiVersion?.includes('/') === true ? apiVersion.split('/')[0] : '';
  const collection = TARGETS.get(`${targetGroup}/${kind}`);
  return collection === undefined || name === undefined || name === '' || name.startsWith('.') ? undefined : `${collection.replace('*', namespace)}/${encodeURIComponent(name)}`;
}

/** Reads it live; undefined where there is none, or none that the webhook may read. @throws when nobody answers */
export function scaleTargets(connection: Pick<KubernetesConnection, 'request'>): (path: string) => Promise<JsonObject | undefined> {
  return async (path) => {
    try {
      const found = (await connection.request({ method: 'GET', path })) as Json;
      return isObject(found) ? found : undefined;
    } catch (error) {
      if (error instanceof KubernetesError && (error.status === 403 || error.status === 404)) return undefined;
      throw error;
    }
  };
}
