/** The cdk8s app (see cdk8s.yaml): TENANTRY_TENANTS names the tenants repository, TENANTRY_OUT the output folder. */
import { TenantryError } from '../model/errors.ts';
import { formatFault } from '../model/fault.ts';
import { synthesize } from './app.ts';

function report(error: unknown): void {
  if (!(error instanceof TenantryError)) throw error;
  const lines = error.faults.length > 0 ? error.faults.map(formatFault) : [error.message];
  for (const line of lines) console.error(line);
  if (error.faults.length > 0) console.error(`${error.faults.length} ${error.faults.length === 1 ? 'fault' : 'faults'}; nothing is written`);
  process.exitCode = 1;
}

try {
  const { CDK8S_OUTDIR, TENANTRY_OUT, TENANTRY_TENANTS } = process.env;
  // `cdk8s synth` names its output folder so; it has emptied that folder before and looks there afterwards.
  const out = CDK8S_OUTDIR ?? TENANTRY_OUT ?? 'out';
  const { tenants, written, unchanged, removed } = synthesize({ tenants: TENANTRY_TENANTS ?? 'tenants', out });
  console.error(`${tenants} tenants: ${written} files written, ${unchanged} unchanged, ${removed} removed in ${out}`);
} catch (error) {
  report(error);
}
