/** The cdk8s app (see cdk8s.yaml): TENANTRY_TENANTS names the tenants repository, TENANTRY_OUT the output folder. */
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// A third of a run's time is reading and compiling code, which is the same each time. In our own folder, not the
// machine's temporary one, where others could put code. Where it cannot be written, Node goes on without.
enableCompileCache(join(import.meta.dirname, '..', 'node_modules', '.cache', 'tenantry'));
const { main } = await import('./command.ts');
process.exitCode = main(process.env, console.error);
