/**
 * The last answer of a function of one object. The rules of a review ask the same of the same request one after the
 * other, so one answer is enough. A WeakMap by request would say the same, but every collection of garbage has to go
 * through such a table, and thousands of reviews a second fill it.
 */
export function remembered<K extends object, V>(compute: (key: K) => V): (key: K) => V {
  let last: { readonly key: K; readonly value: V } | undefined;
  return (key) => {
    if (last?.key !== key) last = { key, value: compute(key) };
    return last.value;
  };
}
