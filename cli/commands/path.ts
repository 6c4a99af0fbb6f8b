import { tenantFile } from '../../model/layout.ts';
import { assertTenantId } from '../../model/ids.ts';
import { UsageError, type Command } from '../command.ts';

/** Where a tenant's document lies: spares people the arithmetic of the hashed folder. */
export const path: Command = {
  name: 'path',
  summary: 'print where the document of a tenant lies',
  help: [
    'tenantry path ID',
    '',
    'Prints the path of the tenant\'s document within the tenants repository:',
    'tenants/<first two hex digits of SHA-256(ID)>/<ID>/tenant.yaml',
  ].join('\n'),
  async run(args, io) {
    const [id, ...rest] = args;
    if (id === undefined || rest.length > 0) throw new UsageError('give one tenant id');
    assertTenantId(id);
    io.out(tenantFile(id));
    return 0;
  },
};
