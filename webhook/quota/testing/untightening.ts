/** A connection that never lowers a quota: what the fence would be if it only refused. The baseline of the bench. */
import { KubernetesConnection, KubernetesError, type KubernetesRequest } from '../../../runtime/kubernetes.ts';

export class Untightening extends KubernetesConnection {
  override async request(request: KubernetesRequest): Promise<unknown> {
    if (request.method === 'PATCH' && request.path.endsWith('/resourcequotas/tenantry/status')) throw new KubernetesError(409, 'not lowered');
    return await super.request(request);
  }
}
