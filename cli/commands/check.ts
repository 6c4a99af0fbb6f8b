import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { formatFault, sortFaults } from '../../model/fault.ts';
import { checkRepository, type CheckedRepository } from '../../synth/check.ts';
import { formatDiff } from '../../synth/diff-report.ts';
import { UsageError, type Command, type Io } from '../command.ts';
import { judgeStep } from '../step.ts';

/** Says everything that is wrong with a tenants repository, or with a change of it, and what the change does. */
export const check: Command = {
  name: 'check',
  summary: 'say everything that is wrong with a tenants repository',
  help: [
    'tenantry check [DIR] [--against REVISION]',
    '',
    'Checks every document of the tenants repository DIR (tenants/ by default) and prints one line for each fault:',
    'file:line: field: [tenantry/<rule>] what is wrong; how to mend it.',
    'With --against it also judges the step from that Git revision (origin/main, say): removal in three steps, the',
    'deletion budget, ids that were used before, folders that vanished, hosts that another tenant had before; and tells',
    'what the step changes in the clusters.',
    'A new tenant needs all of history for that (fetch-depth: 0): in a shallow clone its id is a fault.',
    'Nothing of the repository is executed. Exit code 0: no faults; 1: faults; 2: wrong usage.',
  ].join('\n'),
  async run(args, io) {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { against: { type: 'string' } } });
    if (positionals.length > 1) throw new UsageError('give one folder');
    const folder = resolve(io.cwd, positionals[0] ?? 'tenants');
    if (values.against === undefined) return report(checkRepository(folder), io);
    const step = await judgeStep({ folder, against: values.against, searchPath: io.env['PATH'] });
    if (step.diff !== undefined) io.out(formatDiff(step.diff).trimEnd());
    return report({ catalog: step.catalog, faults: sortFaults([...step.faults, ...step.stepFaults]) }, io);
  },
};

function report({ faults, catalog }: CheckedRepository, io: Io): number {
  for (const fault of faults) io.err(formatFault(fault));
  if (faults.length > 0) {
    io.err(`${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}`);
    return 1;
  }
  io.out(`no faults: ${catalog?.size ?? 0} tenants, ${catalog?.plans.size ?? 0} plans, ${catalog?.clusters.size ?? 0} clusters`);
  return 0;
}
