/**
 * Tokens of service accounts reach pods through the kubelet only. Nobody of a tenant asks the API server for one
 * (serviceaccounts/token), for its own account either, and no Secret asks for one that never expires (type
 * kubernetes.io/service-account-token): both would be taken out of the cluster, and whoever may read Secrets would be
 * every account of the namespace. Nodes and the controllers of Kubernetes and the platform ask as they must.
 */
import { quoted } from '../../../model/shown.ts';
import { textAt } from '../json.ts';
import { isComponent, isPlatform } from '../scope.ts';
import type { AdmissionPolicy, AdmissionRequest } from '../subject.ts';

const TOKEN_TYPES: readonly string[] = ['kubernetes.io/service-account-token', 'bootstrap.kubernetes.io/token'];
const FIX = 'let the pod mount a projected token';

function asksForToken({ operation, resource, subResource }: AdmissionRequest): boolean {
  return operation === 'CREATE' && resource === 'serviceaccounts' && subResource === 'token';
}

export const accountTokens: AdmissionPolicy = {
  id: 'account-tokens',
  title: 'Tokens of service accounts reach pods only',
  level: 'breach',
  judges: (request) => request.group === '' && (asksForToken(request) || (request.resource === 'secrets' && (request.operation === 'CREATE' || request.operation === 'UPDATE'))),
  check({ request }) {
    if (isPlatform(request.user) || isComponent(request.user)) return [];
    if (asksForToken(request)) return [{ path: '', message: `a token of service account ${quoted(`${request.namespace}/${request.name}`)} would leave the cluster`, fix: FIX }];
    const type = textAt(request.object, 'type');
    if (type === undefined || !TOKEN_TYPES.includes(type)) return [];
    return [{ path: 'type', message: `a Secret of type ${quoted(type)} would carry a token that never expires`, fix: FIX }];
  },
};
