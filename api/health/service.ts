/** schedulerapi.v1.HealthService, as clients of the first platform ask for it. */
import { TenantryError } from '../../model/errors.ts';
import { shown } from '../../model/shown.ts';
import { CheckResponse_ServingStatus, HealthService } from '../../proto/gen/schedulerapi/v1/scheduler_pb.js';
import { bindService, type RpcMethod } from '../rpc/method.ts';
import type { Readiness } from './readiness.ts';

/** Check answers for the whole server and for each service by its full name; open to everybody. */
export function healthMethods(readiness: Readiness, services: readonly string[]): RpcMethod[] {
  const known = new Set(['', ...services, HealthService.typeName]);
  return bindService(
    HealthService,
    {
      check: async (request) => {
        if (!known.has(request.service)) throw new TenantryError('NOT_FOUND', `this server has no service ${shown(request.service)}; leave the field empty to ask for the whole server`);
        return { status: readiness.ready() ? CheckResponse_ServingStatus.SERVING : CheckResponse_ServingStatus.NOT_SERVING };
      },
    },
    { open: true },
  );
}
