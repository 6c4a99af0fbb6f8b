/** What a command of `tenantry` is, and the little it may know of the world. */

/** Where a command writes and what it stands in; `cwd` is absolute. */
export interface Io {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  out(line: string): void;
  err(line: string): void;
}

/** One command; `run` gives the exit code: 0 done, 1 findings or a failure that was explained, 2 wrong usage. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** The whole help text, its first line `tenantry NAME …`. */
  readonly help: string;
  run(args: readonly string[], io: Io): Promise<number>;
}

/** A fault of the command line itself: printed with the way to the help, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
