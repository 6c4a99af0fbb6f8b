/** What `npm start` does: reads settings, starts the process, tells where it listens, and drains on SIGTERM. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TenantryError } from '../model/errors.ts';
import { ConfigError, type Environment } from '../runtime/config.ts';
import { onStopSignals, type SignalSource } from '../runtime/lifecycle.ts';
import { createLog, type LogOptions } from '../runtime/log.ts';
import { announcementLines } from './announcement.ts';
import { openDataFolder } from './data-folder.ts';
import { openLocalToken } from './identity/local-token.ts';
import { startProcess } from './process.ts';
import { readApiSettings, type ApiSettings } from './settings.ts';

/** What the command needs of the process that it runs in. */
export interface Surroundings {
  readonly argv: readonly string[];
  readonly env: Environment;
  readonly signals: SignalSource;
  /** Where the log goes. */
  readonly stderr: LogOptions['destination'];
  /** Prints lines for people. */
  readonly tell: (text: string) => void;
  /** Prints one clear line for each thing that is wrong. */
  readonly complain: (line: string) => void;
  readonly exit: (code: number) => never;
}

async function run(settings: ApiSettings, around: Surroundings): Promise<void> {
  const folder = openDataFolder(settings.dataDir);
  const token = settings.access.localToken ? await openLocalToken(folder.tokenFile) : undefined;
  const log = createLog({ level: settings.logLevel, destination: around.stderr, secrets: [...settings.secrets, ...(token === undefined ? [] : [token])] });
  const running = await startProcess({
    settings, folder, token, log,
    sampleDocuments: join(import.meta.dirname, '../tenants'),
    searchPath: around.env['PATH'] ?? '/usr/bin:/bin',
  });
  around.tell(announcementLines(running.announcement, settings.quiet).join('\n'));
  onStopSignals(
    around.signals,
    (signal) => {
      log.info('stopping', { signal });
      void running.stop().then((clean) => around.exit(clean ? 0 : 1));
    },
    () => around.exit(1),
  );
}

/** Runs the command. Ends the process with code 1 and no stack trace when it cannot start. */
export async function main(around: Surroundings): Promise<void> {
  try {
    const settings = readApiSettings({ argv: around.argv, env: around.env, readText: (file) => readFileSync(file, 'utf8') });
    if ('help' in settings) return around.tell(settings.help);
    await run(settings, around);
  } catch (error) {
    if (error instanceof ConfigError) error.faults.forEach(around.complain);
    else if (error instanceof TenantryError) error.message.split('\n').forEach(around.complain);
    // Nobody planned for this: the stack is for a report, and goes where everything goes that is wrong.
    else createLog({ level: 'error', destination: around.stderr }).error('tenantry could not start', { error });
    around.exit(1);
  }
}
