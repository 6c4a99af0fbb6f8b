/** Reads the output of `ls-tree -r -z` and `diff-tree -r -z`. */

/** Mode of a plain file; everything else (links, submodules, executables) is not for us. */
export const PLAIN_FILE = '100644';

export interface TreeEntry {
  readonly mode: string;
  readonly id: string;
  readonly path: string;
}

export interface TreeChange {
  readonly path: string;
  readonly from: { readonly mode: string; readonly id: string } | undefined;
  readonly to: { readonly mode: string; readonly id: string } | undefined;
}

const ABSENT = '000000';

/** `<mode> <type> <id>\t<path>\0` */
export function parseTree(output: Buffer): TreeEntry[] {
  const entries: TreeEntry[] = [];
  for (const record of output.toString('utf8').split('\0')) {
    if (record === '') continue;
    const tab = record.indexOf('\t');
    const [mode = '', , id = ''] = record.slice(0, tab).split(' ');
    entries.push({ mode, id, path: record.slice(tab + 1) });
  }
  return entries;
}

/** `:<mode> <mode> <id> <id> <status>\0<path>\0` */
export function parseTreeDiff(output: Buffer): TreeChange[] {
  const parts = output.toString('utf8').split('\0');
  const changes: TreeChange[] = [];
  for (let index = 0; index + 1 < parts.length; index += 2) {
    const [fromMode = '', toMode = '', fromId = '', toId = ''] = (parts[index] ?? '').replace(/^:/, '').split(' ');
    changes.push({
      path: parts[index + 1] ?? '',
      from: fromMode === ABSENT ? undefined : { mode: fromMode, id: fromId },
      to: toMode === ABSENT ? undefined : { mode: toMode, id: toId },
    });
  }
  return changes;
}
