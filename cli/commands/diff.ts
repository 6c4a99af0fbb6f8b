import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { TenantryError, refusalError } from '../../model/errors.ts';
import { formatDiff } from '../../synth/diff-report.ts';
import { UsageError, type Command } from '../command.ts';
import { judgeStep } from '../step.ts';

/** Tells what a change of documents changes in the clusters, and judges nothing. */
export const diff: Command = {
  name: 'diff',
  summary: 'tell what a change of documents changes in the clusters',
  help: [
    'tenantry diff [DIR] --against REVISION',
    '',
    'Renders the tenants repository DIR (tenants/ by default) as it is and as it was at a Git revision, and prints the',
    'difference object by object; equal changes of many tenants are told once. Fits into a comment of a pull request.',
    '`tenantry check --against` prints the same and judges the change.',
  ].join('\n'),
  async run(args, io) {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { against: { type: 'string' } } });
    if (positionals.length > 1) throw new UsageError('give one folder');
    if (values.against === undefined) throw new UsageError('give the revision to compare with: --against origin/main, for instance');
    const folder = resolve(io.cwd, positionals[0] ?? 'tenants');
    const step = await judgeStep({ folder, against: values.against, searchPath: io.env['PATH'] });
    if (step.faults.length > 0) throw refusalError(step.faults);
    if (step.diff === undefined) throw new TenantryError('FAILED_PRECONDITION', `${values.against} has faults of its own and renders to nothing; compare with a revision that passes tenantry check`);
    io.out(formatDiff(step.diff).trimEnd());
    return 0;
  },
};
