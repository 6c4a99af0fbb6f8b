/** What `GET /` tells a newcomer: what is here and how to call it. */
import { methodName, type RpcMethod } from '../rpc/method.ts';
import { bindingsOf } from './http-rule.ts';
import { oldPathsOf } from './old-paths.ts';

/** Every way in by HTTP, with the RPC behind it. Holds nothing secret: the page needs no credentials. */
export function indexPage(methods: readonly RpcMethod[]): object {
  const calls = bindingsOf(methods).map(({ verb, template, method }) => callOf(`${verb} ${template.text}`, method));
  const old = oldPathsOf(methods).map(({ path, method }) => callOf(`POST ${path}`, method));
  return {
    name: 'tenantry',
    what: 'Tenants of a Kubernetes platform as code: every change is a commit in the tenants repository.',
    how: 'Send "authorization: Bearer <token>"; the token lies in the file `token` of the data folder. Bodies are JSON (content-type: application/json). Idempotency-Key makes a change happen once; If-Match with the etag that was read refuses it when somebody else was faster. Calls with "built": false answer UNIMPLEMENTED. gRPC serves the same calls, with reflection.',
    document: ['GET /openapi.json', 'GET /openapi.yaml', 'GET /reference/'],
    health: ['GET /healthz', 'GET /readyz'],
    calls,
    oldCalls: old,
  };
}

function callOf(call: string, method: RpcMethod): object {
  const rpc = methodName(method.desc);
  return method.built ? { call, rpc } : { call, rpc, built: false };
}
