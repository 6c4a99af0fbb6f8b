import { TenantryError } from '../model/errors.ts';
import { formatFault } from '../model/fault.ts';
import { UsageError, type Command, type Io } from './command.ts';

/** Runs the command that `args` names. Explained failures become lines on `io.err`; others are thrown. */
export async function run(commands: readonly Command[], args: readonly string[], io: Io): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    io.out(overview(commands));
    return name === undefined ? 2 : 0;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) {
    io.err(`tenantry: no command ${JSON.stringify(name.slice(0, 40))}; the commands are ${commands.map((each) => each.name).join(', ')}`);
    return 2;
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    io.out(command.help);
    return 0;
  }
  try {
    return await command.run(rest, io);
  } catch (error) {
    return explain(command, error, io);
  }
}

function explain(command: Command, error: unknown, io: Io): number {
  if (error instanceof UsageError || isParseArgsError(error)) {
    io.err(`tenantry ${command.name}: ${error.message}`);
    io.err(`see tenantry ${command.name} --help`);
    return 2;
  }
  if (error instanceof TenantryError) {
    const placed = error.faults.filter((fault) => fault.file !== '');
    for (const fault of placed) io.err(formatFault(fault));
    io.err(`tenantry ${command.name}: ${placed.length === 0 ? error.message : `${placed.length} ${placed.length === 1 ? 'fault' : 'faults'}; nothing was done`}`);
    return 1;
  }
  if (isFileError(error)) {
    io.err(`tenantry ${command.name}: ${error.path ?? 'a file'} cannot be used: ${FILE_ERRORS[error.code] ?? error.code}`);
    return 1;
  }
  throw error;
}

const FILE_ERRORS: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist',
  ENOTDIR: 'it is not a folder',
  EISDIR: 'it is a folder',
  EACCES: 'its permissions forbid it',
  EPERM: 'its permissions forbid it',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
};

function isFileError(error: unknown): error is Error & { readonly code: string; readonly path?: string } {
  return error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string';
}

function isParseArgsError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

function overview(commands: readonly Command[]): string {
  const width = Math.max(...commands.map((command) => command.name.length));
  const lines = commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`);
  return ['tenantry COMMAND [ARGUMENTS]', '', 'Tenants of a Kubernetes platform as code.', '', ...lines, '', 'tenantry COMMAND --help tells more.'].join('\n');
}
