/** The head of what a CGI program writes. */
export interface CgiHead {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Splits the output of a CGI program so far into its head and the bytes after it.
 * Undefined while the empty line that ends the head has not come yet.
 */
export function splitCgiOutput(output: Buffer): { readonly head: CgiHead; readonly rest: Buffer } | undefined {
  const end = output.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const fields = output
    .subarray(0, end)
    .toString('latin1')
    .split('\r\n')
    .map((line): [string, string] => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()];
    });
  const { status, ...headers } = Object.fromEntries(fields);
  return {
    head: { status: Number.parseInt(status ?? '200', 10), headers },
    rest: output.subarray(end + 4),
  };
}
