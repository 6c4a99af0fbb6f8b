/** Lines for faults that were found on documents, long after their text was let go. */
import type { Fault } from './fault.ts';
import { readYaml } from './yaml-reader.ts';
import { lineAt, offsetOf, pathSegments } from './yaml-tree.ts';

/** Line of a field in a text, or of the nearest field around it; 0 when the text cannot be read. */
export function lineOf(text: string, path: string): number {
  const { root } = readYaml(text);
  return root === undefined ? 0 : lineAt(text, offsetOf(root, pathSegments(path)));
}

/** The faults with lines filled in where they were 0 and the file can be read. Each file is parsed at most once. */
export function locateFaults(faults: readonly Fault[], readText: (file: string) => string | undefined): Fault[] {
  const lines = new Map<string, (path: string) => number>();
  const lookup = (file: string) => {
    const known = lines.get(file);
    if (known !== undefined) return known;
    const text = readText(file);
    const root = text === undefined ? undefined : readYaml(text).root;
    const find = text === undefined || root === undefined ? () => 0 : (path: string) => lineAt(text, offsetOf(root, pathSegments(path)));
    lines.set(file, find);
    return find;
  };
  return faults.map((fault) => (fault.line > 0 || fault.path === '' ? fault : { ...fault, line: lookup(fault.file)(fault.path) }));
}
