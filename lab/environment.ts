import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Environment variables as `process.env` has them; only `main.ts` and tests read the real ones. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Takes one line of progress, without a newline. */
export type Log = (line: string) => void;

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'EACCES' || code === 'ENOTDIR') return false;
    throw error;
  }
}

/**
 * The first executable file of that name on the PATH of `environment`, or in one of `extraFolders`.
 * Undefined when there is none.
 */
export function findExecutable(
  name: string,
  environment: Environment,
  extraFolders: readonly string[] = [],
): string | undefined {
  const folders = [...(environment['PATH'] ?? '').split(delimiter), ...extraFolders];
  return folders
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, name))
    .find(isExecutable);
}
