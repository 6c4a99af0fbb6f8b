import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { synthesize } from '../../synth/app.ts';
import { UsageError, type Command } from '../command.ts';

/** Renders a folder of documents into a folder of manifests. */
export const synth: Command = {
  name: 'synth',
  summary: 'render a tenants repository into a folder of manifests',
  help: [
    'tenantry synth [DIR] [--out OUT]',
    '',
    'Renders the tenants repository DIR (tenants/ by default) into OUT (out/ by default): OUT/deploy/<cluster>/… as on the',
    'deploy branches, and OUT/bootstrap/<cluster>.yaml. Only what changed is written; what is no longer rendered is',
    'removed. Nothing is written while any document has a fault.',
  ].join('\n'),
  async run(args, io) {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { out: { type: 'string' } } });
    if (positionals.length > 1) throw new UsageError('give one folder');
    const out = values.out ?? 'out';
    const report = synthesize({ tenants: resolve(io.cwd, positionals[0] ?? 'tenants'), out: resolve(io.cwd, out) });
    io.out(`${report.tenants} tenants, ${report.clusters} clusters: ${report.written} files written, ${report.unchanged} unchanged, ${report.removed} removed in ${out}`);
    return 0;
  },
};
