import { execFile } from 'node:child_process';
import type { Environment } from './environment.ts';
import { LabError } from './lab-error.ts';

/** How to run a short command. */
export interface CommandOptions {
  readonly cwd?: string;
  /** The whole environment; nothing is inherited. */
  readonly env: Environment;
}

const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;

/**
 * Runs a command to its end and gives its standard output.
 * @throws LabError with the end of its standard error when it cannot run or fails
 */
export function runCommand(command: string, args: readonly string[], options: CommandOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    const settings = { ...options, maxBuffer: MAX_OUTPUT_BYTES, encoding: 'utf8' as const };
    execFile(command, args, settings, (error, stdout, stderr) => {
      if (error === null) {
        resolve(stdout);
        return;
      }
      const said = stderr.trim().split('\n').slice(-20).join('\n');
      reject(new LabError(`${command} ${args.join(' ')}: ${said === '' ? error.message : said}`));
    });
  });
}
