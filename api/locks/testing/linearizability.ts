/**
 * Is a recorded history of one object linearizable? The search of Wing and Gong with the memory of Lowe (Testing for
 * linearizability, 2017): operations are put in an order that respects who ended before whom began, and that the
 * object's model accepts; a set of operations that was tried with the same state before is not tried again. Histories
 * are checked for one key at a time: an object of many keys is linearizable when each of them is (Herlihy and Wing).
 */

export interface Operation<I> {
  /** When it was called and when it was answered, by one clock that never goes back. An answer that never came: Infinity. */
  readonly call: number;
  readonly end: number;
  /** What was asked and answered. */
  readonly what: I;
}

export interface Model<S, I> {
  readonly initial: S;
  /** The states after an operation in a state; none when it cannot have happened then. */
  readonly step: (state: S, operation: Operation<I>) => readonly S[];
  /** Two states with the same key behave alike. */
  readonly key: (state: S) => string;
}

export type Verdict<I> = { readonly linearizable: true } | { readonly linearizable: false; readonly stuck: readonly Operation<I>[] };

interface Frame<S> {
  readonly state: S;
  readonly done: bigint;
  readonly count: number;
}

/** Operations that may come next: not done, and called before any other that is not done was answered. */
function candidates<I>(operations: readonly Operation<I>[], done: bigint): number[] {
  const open: number[] = [];
  let firstEnd = Number.POSITIVE_INFINITY;
  for (const [index, { call, end }] of operations.entries()) {
    // They are in the order of their calls.
    if (call > firstEnd) break;
    if ((done >> BigInt(index)) & 1n) continue;
    open.push(index);
    firstEnd = Math.min(firstEnd, end);
  }
  const endOf = (index: number): number => operations[index]?.end ?? 0;
  return open.filter((index) => (operations[index]?.call ?? 0) <= firstEnd).sort((a, b) => endOf(a) - endOf(b));
}

/** Checks a history. Operations without an answer may have happened at any time after their call, or not at all. */
export function checkLinearizable<S, I>(model: Model<S, I>, history: readonly Operation<I>[]): Verdict<I> {
  const operations = [...history].sort((a, b) => a.call - b.call);
  const answered = operations.filter(({ end }) => end !== Number.POSITIVE_INFINITY).length;
  const seen = new Set<string>();
  const stack: Frame<S>[] = [{ state: model.initial, done: 0n, count: 0 }];
  let furthest: Frame<S> = { state: model.initial, done: 0n, count: -1 };
  for (let frame = stack.pop(); frame !== undefined; frame = stack.pop()) {
    if (frame.count === answered) return { linearizable: true };
    if (frame.count > furthest.count) furthest = frame;
    // The last on the stack is tried first: of all the one that was answered first, which most likely happened first.
    for (const index of candidates(operations, frame.done).reverse()) {
      const operation = operations[index];
      if (operation === undefined) continue;
      const done = frame.done | (1n << BigInt(index));
      for (const state of model.step(frame.state, operation)) {
        const memory = `${done.toString(36)} ${model.key(state)}`;
        if (seen.has(memory)) continue;
        seen.add(memory);
        stack.push({ state, done, count: frame.count + (operation.end === Number.POSITIVE_INFINITY ? 0 : 1) });
      }
    }
  }
  return { linearizable: false, stuck: candidates(operations, furthest.done).flatMap((index) => operations[index] ?? []) };
}
