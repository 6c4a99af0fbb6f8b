/** Which entries of an old list are still in a new one, in the same order. */

/** What becomes of a list: an old entry stays, is replaced by a new one, goes, or a new one comes. */
export type Move =
  | { readonly kind: 'keep' | 'replace'; readonly old: number; readonly next: number }
  | { readonly kind: 'delete'; readonly old: number }
  | { readonly kind: 'insert'; readonly next: number };

/** Lengths of the longest common subsequences of all tails. */
function tailLengths(oldLength: number, nextLength: number, same: (old: number, next: number) => boolean): number[][] {
  const lengths = Array.from({ length: oldLength + 1 }, () => new Array<number>(nextLength + 1).fill(0));
  for (let old = oldLength - 1; old >= 0; old -= 1) {
    const row = lengths[old] ?? [];
    const below = lengths[old + 1] ?? [];
    for (let next = nextLength - 1; next >= 0; next -= 1) {
      row[next] = same(old, next) ? (below[next + 1] ?? 0) + 1 : Math.max(below[next] ?? 0, row[next + 1] ?? 0);
    }
  }
  return lengths;
}

/** Old and new entries between two that stay: replaced one by one as far as they go. */
function gapMoves(olds: readonly number[], nexts: readonly number[]): Move[] {
  const both = Math.min(olds.length, nexts.length);
  return [
    ...olds.slice(0, both).map((old, index): Move => ({ kind: 'replace', old, next: nexts[index] ?? 0 })),
    ...olds.slice(both).map((old): Move => ({ kind: 'delete', old })),
    ...nexts.slice(both).map((next): Move => ({ kind: 'insert', next })),
  ];
}

/** Moves that make the new list out of the old one and keep as many entries as possible. */
export function align(oldLength: number, nextLength: number, same: (old: number, next: number) => boolean): Move[] {
  const lengths = tailLengths(oldLength, nextLength, same);
  const length = (old: number, next: number) => lengths[old]?.[next] ?? 0;
  const moves: Move[] = [];
  let [olds, nexts]: [number[], number[]] = [[], []];
  let old = 0;
  let next = 0;
  while (old < oldLength || next < nextLength) {
    if (old < oldLength && next < nextLength && same(old, next)) {
      moves.push(...gapMoves(olds, nexts), { kind: 'keep', old, next });
      [olds, nexts] = [[], []];
      old += 1;
      next += 1;
    } else if (next >= nextLength || (old < oldLength && length(old + 1, next) >= length(old, next + 1))) {
      olds.push(old);
      old += 1;
    } else {
      nexts.push(next);
      next += 1;
    }
  }
  return [...moves, ...gapMoves(olds, nexts)];
}
