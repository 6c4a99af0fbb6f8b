/** Lines for faults that were found on documents, long after their text was let go. */
import type { Fault } from './fault.ts';
import { readYaml } from './yaml-reader.ts';
import { lineAt, offsetOf, pathSegments } from './yaml-tree.ts';

/** Gives the line of a field, or of the nearest field around it; 0 when the text cannot be read. */
function finderIn(text: string | undefined): (path: string) => number {
  const root = text === undefined ? undefined : readYaml(text).root;
  if (text === undefined || root === undefined) return () => 0;
  return (path) => lineAt(text, offsetOf(root, pathSegments(path)));
}

/** The faults with lines filled in where they were 0 and the file can be read. Each file is parsed at most once. */
export function locateFaults(faults: readonly Fault[], readText: (file: string) => string | undefined): Fault[] {
  const finders = new Map<string, (path: string) => number>();
  const lookup = (file: string) => {
    const finder = finders.get(file) ?? finderIn(readText(file));
    finders.set(file, finder);
    return finder;
  };
  return faults.map((fault) => (fault.line > 0 || fault.path === '' ? fault : { ...fault, line: lookup(fault.file)(fault.path) }));
}
