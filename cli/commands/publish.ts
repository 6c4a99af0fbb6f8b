import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { openDataFolder } from '../../api/data-folder.ts';
import { readApiSettings, type ApiSettings } from '../../api/settings.ts';
import { formatFault } from '../../model/fault.ts';
import { createRemote } from '../../store/git/remote.ts';
import { openStore } from '../../store/open.ts';
import type { PublishReport } from '../../store/store.ts';
import type { Command, Io } from '../command.ts';

/** Renders what people merged into the deploy branches, once: the publisher without the API, for CI. */
export const publish: Command = {
  name: 'publish',
  summary: 'render what was merged into the deploy branches, once',
  help: [
    'tenantry publish [--remote URL] [--data-dir DIR] [the other settings of the API\'s remote and signing key]',
    '',
    'Fetches the tenants repository, renders what changed on main since the deploy branches were written, and pushes them.',
    'For CI, where no API process runs; an API process does the same by itself. Without --remote it publishes the embedded',
    'repository of the data folder (.tenantry by default). Settings and variables are those of `npm start -- --help`.',
    'Exit code 0: all is published; 1: something is not, and the output says what.',
  ].join('\n'),
  async run(args, io) {
    const settings = readApiSettings({ argv: args, env: io.env, readText: (file) => readFileSync(file, 'utf8') });
    if ('help' in settings) return 0;
    return report(await publishOnce(settings, io), io);
  },
};

async function publishOnce(settings: ApiSettings, io: Io): Promise<PublishReport> {
  const folder = openDataFolder(resolve(io.cwd, settings.dataDir));
  try {
    const store = await openStore({
      remote: settings.remote ?? createRemote(resolve(folder.repository)),
      workDir: resolve(folder.workDir),
      database: folder.storeDatabase,
      searchPath: io.env['PATH'] ?? '/usr/bin:/bin',
      clock: { now: () => Date.now() },
      pollMs: 0,
      ...(settings.signingKeyFile === undefined ? {} : { signingKeyFile: settings.signingKeyFile }),
      ...(settings.pushesPerMinute === undefined ? {} : { pushesPerMinute: settings.pushesPerMinute }),
    });
    try {
      return await store.publishNow();
    } finally {
      await store.close();
    }
  } finally {
    folder.release();
  }
}

function report({ main, branches, problems }: PublishReport, io: Io): number {
  for (const { name, commit, files } of branches) io.out(`${name} ${commit.slice(0, 12)} ${files} files`);
  for (const { subject, kind, message, faults } of problems) {
    io.err(`${subject}: ${kind}: ${message}`);
    for (const fault of faults) io.err(`  ${formatFault(fault)}`);
  }
  io.out(`main ${main.slice(0, 12)}: ${branches.length} branches moved, ${problems.length} problems`);
  return problems.length === 0 ? 0 : 1;
}

