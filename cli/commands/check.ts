import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Catalog } from '../../model/catalog.ts';
import { refusalError } from '../../model/errors.ts';
import { formatFault, sortFaults, type Fault } from '../../model/fault.ts';
import { locateFaults } from '../../model/locate.ts';
import { checkChange } from '../../policies/change/index.ts';
import { checkRepository } from '../../synth/check.ts';
import { loadRepository } from '../../synth/load.ts';
import { readFileText } from '../../synth/repository-files.ts';
import { openBaseRevision } from '../base-revision.ts';
import { UsageError, type Command, type Io } from '../command.ts';

/** Says everything that is wrong with a tenants repository, or with a change of it. */
export const check: Command = {
  name: 'check',
  summary: 'say everything that is wrong with a tenants repository',
  help: [
    'tenantry check [DIR] [--against REVISION]',
    '',
    'Checks every document of the tenants repository DIR (tenants/ by default) and prints one line for each fault:',
    'file:line: field: [tenantry/<rule>] what is wrong; how to mend it.',
    'With --against it also judges the step from that Git revision (origin/main, say): removal in three steps, the',
    'deletion budget, ids that were used before, folders that vanished. Nothing of the repository is executed.',
    'Exit code 0: no faults; 1: faults; 2: wrong usage.',
  ].join('\n'),
  async run(args, io) {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { against: { type: 'string' } } });
    if (positionals.length > 1) throw new UsageError('give one folder');
    const folder = resolve(io.cwd, positionals[0] ?? 'tenants');
    const { catalog, faults } = checkRepository(folder);
    const changes = values.against === undefined || catalog === undefined ? [] : await changeFaults(folder, catalog, values.against, io);
    return report(sortFaults([...faults, ...changes]), catalog, io);
  },
};

async function changeFaults(folder: string, after: Catalog, revision: string, io: Io): Promise<readonly Fault[]> {
  await using base = await openBaseRevision(folder, revision, io.env['PATH']);
  const { catalog: before, faults } = loadRepository(base.folder);
  if (before === undefined) throw refusalError(faults, 'FAILED_PRECONDITION');
  const fresh = [...after.tenants()].map((entry) => entry.id).filter((id) => before.tenant(id) === undefined);
  const retired = await base.retiredAmong(fresh);
  return locateFaults(checkChange(before, after, { retired }), (file) => readFileText(folder, file));
}

function report(faults: readonly Fault[], catalog: Catalog | undefined, io: Io): number {
  for (const fault of faults) io.err(formatFault(fault));
  if (faults.length > 0) {
    io.err(`${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}`);
    return 1;
  }
  io.out(`no faults: ${catalog?.size ?? 0} tenants, ${catalog?.plans.size ?? 0} plans, ${catalog?.clusters.size ?? 0} clusters`);
  return 0;
}
