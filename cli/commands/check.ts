import { relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { refusalError } from '../../model/errors.ts';
import { formatFault, sortFaults, type Fault } from '../../model/fault.ts';
import { locateFaults } from '../../model/locate.ts';
import { exemptionDays } from '../../policies/document/exemption-days.ts';
import { checkRepository } from '../../synth/check.ts';
import { formatDiff } from '../../synth/diff-report.ts';
import { readFileText } from '../../synth/repository-files.ts';
import { UsageError, type Command, type Io } from '../command.ts';
import { checkManifests } from '../manifest-check.ts';
import { manifestFiles } from '../manifest-files.ts';
import { checkRendered } from '../rendered-check.ts';
import { judgeStep } from '../step.ts';

/** Says everything that is wrong with a tenants repository, or with a change of it, and what the change does. */
export const check: Command = {
  name: 'check',
  summary: 'say everything that is wrong with a tenants repository, or with a tenant\'s own manifests',
  help: [
    'tenantry check [DIR] [--against REVISION]',
    'tenantry check [DIR] --manifests PATH --tenant ID',
    '',
    'Checks every document of the tenants repository DIR (tenants/ by default), and whether admission would let Flux apply',
    'what is rendered from it. Prints one line for each fault:',
    'file:line: field: [tenantry/<rule>] what is wrong; how to mend it.',
    'With --against it also judges the step from that Git revision (origin/main, say): removal in three steps, the',
    'deletion budget, ids that were used before, folders that vanished, hosts that another tenant had before; and tells',
    'what the step changes in the clusters.',
    'A new tenant needs all of history for that (fetch-depth: 0): in a shallow clone its id is a fault.',
    '',
    'With --manifests it judges the manifests of tenant ID instead, those in the file PATH or in all *.yaml, *.yml and',
    '*.json below the folder PATH, as admission would in each of the tenant\'s clusters: as if Flux created them with the',
    'account of the tenant\'s Git source, or an admin of the tenant did if it has none. Each line names file, line and object.',
    'Kustomize overlays and Helm charts are not built: check what `kustomize build` or `helm template` writes.',
    'Not known without a cluster: rights (RBAC), what is left of the quota, throttling, and rules of others.',
    '',
    'Lines that begin with "note:" are no faults. Nothing of the repository is executed.',
    'Exit code 0: no faults; 1: faults; 2: wrong usage.',
  ].join('\n'),
  async run(args, io) {
    const options = { against: { type: 'string' }, manifests: { type: 'string' }, tenant: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    if (positionals.length > 1) throw new UsageError('give one folder');
    const { manifests, tenant, against } = values;
    if ((manifests === undefined) !== (tenant === undefined)) throw new UsageError('give --manifests and --tenant together');
    if (manifests !== undefined && against !== undefined) throw new UsageError('--against is about documents; give it without --manifests');
    const folder = resolve(io.cwd, positionals[0] ?? 'tenants');
    return manifests === undefined || tenant === undefined ? checkDocuments(folder, against, io) : checkTenantManifests({ folder, manifests, tenant }, io);
  },
};

async function checkDocuments(folder: string, against: string | undefined, io: Io): Promise<number> {
  const step = against === undefined ? undefined : await judgeStep({ folder, against, searchPath: io.env['PATH'] });
  const { catalog, faults } = step ?? checkRepository(folder);
  if (step?.diff !== undefined) io.out(formatDiff(step.diff).trimEnd());
  if (catalog === undefined) return report(faults, '', io);
  const today = exemptionDays(catalog, Date.now());
  const locate = (found: readonly Fault[]): Fault[] => locateFaults(found, (file) => readFileText(folder, file));
  for (const fault of locate(today.ended)) io.out(`note: ${formatFault(fault)}`);
  const rendered = faults.length > 0 ? [] : await checkRendered(catalog, Date.now());
  const all = sortFaults([...faults, ...(step?.stepFaults ?? []), ...locate(today.tooLong), ...rendered]);
  return report(all, `${catalog.size} tenants, ${catalog.plans.size} plans, ${catalog.clusters.size} clusters`, io);
}

interface ManifestQuestion {
  readonly folder: string;
  readonly manifests: string;
  readonly tenant: string;
}

/** The catalog is taken as it is: faults of other documents are not the tenant's affair. */
async function checkTenantManifests({ folder, manifests, tenant }: ManifestQuestion, io: Io): Promise<number> {
  const { catalog, faults } = checkRepository(folder);
  if (catalog === undefined) throw refusalError(faults);
  const path = resolve(io.cwd, manifests);
  const found = await manifestFiles(path, relative(io.cwd, path) || '.');
  const outcome = await checkManifests(found, tenant, catalog, Date.now());
  for (const note of outcome.notes) io.out(`note: ${note}`);
  return report(outcome.faults, counted(outcome.objects, 'object') + ` in ${counted(found.files.length, 'file')}, judged for tenant ${tenant}`, io);
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function report(faults: readonly Fault[], what: string, io: Io): number {
  for (const fault of faults) io.err(formatFault(fault));
  if (faults.length > 0) {
    io.err(counted(faults.length, 'fault'));
    return 1;
  }
  io.out(`no faults: ${what}`);
  return 0;
}
