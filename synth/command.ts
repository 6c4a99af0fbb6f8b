/** What synth/main.ts runs: rendering with settings of the environment, and its report for people. */
import { TenantryError } from '../model/errors.ts';
import { formatFault } from '../model/fault.ts';
import { synthesize } from './app.ts';

function failure(error: unknown): string[] {
  if (!(error instanceof TenantryError)) throw error;
  if (error.faults.length === 0) return [error.message];
  return [...error.faults.map(formatFault), `${error.faults.length} ${error.faults.length === 1 ? 'fault' : 'faults'}; nothing is written`];
}

/**
 * Renders TENANTRY_TENANTS (default `tenants`) to CDK8S_OUTDIR, TENANTRY_OUT or `out`.
 * @returns the exit code
 */
export function main(env: Readonly<Record<string, string | undefined>>, tell: (line: string) => void): number {
  // `cdk8s synth` names its output folder so; it has emptied that folder before and looks there afterwards.
  const out = env['CDK8S_OUTDIR'] ?? env['TENANTRY_OUT'] ?? 'out';
  try {
    const { tenants, written, unchanged, removed } = synthesize({ tenants: env['TENANTRY_TENANTS'] ?? 'tenants', out });
    tell(`${tenants} tenants: ${written} files written, ${unchanged} unchanged, ${removed} removed in ${out}`);
    return 0;
  } catch (error) {
    for (const line of failure(error)) tell(line);
    return 1;
  }
}
