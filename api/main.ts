/** `npm start`: reads settings, starts the process, prints where it listens, and drains on SIGTERM. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TenantryError } from '../model/errors.ts';
import { ConfigError } from '../runtime/config.ts';
import { onStopSignals } from '../runtime/lifecycle.ts';
import { createLog, type Log } from '../runtime/log.ts';
import { announcementLines } from './announcement.ts';
import { openDataFolder } from './data-folder.ts';
import { openLocalToken } from './identity/local-token.ts';
import { startProcess } from './process.ts';
import { readApiSettings, type ApiSettings } from './settings.ts';

/** One clear line a fault on standard error, and exit code 1. */
function fail(lines: readonly string[]): never {
  for (const line of lines) console.error(`tenantry: ${line}`);
  process.exit(1);
}

function logTo(settings: ApiSettings, secrets: readonly string[]): Log {
  return createLog({ level: settings.logLevel, destination: process.stderr, secrets: [...settings.secrets, ...secrets] });
}

async function run(settings: ApiSettings): Promise<void> {
  const folder = openDataFolder(settings.dataDir);
  const token = await openLocalToken(folder.tokenFile);
  const log = logTo(settings, [token]);
  const running = await startProcess({
    settings, folder, token, log,
    sampleDocuments: join(import.meta.dirname, '../tenants'),
    searchPath: process.env['PATH'] ?? '/usr/bin:/bin',
  });
  const lines = announcementLines(running.announcement);
  console.log((settings.quiet ? lines.slice(0, 2) : lines).join('\n'));
  onStopSignals(
    process,
    (signal) => {
      log.info('stopping', { signal });
      void running.stop().then((clean) => process.exit(clean ? 0 : 1));
    },
    () => process.exit(1),
  );
}

async function main(): Promise<void> {
  try {
    const settings = readApiSettings({ argv: process.argv.slice(2), env: process.env, readText: (file) => readFileSync(file, 'utf8') });
    if ('help' in settings) return console.log(settings.help);
    await run(settings);
  } catch (error) {
    if (error instanceof ConfigError) fail(error.faults);
    if (error instanceof TenantryError) fail(error.message.split('\n'));
    // Nobody planned for this: the stack is for a report, on standard error like everything that goes wrong.
    createLog({ level: 'error', destination: process.stderr }).error('tenantry could not start', { error });
    process.exit(1);
  }
}

await main();
